"""How long a task may take, and the numbers by which tasks and rules are judged."""

from collections.abc import Callable
from datetime import date
from functools import cache

from minzheng.engines.alerts.models import AlertTask
from minzheng.engines.alerts.rules import rule_named
from minzheng.engines.policy.api import fixed, value_of
from minzheng.kernel.alert import Alert
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState, deadline
from minzheng.kernel.expr import Param


def due_days(rule: type[Alert], day: date) -> Callable[[str], date]:
    """The last day for a task of the rule raised on a day, by division.

    Where it lies in a year whose holidays are not published the last known day stands in: an
    officer is reminded too early rather than too late.
    """
    calendar = official_calendar()

    @cache
    def of_place(place: str) -> date:
        term = fixed(rule.within, on=day, place=place)
        try:
            return deadline(day, term, calendar=calendar).due_on or calendar.last
        except UnknownCalendarYear:
            return calendar.last

    return (lambda place: of_place("")) if rule.within.is_fixed else of_place


def number(param: Param, *, on: date, place: str) -> int:
    """A number by which tasks or rules are judged, in the unit of the parameter.

    Raises NotInForce.
    """
    return int(value_of(param, {}, on=on, place=place) or 0)


def clock_of(task: AlertTask, today: date) -> ClockState | None:
    """Days left for a task, for display; None where the holidays are not published yet.

    Raises UnknownRule.
    """
    term = fixed(rule_named(task.rule).within, on=task.raised_on, place=task.division_code)
    try:
        return deadline(task.raised_on, term, calendar=official_calendar()).state(today)
    except UnknownCalendarYear:
        return None
