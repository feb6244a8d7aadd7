"""The numbers of this engine, looked up at a place and day."""

from datetime import date

from minzheng.engines.policy.api import value_of
from minzheng.engines.rounds.models import Listed
from minzheng.kernel.expr import Param
from minzheng.registers.last_days import due_clock
from minzheng.vocabulary import rounds as numbers

__all__ = ["due_clock", "escalate_days", "number", "times_of"]
MOST_TIMES = 8  # stretches a month; shorter ones would be days without a weekend


def number(param: Param, place: str, on: date) -> int:
    """A parameter's value in whole units. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=place) or 0)


def times_of(listed: Listed, on: date) -> int:
    """How many visits a month somebody is due, by risk; at least one."""
    param = numbers.高风险每月次数 if listed.is_high else numbers.每月次数
    return min(max(number(param, listed.division_code, on), 1), MOST_TIMES)


def escalate_days(division: str, on: date) -> int:
    """How many days later the next post above hears of what is late."""
    return number(numbers.升级天数, division, on)
