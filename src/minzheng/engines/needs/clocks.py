"""How soon each step is due, and how a last day stands."""

from datetime import date, timedelta

from minzheng.engines.policy.api import fixed, value_of
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import Term, Unit, deadline
from minzheng.kernel.expr import Param
from minzheng.vocabulary import meeting

CONFIRM = Term(meeting.需求确认期限, Unit.WORKING_DAY)
MATCH = Term(meeting.需求安排期限, Unit.WORKING_DAY)


def working_due(term: Term, division: str, on: date) -> date:
    """The last day of a period in working days; the last known one where no calendar is out."""
    calendar = official_calendar()
    length = fixed(term, on=on, place=division)
    try:
        return deadline(on, length, calendar=calendar).due_on or calendar.last
    except UnknownCalendarYear:
        return calendar.last


def days_due(param: Param, division: str, on: date) -> date:
    """The last day of a period in calendar days."""
    return on + timedelta(days=number(param, division, on))


def number(param: Param, division: str, on: date) -> int:
    """A parameter's whole number at a place and day."""
    return int(value_of(param, {}, on=on, place=division) or 0)
