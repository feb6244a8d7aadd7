"""The lengths and limits of this engine, looked up at a place and day."""

from datetime import date, timedelta

from minzheng.engines.policy.api import fixed, value_of
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import Term, Unit, deadline
from minzheng.kernel.expr import Param
from minzheng.registers.last_days import due_clock
from minzheng.vocabulary import caregiving as numbers

__all__ = [
    "agreement_due", "carer_age", "charges_a_carer", "due_clock", "escalate_days", "fault_due",
    "visit_days",
]  # fmt: skip

AGREED = Term(numbers.签订期限, Unit.WORKING_DAY)
CADENCES = {"low": numbers.走访间隔低, "middle": numbers.走访间隔中, "high": numbers.走访间隔高}


def agreement_due(division: str, since: date) -> date:
    """By when somebody must have an agreement; the last known day beyond the holidays known."""
    calendar = official_calendar()
    term = fixed(AGREED, on=since, place=division)
    try:
        return deadline(since, term, calendar=calendar).due_on or calendar.last
    except UnknownCalendarYear:
        return calendar.last


def visit_days(cadence: str, division: str, on: date) -> timedelta:
    """How long from one visit to the next."""
    return timedelta(days=_number(CADENCES[cadence], division, on))


def fault_due(division: str, on: date) -> date:
    """By when something bad that was found on the day is to be right."""
    return on + timedelta(days=_number(numbers.整改期限, division, on))


def charges_a_carer(division: str, on: date) -> int:
    """How many one carer may look after at home."""
    return _number(numbers.照料人数上限, division, on)


def carer_age(division: str, on: date) -> int:
    """How old a carer must be, in years."""
    return _number(numbers.照料人年龄, division, on)


def escalate_days(division: str, on: date) -> int:
    """How many days later the next post above hears of what is late."""
    return _number(numbers.上报间隔, division, on)


def _number(param: Param, division: str, on: date) -> int:
    return int(value_of(param, {}, on=on, place=division) or 0)
