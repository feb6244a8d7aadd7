"""The numbers of this engine, looked up at a place and day."""

from datetime import date
from fractions import Fraction

from minzheng.engines.policy.api import value_of
from minzheng.kernel.units import WHOLE
from minzheng.vocabulary import statistics as numbers


def jump_share(division: str, on: date) -> Fraction:
    """From what change against the period before a reason is asked."""
    told = value_of(numbers.突变比例, {}, on=on, place=division)
    return Fraction(int(told or 0), WHOLE)
