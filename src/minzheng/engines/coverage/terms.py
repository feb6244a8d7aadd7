"""The numbers of this engine, looked up at a place and day."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.coverage.coded import Risk
from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import coverage as numbers

TIMES = {Risk.HIGH: numbers.高风险次数, Risk.MIDDLE: numbers.中风险次数,
         Risk.LOW: numbers.低风险次数}  # fmt: skip
QUARTERS = 4


@dataclass(frozen=True)
class Weights:
    """How many points each sign of risk counts, and from how many on a class begins."""

    open_finding: int
    late_finding: int
    never: int
    long_ago: int
    unrated: int
    high: int
    middle: int
    long_days: int


def weights(division: str, on: date) -> Weights:
    """The published weights in force."""
    told = (
        numbers.未整改分, numbers.超期未整改分, numbers.从未检查分, numbers.久未检查分,
        numbers.没有等级分, numbers.高风险线, numbers.中风险线, numbers.久未检查天数,
    )  # fmt: skip
    return Weights(*(_number(each, division, on) for each in told))


def times(division: str, on: date) -> dict[Risk, int]:
    """How often a year a unit of each class is looked at, at least; at most once a quarter."""
    return {
        risk: min(max(_number(param, division, on), 1), QUARTERS) for risk, param in TIMES.items()
    }


def late_days(division: str, on: date) -> int:
    """How many days after its quarter a look is late."""
    return _number(numbers.超期天数, division, on)


def step_days(division: str, on: date) -> int:
    """How many days later the next post hears of it."""
    return _number(numbers.上报间隔, division, on)


def draw_days(division: str, on: date) -> int:
    """Within how many days a draft is approved: then its sealed seed lapses."""
    return _number(numbers.批准期限, division, on)


def _number(param: Param, place: str, on: date) -> int:
    return int(value_of(param, {}, on=on, place=place) or 0)
