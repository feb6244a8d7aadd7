"""The numbers of this engine, looked up at a place and day."""

from datetime import date

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import duties as numbers


def remind_days(division: str, on: date) -> int:
    """How many days before its last day an owner is reminded."""
    return _number(numbers.提醒天数, division, on)


def confirm_days(division: str, on: date) -> int:
    """Within how many days what was handed in is confirmed or sent back."""
    return _number(numbers.核实天数, division, on)


def escalate_days(division: str, on: date) -> int:
    """How many days later the next post above hears of what is late."""
    return _number(numbers.升级天数, division, on)


def _number(param: Param, place: str, on: date) -> int:
    return int(value_of(param, {}, on=on, place=place) or 0)
