"""The matter that reserves help first in, found by what it writes down; limits of a payment."""

from datetime import date

from minzheng.engines.policy.api import fixed, value_of
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState, Term, Unit, deadline
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.money import Fen
from minzheng.kernel.params import NotInForce
from minzheng.vocabulary import assistance
from minzheng.vocabulary import reserves as terms
from minzheng.vocabulary import temporary as urgent

HUNDRED = 100_00  # fen; nobody counts coins at night
SUPPLEMENT = Term(urgent.补办天数, Unit.WORKING_DAY)


def urgent_matter() -> Matter:
    """The matter whose records ask whether a reserve has paid. Raises ReserveRefused."""
    for matter in catalogue().matters.values():
        if urgent.由备用金支付.column in matter.facts:
            return matter
    raise ReserveRefused("本系统没有启用临时救助事项，不能由备用金救助：请联系系统管理员")


def granting_outcomes() -> list[str]:
    """Outcomes of its steps that pay through the bank while the case goes on."""
    elements = urgent_matter().application.elements
    return [outcome for each in elements for outcome in getattr(each, "grants", {})]


def lawful_most(people: int, *, on: date, place: str) -> Fen | None:
    """What may be paid before a decision, in fen; None where no standard is in force."""
    try:
        a_head = value_of(assistance.低保标准 * urgent.先行上限月数, {}, on=on, place=place)
    except NotInForce:
        return None
    return int(a_head) * people if a_head is not None else None


def suggested_amounts(most: Fen, *, on: date, place: str) -> list[Fen]:
    """Sums to tap instead of typing, in fen: equal parts of the most, in whole hundreds of yuan."""
    parts = int(value_of(terms.金额档数, {}, on=on, place=place) or 0)
    sums = (most * part // parts // HUNDRED * HUNDRED for part in range(1, parts + 1))
    return sorted({fen for fen in sums if fen})


def kept_days(place: str, on: date) -> int:
    """How many days a payment may lie on a phone before it is sent."""
    return int(value_of(terms.离线天数, {}, on=on, place=place) or 0)


def due_day(paid_on: date, place: str) -> date:
    """By when the case must be there; the last known day where holidays are not published yet."""
    calendar = official_calendar()
    try:
        due = deadline(paid_on, fixed(SUPPLEMENT, on=paid_on, place=place), calendar=calendar)
        return due.due_on or calendar.last
    except UnknownCalendarYear:
        return calendar.last


def clock_of(paid_on: date, place: str, today: date) -> ClockState | None:
    """How the limit stands; None in a year whose holidays are not published."""
    try:
        term = fixed(SUPPLEMENT, on=paid_on, place=place)
        return deadline(paid_on, term, calendar=official_calendar()).state(today)
    except UnknownCalendarYear:
        return None
