"""Lists and counts of people in care, visits due, and the rows behind one person's page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.caregiving.coded import NONE
from minzheng.engines.caregiving.models import (
    Agreement,
    AgreementState,
    Charge,
    Fault,
    FaultState,
    Visit,
)
from minzheng.engines.caregiving.posts import charges_of
from minzheng.kernel.divisions import subtree_range

PAGE, SOON = 50, timedelta(days=7)
RUNNING, WITHOUT, TO_DO, VISITS, LATE, ENDED = (
    "running", "without", "todo", "visits", "late", "ended",
)  # fmt: skip
STATES = {
    RUNNING: "在照料", WITHOUT: "未落实照料人", TO_DO: "要办的", VISITS: "该走访的",
    LATE: "超期的", ENDED: "已结束",
}  # fmt: skip
MOST_VISITS = 30


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `after`: the last row of the page before."""

    state: str = RUNNING
    division: str = ""
    tier: str = ""
    mode: str = ""
    after: int = 0


@dataclass(frozen=True)
class ChargePage:
    """One page of a list; `after` leads to the next, 0 when there is none."""

    rows: list[Charge]
    after: int


@dataclass(frozen=True)
class Counts:
    """How many stand on each list of the viewer's area."""

    running: int
    without: int
    todo: int
    visits: int
    late: int


def charge_page(viewer: Viewer, wanted: Wanted, on: date) -> ChargePage:
    """A page of people in care; visits by their day, others as they came. At most 2 queries."""
    rows = chosen(viewer, wanted, on)
    last = Charge.objects.filter(pk=wanted.after).first() if wanted.after else None
    order = ("visit_due", "pk") if wanted.state == VISITS else ("pk",)
    if last is not None and wanted.state == VISITS:
        rows = rows.filter(
            Q(visit_due__gt=last.visit_due) | Q(visit_due=last.visit_due, pk__gt=last.pk)
        )
    elif last is not None:
        rows = rows.filter(pk__gt=last.pk)
    found = list(rows.order_by(*order)[: PAGE + 1])
    more = len(found) > PAGE
    return ChargePage(found[:PAGE], found[PAGE - 1].pk if more else 0)


def chosen(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[Charge]:
    """The viewer's people in care that fit."""
    rows = charges_of(viewer).filter(_state(wanted.state, on))
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    exact = {"tier": wanted.tier, "mode": wanted.mode}
    return rows.filter(**{name: value for name, value in exact.items() if value})


def counts(viewer: Viewer, on: date) -> Counts:
    """The numbers at the head of the list. One query."""
    states = (RUNNING, WITHOUT, TO_DO, VISITS, LATE)
    found = (
        charges_of(viewer)
        .order_by()
        .aggregate(**{name: Count("pk", filter=_state(name, on)) for name in states})
    )
    return Counts(**found)


def agreements_of(charge: Charge) -> list[Agreement]:
    """Every agreement of a person, newest first. One query."""
    return list(charge.agreements.select_related("carer", "house", "stay").order_by("-pk"))


def visits_of(charge: Charge) -> list[Visit]:
    """The latest visits, newest first. One query."""
    return list(charge.visits.select_related("agreement").order_by("-day", "-pk")[:MOST_VISITS])


def faults_of(charge: Charge) -> list[Fault]:
    """What was bad, what is open first. One query."""
    found = charge.faults.select_related("visit").order_by("due_on", "pk")
    return sorted(found, key=lambda row: row.state != FaultState.OPEN)


def last_carers(charges: list[Charge]) -> dict[int, Agreement]:
    """The agreement in force of each of these people. One query."""
    rows = Agreement.objects.filter(charge__in=charges, state=AgreementState.IN_FORCE)
    return {row.charge_id: row for row in rows.select_related("carer", "house")}


def _state(state: str, on: date) -> Q:
    if state == ENDED:
        return Q(ended_on__isnull=False)
    running = Q(ended_on=None)
    late_fault = Q(
        pk__in=Fault.objects.filter(state=FaultState.OPEN, due_on__lt=on).values("charge")
    )
    more = {
        WITHOUT: Q(duty=NONE),
        TO_DO: ~Q(duty=""),
        VISITS: Q(visit_due__lte=on + SOON),
        LATE: Q(visit_due__lt=on) | (~Q(duty="") & Q(duty_due__lt=on)) | late_fault,
    }
    return running & more.get(state, Q())
