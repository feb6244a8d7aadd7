"""Lists and figures: plans, visits, what is odd, calls, beds, the weak, evidence by provider."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Avg, Count, F, Model, Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.homecare.coded import BED, Odd, PlanState, Verdict, VisitState
from minzheng.engines.homecare.models import (
    Call,
    Complaint,
    Flag,
    Pair,
    Plan,
    Settlement,
    Visit,
    Weak,
)
from minzheng.engines.homecare.posts import (
    calls_of,
    complaints_of,
    flags_of,
    pairs_of,
    plans_of,
    reader,
    settlements_of,
    visits_of,
)
from minzheng.engines.homecare.terms import limits_at, number
from minzheng.kernel.months import Month
from minzheng.kernel.units import WHOLE
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import homecare as terms

PAGE = 50
Row = TypeVar("Row", bound=Model)
WAITING, DECIDED, PAIRED, UNPAIRED = "waiting", "decided", "paired", "unpaired"
PLACELESS = (Odd.FAR, Odd.NO_PLACE, Odd.TRAVEL)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Row]
    after: int


@dataclass(frozen=True)
class BedMonth:
    """A bed's month: minutes given, minutes due, what it lacks."""

    plan: Plan
    minutes: int
    least: int

    @property
    def is_below(self) -> bool:
        return self.plan.is_bed and self.minutes < self.least


@dataclass(frozen=True)
class Evidence:
    """What a provider's visits of a period show; shares in 万分之一, None where nothing is known.

    `minutes` are payable ones of visits that no judge waits for.
    """

    visits: int = 0
    minutes: int = 0
    missed: int = 0
    punctual: int | None = None
    valid: int | None = None
    satisfied: int | None = None
    voided: int = 0
    complaints: int = 0


def plan_page(viewer: Viewer, kind: str, state: str, after: int) -> Page[Plan]:
    """The plans of the viewer's area. One query."""
    exact = {"kind": kind, "state": state}
    rows = plans_of(viewer).filter(**{name: told for name, told in exact.items() if told})
    return page_of(rows, after)


def flag_page(viewer: Viewer, show: str, code: str, after: int) -> Page[Flag]:
    """What is odd in the viewer's area: waiting, or decided. One query."""
    wanted = Q(verdict="", visit__voided=False) if show != DECIDED else ~Q(verdict="")
    rows = flags_of(viewer).filter(wanted)
    return page_of(rows.filter(code=code) if code else rows, after)


def call_page(viewer: Viewer, show: str, after: int) -> Page[Call]:
    """Who is to be called back, or was. One query."""
    rows = calls_of(viewer).filter(called_on__isnull=show != DECIDED)
    return page_of(rows, after)


def complaint_page(viewer: Viewer, show: str, after: int) -> Page[Complaint]:
    """The complaints that wait for an answer, or have one. One query."""
    rows = complaints_of(viewer).filter(answered_on__isnull=show != DECIDED)
    return page_of(rows, after)


def settlement_page(viewer: Viewer, month: str, state: str, after: int) -> Page[Settlement]:
    """The settlements of the viewer's area. One query."""
    exact = {"month": month, "state": state}
    rows = settlements_of(viewer).filter(**{name: told for name, told in exact.items() if told})
    return page_of(rows, after)


def weak_page(viewer: Viewer, show: str, after: int) -> Page[Weak]:
    """The weak of the viewer's area: all, with or without helpers. One query."""
    rows = visible(Weak.objects.filter(gone_on=None).select_related("person"), reader(viewer))
    paired = Pair.objects.filter(ended_on=None).values("person")
    if show == PAIRED:
        rows = rows.filter(person__in=paired)
    elif show == UNPAIRED:
        rows = rows.exclude(person__in=paired)
    return page_of(rows, after)


def pairs_by_person(people: Iterable[int]) -> dict[int, Pair]:
    """The live pair of each of these people. One query."""
    rows = Pair.objects.filter(person__in=list(people), ended_on=None)
    return {row.person_id: row for row in rows}


def late_pairs(viewer: Viewer, on: date) -> list[Pair]:
    """Pairs of whom nobody was in touch in time, the longest first. One query."""
    rows = pairs_of(viewer).filter(ended_on=None, due_on__lt=on)
    return list(rows.order_by("due_on", "pk")[:PAGE])


def visits_in(settlement: Settlement, after: int) -> Page[Visit]:
    """The visits that a settlement holds. One query."""
    return page_of(settlement.visits.select_related("person"), after)


def visits_of_plan(plan: Plan, most: int = PAGE) -> list[Visit]:
    """A plan's visits, the newest first. One query."""
    return list(Visit.objects.filter(plan=plan).select_related("person")[:most])


def flags_by_visit(visits: Iterable[Visit]) -> dict[int, list[Flag]]:
    """What is odd about each of these visits. One query."""
    found: dict[int, list[Flag]] = {}
    for flag in Flag.objects.filter(visit__in=[each.pk for each in visits]):
        found.setdefault(flag.visit_id, []).append(flag)
    return found


def week_of(facilities: Iterable[Facility], first: date) -> list[Visit]:
    """The visits of a house in the seven days from `first`. One query."""
    rows = Visit.objects.filter(
        facility__in=[each.pk for each in facilities],
        day__range=(first, first + timedelta(days=6)),
    )
    return list(rows.select_related("person", "facility").order_by("day", "begins", "pk"))


def settlements_by(facilities: Iterable[Facility]) -> list[Settlement]:
    """The settlements of these houses, the newest month first. One query."""
    keys = [each.pk for each in facilities]
    return list(Settlement.objects.filter(facility__in=keys).select_related("facility"))


def open_months(facilities: Iterable[Facility]) -> list[tuple[Facility, Month, int, int]]:
    """Months with visits that no settlement holds: how many, and public fen. One query."""
    by_key = {each.pk: each for each in facilities}
    rows = Visit.objects.filter(
        facility__in=by_key, settlement=None, voided=False, state=VisitState.DONE
    )
    found: dict[tuple[int, Month], list[int]] = {}
    for facility, day, public in rows.values_list("facility", "day", "public"):
        sums = found.setdefault((facility, Month.of(day)), [0, 0])
        sums[0] += 1
        sums[1] += public
    order = sorted(found, key=lambda key: (key[1], by_key[key[0]].name), reverse=True)
    return [(by_key[pk], month, found[pk, month][0], found[pk, month][1]) for pk, month in order]


def beds_of(viewer: Viewer, month: Month) -> list[BedMonth]:
    """The beds of the viewer's area with their minutes of a month, those below first. 2 queries."""
    live = plans_of(viewer).filter(kind=BED, state__in=[PlanState.RUNNING, PlanState.PAUSED])
    plans = list(live.order_by("pk"))
    made = Visit.objects.filter(
        plan__in=[each.pk for each in plans], state=VisitState.DONE, voided=False,
        day__range=(month.first, month.last),
    )  # fmt: skip
    sums = dict(made.order_by().values_list("plan").annotate(sum=Sum("minutes")))
    least: dict[str, int] = {}
    for plan in plans:
        place = plan.division_code
        least.setdefault(place, number(terms.床位每月分钟, place, month.last))
    rows = [BedMonth(each, sums.get(each.pk) or 0, least[each.division_code]) for each in plans]
    return sorted(rows, key=lambda row: (not row.is_below, not row.plan.is_bed, row.plan.pk))


def evidence(facility: Facility, since: date, until: date) -> Evidence:
    """What a provider's visits from `since` to `until` (both included) show. Five queries."""
    return evidence_by([facility], since, until)[facility.pk]


def evidence_by(facilities: Iterable[Facility], since: date, until: date) -> Mapping[int, Evidence]:
    """The same for several providers, by number. Five queries and one a place for its limits."""
    houses = list(facilities)
    rows = Visit.objects.filter(
        facility__in=[each.pk for each in houses], day__range=(since, until)
    ).order_by()
    sums = _by(rows.values("facility").annotate(
        visits=Count("pk", filter=Q(state=VisitState.DONE)),
        missed=Count("pk", filter=Q(state=VisitState.MISSED)),
        voided=Count("pk", filter=Q(voided=True)), average=Avg("stars"), rated=Count("stars"),
    ))  # fmt: skip
    odd = Flag.objects.filter(visit__in=rows)
    undecided = odd.filter(verdict="").values("visit")
    clean = rows.filter(state=VisitState.DONE).exclude(pk__in=undecided)
    minutes = _by(clean.values("facility").annotate(minutes=Sum("payable")))
    invalid = _by(misplaced(rows).values(facility=F("visit__facility")).annotate(
        count=Count("visit", distinct=True)
    ))  # fmt: skip
    complaints = _by(
        Complaint.objects.filter(visit__in=rows).exclude(founded=False)
        .values(facility=F("visit__facility")).annotate(count=Count("pk"))
    )  # fmt: skip
    calls = _by(
        Call.objects.filter(visit__in=rows).exclude(stars=None)
        .values(facility=F("visit__facility")).annotate(average=Avg("stars"), rated=Count("pk"))
    )  # fmt: skip
    punctual = _punctual(rows, houses, until)
    told = (sums, minutes, invalid, complaints)
    return {
        each.pk: _evidence([part.get(each.pk, {}) for part in told], calls.get(each.pk, {}),
                           punctual.get(each.pk))
        for each in houses
    }  # fmt: skip


def misplaced(rows: QuerySet[Visit]) -> QuerySet[Flag]:
    """What is odd about where these visits were checked in, unless a judge found them true."""
    flags = Flag.objects.filter(visit__in=rows, code__in=PLACELESS)
    return flags.exclude(verdict=Verdict.STANDS)


def providers_of(viewer: Viewer, month: Month) -> list[tuple[Facility, Evidence]]:
    """The providers at work in the viewer's area in a month, with what their visits show."""
    rows = visits_of(viewer).filter(day__range=(month.first, month.last)).order_by()
    keys = set(rows.values_list("facility", flat=True).distinct())
    houses = list(Facility.objects.filter(pk__in=keys).order_by("name", "pk"))
    told = evidence_by(houses, month.first, month.last)
    return [(each, told[each.pk]) for each in houses]


def page_of(rows: QuerySet[Row], after: int) -> Page[Row]:
    """A page of rows by their number, the newest first."""
    wanted = rows.filter(pk__lt=after) if after else rows
    found = list(wanted.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def _by(rows: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """Rows of values, by their facility."""
    return {row.pop("facility"): row for row in rows}


def _punctual(rows: QuerySet[Visit], houses: Iterable[Facility], on: date) -> dict[int, int]:
    """Of each provider's visits, the share that began in time."""
    limit = {each.pk: limits_at(each.division_code, on).punctual for each in houses}
    told: dict[int, list[int]] = {}
    begun = rows.exclude(in_clock=None).values_list("facility", "day", "begins", "in_clock")
    for facility, day, begins, clock in begun:
        if clock is None:
            continue
        wait = datetime.combine(day, clock) - datetime.combine(day, begins)
        in_time = abs(wait.total_seconds()) <= limit[facility] * 60
        counted = told.setdefault(facility, [0, 0])
        counted[0] += in_time
        counted[1] += 1
    return {key: good * WHOLE // whole for key, (good, whole) in told.items()}


def _evidence(
    told: Sequence[dict[str, Any]], calls: dict[str, Any], punctual: int | None
) -> Evidence:
    """`told`: counts and stars, minutes, visits at a wrong place, complaints."""
    sums, minutes, invalid, complaints = told
    visits = sums.get("visits", 0)
    rated = sums.get("rated", 0) + calls.get("rated", 0)
    stars = (sums.get("average") or 0) * sums.get("rated", 0)
    stars += (calls.get("average") or 0) * calls.get("rated", 0)
    return Evidence(
        visits=visits,
        minutes=minutes.get("minutes") or 0,
        missed=sums.get("missed", 0),
        punctual=punctual,
        valid=(visits - invalid.get("count", 0)) * WHOLE // visits if visits else None,
        satisfied=round(stars * WHOLE / (rated * 5)) if rated else None,
        voided=sums.get("voided", 0),
        complaints=complaints.get("count", 0),
    )
