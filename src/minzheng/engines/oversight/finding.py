"""Lists and counts of inspections for those whose area they lie in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.oversight.models import (
    WAITING,
    Deed,
    Finding,
    FindingState,
    Inspection,
)
from minzheng.engines.oversight.posts import PLACE, facility_for, inspections_of
from minzheng.kernel.divisions import subtree_range

PAGE = 50
ALL_WAITING = "waiting"
UNDONE = (FindingState.DRAFT, FindingState.OPEN, FindingState.ANSWERED)


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `state`: "waiting" for all that wait."""

    state: str = ALL_WAITING
    kind: str = ""
    division: str = ""
    reason: str = ""
    mine: bool = False
    late: bool = False
    after: int = 0


@dataclass(frozen=True)
class InspectionPage:
    """One page of a list; `after` leads to the next, 0 when there is none.

    Each row carries `open_findings`, how many findings wait, and `all_findings`.
    """

    rows: list[Inspection]
    after: int


@dataclass(frozen=True)
class Counts:
    """How many wait in the viewer's area, are late, are in her own hands, are to be looked at."""

    waiting: int
    late: int
    mine: int


def inspection_page(viewer: Viewer, wanted: Wanted, on: date) -> InspectionPage:
    """A page, what is due first first, so that what is late stands on top. At most two queries."""
    rows = chosen(viewer, wanted, on)
    last = Inspection.objects.filter(pk=wanted.after).first() if wanted.after else None
    if last is not None:
        rows = rows.filter(Q(next_on__gt=last.next_on) | Q(next_on=last.next_on, pk__gt=last.pk))
    found = list(_counted(rows).order_by("next_on", "pk")[: PAGE + 1])
    more = len(found) > PAGE
    return InspectionPage(found[:PAGE], found[PAGE - 1].pk if more else 0)


def chosen(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[Inspection]:
    """The viewer's inspections that fit."""
    rows = inspections_of(viewer)
    if wanted.state == ALL_WAITING:
        rows = rows.filter(state__in=WAITING)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.division:
        rows = rows.filter(**{f"{PLACE}__range": subtree_range(wanted.division)})
    if wanted.mine:
        rows = rows.filter(_mine(viewer))
    if wanted.late:
        rows = rows.filter(state__in=WAITING, next_on__lt=on)
    exact = {"facility__kind": wanted.kind, "reason": wanted.reason}
    return rows.filter(**{name: value for name, value in exact.items() if value})


def counts(viewer: Viewer, on: date) -> Counts:
    """The numbers at the head of the list. One query."""
    rows = inspections_of(viewer).filter(state__in=WAITING)
    found = rows.order_by().aggregate(
        waiting=Count("pk"),
        late=Count("pk", filter=Q(next_on__lt=on)),
        mine=Count("pk", filter=_mine(viewer)),
    )
    return Counts(**found)


def history(viewer: Viewer, facility: int) -> list[Inspection]:
    """The inspections of one facility, newest first, at most a hundred. Raises NoSuchInspection."""
    rows = inspections_of(viewer).filter(facility=facility_for(viewer, facility))
    return list(_counted(rows).order_by("-planned_on", "-pk")[: 2 * PAGE])


def findings_of(inspection: Inspection) -> list[tuple[Finding, list[Deed]]]:
    """The findings, what is late first, each with what was done about it. Two queries."""
    rows = list(inspection.findings.prefetch_related("deeds"))
    for row in rows:
        row.inspection = inspection
    rows.sort(key=lambda row: (row.state not in UNDONE, row.until, row.pk))
    return [(row, list(row.deeds.all())) for row in rows]


def _mine(viewer: Viewer) -> Q:
    own = Q(first_key=viewer.doer.key) | Q(second_key=viewer.doer.key)
    return own & Q(state__in=WAITING)


def _counted(rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    waiting = Q(findings__state__in=UNDONE)
    return rows.annotate(
        all_findings=Count("findings"), open_findings=Count("findings", filter=waiting)
    )
