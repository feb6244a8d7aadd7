"""The lengths of this engine, looked up at a place and day."""

from datetime import date, timedelta

from minzheng.engines.oversight.coded import MAJOR
from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.registers.last_days import due_clock
from minzheng.vocabulary import inspecting

__all__ = ["due_clock", "look_due", "usual_due"]


def usual_due(severity: str, division: str, on: date) -> date:
    """The usual last day to put something right that was found on the day."""
    term = inspecting.重大问题整改期限 if severity == MAJOR else inspecting.一般问题整改期限
    return on + _days(term, division, on)


def look_due(division: str, on: date) -> date:
    """By when officers look again at what was answered on the day."""
    return on + _days(inspecting.复查期限, division, on)


def _days(term: Param, division: str, on: date) -> timedelta:
    return timedelta(days=int(value_of(term, {}, on=on, place=division) or 0))
