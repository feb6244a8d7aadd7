"""Safety as pages ask for it: lists, what is due, how often something happens."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.safety.coded import PERIOD_DAYS, PERIODS, SERIOUS, State
from minzheng.engines.safety.models import Drill, Incident, Problem, RiskAssessment, SelfCheck
from minzheng.engines.safety.numbers import assess_ahead, assess_months, drill_days
from minzheng.engines.safety.reaching import houses_of, incidents_of
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay, living_in, stays_in

PAGE = 50
OPEN, ALL = "", "all"
YEAR = timedelta(days=365)
MOST = 500


@dataclass(frozen=True)
class DueAssessment:
    """A resident to be assessed: never yet, or again by a day."""

    stay: Stay
    last: date | None
    due_on: date


@dataclass(frozen=True)
class HouseSafety:
    """A house over a year: how often something happened, what is open, what is due."""

    facility: Facility
    residents: int
    days: int
    incidents: int
    serious: int
    waiting: int
    problems: int
    last_drill: date | None

    @property
    def rate(self) -> float | None:
        """Incidents per 1,000 days that a resident lived here; None where nobody did."""
        return round(self.incidents * 1000 / self.days, 2) if self.days else None


def incident_page(viewer: Viewer, show: str, risk: str, after: int) -> tuple[list[Incident], int]:
    """Incidents of the area, newest entry first; where the next page begins, 0 on the last."""
    rows = incidents_of(viewer)
    if show != ALL:
        rows = rows.exclude(state=State.CLOSED)
    if risk:
        rows = rows.filter(risk=risk)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def incidents_at(facilities: Collection[int], *, closed: bool) -> list[Incident]:
    """The incidents of houses, newest first: those still open, or the closed ones."""
    rows = Incident.objects.filter(facility__in=facilities).select_related("facility", "person")
    told = rows.filter(state=State.CLOSED) if closed else rows.exclude(state=State.CLOSED)
    return list(told[:PAGE])


def problems_at(facilities: Collection[int]) -> list[Problem]:
    """What is still wrong, the most pressing first."""
    rows = Problem.objects.filter(facility__in=facilities, fixed_on=None)
    return list(rows.select_related("facility")[:PAGE])


def fixed_at(facilities: Collection[int]) -> list[Problem]:
    """What was put right, the newest first."""
    rows = Problem.objects.filter(facility__in=facilities).exclude(fixed_on=None)
    return list(rows.select_related("facility").order_by("-fixed_on", "-pk")[:PAGE])


def drills_at(facilities: Collection[int]) -> list[Drill]:
    """The drills of houses, newest first."""
    return list(Drill.objects.filter(facility__in=facilities).select_related("facility")[:PAGE])


def rounds_at(facilities: Collection[int]) -> list[SelfCheck]:
    """The latest rounds of houses."""
    rows = SelfCheck.objects.filter(facility__in=facilities)
    return list(rows.select_related("facility")[:PAGE])


def missed_rounds(facilities: Iterable[Facility], on: date) -> dict[int, list[tuple[str, date]]]:
    """The rounds that are overdue, by house: the period and the day it was due. One query.

    A house that never made a round of a kind owes it from the day it began to make rounds.
    """
    houses = {each.pk: each for each in facilities}
    rows = SelfCheck.objects.filter(facility__in=list(houses)).order_by()
    last: dict[int, dict[str, date]] = {}
    for pk, period, day in rows.values_list("facility", "period").annotate(last=Max("day")):
        last.setdefault(pk, {})[period] = day
    missed: dict[int, list[tuple[str, date]]] = {}
    for pk, days in last.items():
        for period, length in PERIOD_DAYS.items():
            due = days.get(period, min(days.values())) + timedelta(days=length)
            if due < on:
                missed.setdefault(pk, []).append((period, due))
    return missed


def rounds_due(facility: Facility, on: date) -> list[tuple[str, str, bool]]:
    """Each period: its code, its name, and whether a round is to be made today. One query."""
    rows = SelfCheck.objects.filter(facility=facility).order_by()
    last = dict(rows.values_list("period").annotate(last=Max("day")))
    return [
        (code, name, code not in last or last[code] + timedelta(PERIOD_DAYS[code]) <= on)
        for code, name in PERIODS.items()
    ]


def drill_due(facility: Facility, last: date | None) -> date | None:
    """By when the next drill is to be held; None before the first."""
    return None if last is None else last + drill_days(facility.division_code, last)


def last_drills(facilities: Collection[int]) -> dict[int, date]:
    """The day of each house's last drill. One query."""
    rows = Drill.objects.filter(facility__in=facilities).order_by()
    return dict(rows.values_list("facility").annotate(last=Max("day")))


def due_assessments(facilities: Collection[int], on: date) -> list[DueAssessment]:
    """Residents never assessed, or to be assessed again soon, the oldest first. Two queries."""
    stays = list(stays_in(facilities, on).living().order_by("since", "pk")[:MOST])
    rows = RiskAssessment.objects.filter(stay__in=[each.pk for each in stays]).order_by()
    last: dict[int, date] = dict(rows.values_list("stay").annotate(last=Max("day")))
    found = [_due(stay, last.get(stay.pk), on) for stay in stays]
    wanted = [
        each
        for each in found
        if each.due_on <= on + assess_ahead(each.stay.facility.division_code, on)
    ]
    return sorted(wanted, key=lambda each: (each.due_on, each.stay.pk))


def assessments_of(stay: int) -> list[RiskAssessment]:
    """What was assessed of a resident, newest first."""
    return list(RiskAssessment.objects.filter(stay=stay))


def houses_by_safety(viewer: Viewer, on: date) -> list[HouseSafety]:
    """The houses of the area in which somebody lives, over the last year. Six queries."""
    houses = list(houses_of(viewer, on))
    keys = [each.pk for each in houses]
    living, days = living_in(keys, on), resident_days(keys, on - YEAR, on)
    counts, open_ones = _incidents(keys, on), _problems(keys)
    drills = last_drills(keys)
    return [
        HouseSafety(
            each, living.get(each.pk, 0), days[each.pk], *counts.get(each.pk, (0, 0, 0)),
            open_ones[each.pk], drills.get(each.pk),
        )
        for each in houses
        if each.pk in living or each.pk in counts or each.pk in drills
    ]  # fmt: skip


def house_safety(house: Facility, on: date) -> HouseSafety:
    """One house over the last year. Five queries."""
    keys = [house.pk]
    counts = _incidents(keys, on).get(house.pk, (0, 0, 0))
    return HouseSafety(
        house, living_in(keys, on).get(house.pk, 0), resident_days(keys, on - YEAR, on)[house.pk],
        *counts, _problems(keys)[house.pk], last_drills(keys).get(house.pk),
    )  # fmt: skip


def resident_days(facilities: Collection[int], first: date, last: date) -> Counter[int]:
    """The days that residents lived in each house from `first` to `last`, both counted."""
    end = last + timedelta(days=1)
    rows = stays_in(facilities).living().filter(since__lt=end)
    rows = rows.filter(Q(until=None) | Q(until__gt=first)).order_by()
    days: Counter[int] = Counter()
    for facility, since, until in rows.values_list("facility", "since", "until"):
        days[facility] += (min(until or end, end) - max(since, first)).days
    return days


def _incidents(facilities: Collection[int], on: date) -> dict[int, tuple[int, int, int]]:
    rows = Incident.objects.filter(facility__in=facilities, happened_at__date__gte=on - YEAR)
    told = rows.order_by().values("facility").annotate(
        all=Count("pk"), serious=Count("pk", filter=Q(harm__in=SERIOUS)),
        waiting=Count("pk", filter=~Q(state=State.CLOSED)),
    )  # fmt: skip
    return {row["facility"]: (row["all"], row["serious"], row["waiting"]) for row in told}


def _problems(facilities: Collection[int]) -> Counter[int]:
    rows = Problem.objects.filter(facility__in=facilities, fixed_on=None).order_by()
    return Counter(dict(rows.values_list("facility").annotate(count=Count("pk"))))


def _due(stay: Stay, last: date | None, on: date) -> DueAssessment:
    if last is None:
        return DueAssessment(stay, None, stay.since)
    months = assess_months(stay.facility.division_code, on)
    month = Month.of(last).shift(months)
    due = month.first + timedelta(days=min(last.day, month.last.day) - 1)
    return DueAssessment(stay, last, due)
