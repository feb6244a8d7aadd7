"""The number of this engine, looked up at a place and day."""

from datetime import date

from minzheng.engines.policy.api import value_of
from minzheng.vocabulary import learning as numbers


def report_days(division: str, on: date) -> int:
    """Within how many days after a trip it is reported on."""
    return int(value_of(numbers.考察报告天数, {}, on=on, place=division) or 0)
