"""The numbers of this engine, looked up at a place and day."""

from datetime import date

from minzheng.engines.policy.api import value_of
from minzheng.vocabulary import airing as numbers


def least_base(division: str, on: date) -> int:
    """From how many records on an indicator counts, where a scheme says nothing else."""
    return int(value_of(numbers.最少件数, {}, on=on, place=division) or 0)


def explain_days(division: str, on: date) -> int:
    """Within how many days of publication a town may explain."""
    return int(value_of(numbers.说明天数, {}, on=on, place=division) or 0)
