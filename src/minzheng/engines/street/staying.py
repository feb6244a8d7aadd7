"""Who is in the station today: days in, what the law asks by when, what is still to be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.cases.api import Case, CaseStep
from minzheng.engines.policy.api import fixed
from minzheng.engines.street.models import Stay
from minzheng.engines.street.posts import STATION_READERS
from minzheng.engines.street.procedure import street_matter
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState, Roll, Term, Unit, deadline
from minzheng.kernel.expr import Fact
from minzheng.vocabulary import vagrant as displaced

HOURS_A_DAY, PAGE = 24, 50
# What is asked of the station, from the day of coming in; the fact that tells it is done.
NOTICE = Term(displaced.公告小时, Unit.HOUR, Roll.NONE)
DNA = Term(displaced.采血天数, Unit.WORKING_DAY)
PLACING = Term(displaced.照料安置天数, Unit.CALENDAR_DAY, Roll.NONE)
SETTLING = Term(displaced.落户月数, Unit.MONTH, Roll.NONE)
STAYING = Term(displaced.留站期限, Unit.CALENDAR_DAY, Roll.NONE)
DUTIES: tuple[tuple[str, Term, Fact | None], ...] = (
    ("发寻亲公告", NOTICE, displaced.寻亲公告日期),
    ("报请采血", DNA, displaced.采血申请日期),
    ("照料安置", PLACING, None),
    ("申请落户", SETTLING, None),
)


@dataclass(frozen=True)
class Duty:
    """One thing the law asks while somebody is unknown; `clock` None where the year is unknown."""

    what: str
    clock: ClockState | None
    done: bool


@dataclass(frozen=True)
class Guest:
    """One person in the station: the case, the stay if one is noted, days, duties, next step."""

    case: Case
    stay: Stay | None
    entered_on: date | None
    days: int
    known: bool
    limit: ClockState | None
    duties: tuple[Duty, ...]
    steps: tuple[tuple[str, date], ...]

    @property
    def pressing(self) -> Duty | None:
        """The first duty not done."""
        return next((duty for duty in self.duties if not duty.done), None)


@dataclass(frozen=True)
class Board:
    """A page of guests, the longest there first, and where the next page begins."""

    guests: tuple[Guest, ...]
    after: int


def board(viewer: Viewer, on: date, *, after: int = 0) -> Board:
    """Who is in the station. Four queries whatever the number."""
    cases = _cases(viewer, after)
    shown = cases[:PAGE]
    keys = {case.number: case for case in shown}
    stays = {stay.case_number: stay for stay in Stay.objects.filter(case_number__in=keys)}
    steps = _steps([case.pk for case in shown])
    guests = tuple(_guest(c, stays.get(c.number), steps.get(c.pk, ()), on) for c in shown)
    return Board(guests, shown[-1].pk if len(cases) > PAGE else 0)


def guest_of(stay: Stay, on: date) -> Guest:
    """The same of one stay."""
    case = Case.objects.select_related("person", "applicant").get(number=stay.case_number)
    return _guest(case, stay, _steps([case.pk]).get(case.pk, ()), on)


def search_late(stay: Stay, on: date) -> bool:
    """Whether the hours are over in which a search is to go out for somebody unknown."""
    case = Case.objects.filter(number=stay.case_number).first()
    if case is None or _facts(case).get(displaced.身份已查明.column):
        return False
    clock = _clock(NOTICE, stay.entered_on, stay.division_code, on)
    return clock is not None and clock.level == "late"


def present(viewer: Viewer) -> int:
    """How many cases of people in the station are open in the viewer's area."""
    return _open(viewer).count()


def _open(viewer: Viewer) -> QuerySet[Case]:
    rows = Case.objects.filter(matter=street_matter().key, state=Case.OPEN, parent=None)
    return visible(rows, viewer) if viewer.roles & set(STATION_READERS) else rows.none()


def _cases(viewer: Viewer, after: int) -> list[Case]:
    rows = _open(viewer).filter(pk__gt=after).select_related("person", "applicant")
    return list(rows.order_by("pk")[: PAGE + 1])


def _steps(cases: list[int]) -> Mapping[int, tuple[tuple[str, date], ...]]:
    found: dict[int, tuple[tuple[str, date], ...]] = {}
    rows = CaseStep.objects.filter(case__in=cases, closed_on=None).order_by("due_on")
    for case, element, due in rows.values_list("case_id", "element", "due_on"):
        found[case] = (*found.get(case, ()), (element, due))
    return found


def _guest(case: Case, stay: Stay | None, steps: Any, on: date) -> Guest:
    facts = _facts(case)
    entered = _day(facts.get(displaced.进站日期.column)) or (stay.entered_on if stay else None)
    known = bool(facts.get(displaced.身份已查明.column))
    if entered is None:
        return Guest(case, stay, None, 0, known, None, (), steps)
    place = case.division_code
    duties = () if known else tuple(_duty(row, facts, entered, place, on) for row in DUTIES)
    limit = _clock(STAYING, entered, place, on)
    return Guest(case, stay, entered, (on - entered).days, known, limit, duties, steps)


def _duty(
    row: tuple[str, Term, Fact | None],
    facts: Mapping[str, Any],
    entered: date,
    place: str,
    on: date,
) -> Duty:
    what, term, told = row
    done = told is not None and facts.get(told.column) is not None
    return Duty(what, _clock(term, entered, place, on), done)


def _clock(term: Term, since: date, place: str, on: date) -> ClockState | None:
    """Hours count as whole days here: a stay is dated by the day."""
    length = fixed(term, on=since, place=place)
    if length.unit is Unit.HOUR:
        length = Term(-(-int(length.length) // HOURS_A_DAY), Unit.CALENDAR_DAY, Roll.NONE)
    try:
        return deadline(since, length, calendar=official_calendar()).state(on)
    except UnknownCalendarYear:
        return None


def _facts(case: Case) -> Mapping[str, Any]:
    rows = case.facts.get("members", ())
    return rows[0] if rows else {}


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
