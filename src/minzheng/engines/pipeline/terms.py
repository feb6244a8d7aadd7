"""The numbers of this engine, looked up at a place and day."""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.pipeline.risks import Lines
from minzheng.engines.policy.api import values_of
from minzheng.kernel.expr import Param
from minzheng.vocabulary import pipeline as words

LINES = (
    words.节点逾期天数, words.支付超前, words.月报截止, words.价格偏离, words.拆分合计,
    words.拆分间隔, words.变更幅度,
)  # fmt: skip


def number(param: Param, place: str, on: date) -> int:
    """A parameter's value in whole units (fen, days, ten-thousandths). Raises NotInForce."""
    return numbers((param,), place, on)[0]


def numbers(params: Sequence[Param], place: str, on: date) -> list[int]:
    """Several at once, in their order. Raises NotInForce."""
    found = values_of(params, {}, on=on, place=place)
    return [int(found[param] or 0) for param in params]


def lines(place: str, on: date) -> Lines:
    """From where on something is a risk."""
    return Lines(*numbers(LINES, place, on))


def escalate_days(place: str, on: date) -> int:
    """How many days lie between two steps up the line."""
    return number(words.项目督办间隔, place, on)
