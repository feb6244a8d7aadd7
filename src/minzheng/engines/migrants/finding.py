"""Lists of migrants, the year's lists, the whole chain of one, the report upward."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.migrants.coded import LineState, State
from minzheng.engines.migrants.models import Line, Migrant, Plan, Quota, Reservoir, Round
from minzheng.engines.migrants.posts import (
    migrants_in,
    plans_in,
    reservoirs_in,
    rounds_in,
)
from minzheng.engines.migrants.terms import Terms, terms
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.money import Fen
from minzheng.registers.offices.api import home_division

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """Whom the list shows; empty means everybody."""

    reservoir: int = 0
    division: str = ""
    standing: str = ""
    after: int = 0


@dataclass(frozen=True)
class Shown:
    """A migrant and the last day of her own years."""

    migrant: Migrant
    last_day: date
    is_over: bool


@dataclass(frozen=True)
class PeoplePage:
    """A page of migrants; `after` leads to the next, 0 when there is none."""

    rows: Sequence[Shown]
    after: int


@dataclass(frozen=True)
class LinePage:
    """A page of a list; `after` leads to the next, 0 when there is none."""

    rows: Sequence[Line]
    after: int


@dataclass(frozen=True)
class RoundSum:
    """A list and what it comes to."""

    round: Round
    heads: int
    blocked: int
    failed: int
    due: Fen
    paid: Fen


@dataclass(frozen=True)
class HeadSum:
    """Approved heads of a village, and how many of them are paid still."""

    quota: Quota
    registered: int
    living: int


@dataclass(frozen=True)
class Link:
    """A link of a list's chain: its paper, or its gap."""

    phase: str
    name: str
    paper: str


def people_page(viewer: Viewer, wanted: Wanted, on: date) -> PeoplePage:
    """A page of the viewer's migrants. One query, and the terms."""
    rows = migrants_in(viewer)
    if wanted.reservoir:
        rows = rows.filter(reservoir=wanted.reservoir)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    told = terms(home_division(), on)
    rows = _standing(rows, wanted.standing, told, on)
    found = list(rows.filter(pk__gt=wanted.after).order_by("pk")[: PAGE + 1])
    shown = [shown_of(row, told, on) for row in found[:PAGE]]
    return PeoplePage(shown, found[PAGE - 1].pk if len(found) > PAGE else 0)


def shown_of(row: Migrant, told: Terms, on: date) -> Shown:
    """A migrant with the end of her own years."""
    return Shown(row, told.last_day(row.moved_on), told.is_over(row.moved_on, on))


def expired(viewer: Viewer, on: date) -> int:
    """How many are registered whose own years have ended and for whom no document goes on."""
    told = terms(home_division(), on)
    return _standing(migrants_in(viewer), "over", told, on).count()


def round_sums(viewer: Viewer, year: int = 0) -> list[RoundSum]:
    """The viewer's lists with their sums, the newest first. One query."""
    rows = rounds_in(viewer)
    rows = rows.filter(year=year) if year else rows
    return [_sum(row) for row in _annotated(rows)[:200]]


def sum_of(row: Round) -> RoundSum:
    """One list with its sums. One query."""
    return _sum(_annotated(Round.objects.filter(pk=row.pk)).get())


def lines_of(row: Round, after: int = 0) -> LinePage:
    """A page of a list's lines by their number. One query."""
    rows = row.lines.select_related("migrant__person", "migrant__reservoir")
    found = list(rows.filter(number__gt=after)[: PAGE + 1])
    return LinePage(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else 0)


def years_of(row: Migrant) -> list[Line]:
    """One person's lines, the newest first. One query."""
    return list(row.lines.select_related("round").order_by("-round__year"))


def head_sums(viewer: Viewer) -> list[HeadSum]:
    """Approved heads and how many are left, by village. Two queries."""
    quotas = Quota.objects.filter(reservoir__in=reservoirs_in(viewer)).select_related("reservoir")
    people = Migrant.objects.exclude(ended_as="mistake").order_by()
    by = people.values_list("reservoir", "division_code")
    counts = {
        (reservoir, place): (every, living)
        for reservoir, place, every, living in by.annotate(
            Count("pk"), living=Count("pk", filter=Q(ended_on=None))
        )
    }
    return [HeadSum(q, *counts.get((q.reservoir_id, q.division_code), (0, 0))) for q in quotas]


def chain_of(row: Round) -> list[Link]:
    """Every link of a list with its paper, or "" where it is missing. One query."""
    plan = row.plan
    paid = [str(entry) for entry in ledger.entries_of(row.ref)]
    public = f"{row.public_on} 至 {row.until} 公示，{row.public_by}" if row.public_on else ""
    return [
        Link("事前", "后期扶持规划", f"{plan.document}（{plan.approver}）" if plan else ""),
        Link("事前", "村里核对", row.checked_words if row.public_on else ""),
        Link("事前", "公示", public),
        Link("事中", "镇街核对", _hand(row.town_on, row.town_by)),
        Link("事中", "区里确认", _hand(row.district_on, row.district_by)),
        Link("事中", "批准拨款", _hand(row.approved_on, row.approved_by)),
        Link("事中", "银行文件", _hand(row.sent_on, row.sent_by)),
        Link("事后", "回盘对账", str(row.done_on) if row.done_on else ""),
        Link("事后", "资金凭证", "、".join(paid)),
    ]


def public_rounds() -> list[RoundSum]:
    """Lists that were approved, for anybody: sums only. One query."""
    shown = (State.APPROVED, State.SENT, State.DONE)
    return [_sum(row) for row in _annotated(Round.objects.filter(state__in=shown))[:200]]


def reservoirs(viewer: Viewer) -> list[Reservoir]:
    """The viewer's reservoirs. One query."""
    return list(reservoirs_in(viewer).order_by("name", "pk").distinct())


def plans(viewer: Viewer) -> list[Plan]:
    """The viewer's support plans, the newest first. One query."""
    return list(plans_in(viewer)[:50])


def villages_of(viewer: Viewer) -> list[str]:
    """Where migrants live in the viewer's area. One query."""
    rows = migrants_in(viewer).order_by().values_list("division_code", flat=True)
    return sorted(set(rows))


def _standing(rows: QuerySet[Migrant], standing: str, told: Terms, on: date) -> QuerySet[Migrant]:
    if standing == "ended":
        return rows.exclude(ended_on=None)
    if standing not in ("over", "paid"):
        return rows
    # Who moved on or before this day has had all her years.
    try:
        edge = on.replace(year=on.year - told.years)
    except ValueError:
        edge = date(on.year - told.years, 2, 28)
    rows = rows.filter(ended_on=None)
    if edge < told.since:
        return rows.none() if standing == "over" else rows
    if standing == "over":
        return rows.filter(moved_on__lte=edge)
    return rows.filter(moved_on__gt=edge)


def _annotated(rows: QuerySet[Round]) -> QuerySet[Round]:
    def of(*states: LineState) -> Q:
        return Q(lines__state__in=states)

    live = of(LineState.DUE, LineState.PAID, LineState.FAILED)
    return rows.select_related("plan").annotate(
        heads=Count("lines", filter=live),
        blocked=Count("lines", filter=of(LineState.BLOCKED)),
        failed=Count("lines", filter=of(LineState.FAILED)),
        due=Sum("lines__amount", filter=live, default=0),
        paid=Sum("lines__amount", filter=of(LineState.PAID), default=0),
    )


def _sum(row: Round) -> RoundSum:
    told = vars(row)
    return RoundSum(
        row, *(int(told[name]) for name in ("heads", "blocked", "failed", "due", "paid"))
    )


def _hand(day: date | None, who: str) -> str:
    return f"{day} {who}" if day else ""
