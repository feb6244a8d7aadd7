"""The numbers of this engine, looked up at a place and day."""

from datetime import date
from fractions import Fraction

from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.kernel.units import WHOLE
from minzheng.vocabulary import statistics as numbers


def jump_share(division: str, on: date) -> Fraction:
    """From what change against the period before a reason is asked."""
    told = value_of(numbers.突变比例, {}, on=on, place=division)
    return Fraction(int(told or 0), WHOLE)


def fill_days(division: str, on: date) -> int:
    """Within how many days after its period a figure is entered, and after that confirmed."""
    return _number(numbers.填报天数, division, on)


def urge_days(division: str, on: date) -> int:
    """How many days later the next post hears of what is missing."""
    return _number(numbers.催报天数, division, on)


def _number(param: Param, place: str, on: date) -> int:
    return int(value_of(param, {}, on=on, place=place) or 0)
