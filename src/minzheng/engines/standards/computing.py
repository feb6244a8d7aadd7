"""The city's formula: which standards it proposes, and its arithmetic in words.

A formula of the shared policy that takes the larger of a computed sum and a parameter's present
value proposes that parameter's next value: 拟定低保标准 = 取大(测算低保标准, 低保标准).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.standards.errors import FigureMissing
from minzheng.kernel.expr import Op, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Evaluation, Policy
from minzheng.kernel.trace import Line, require_in_force

SHARED = "standards"
CONSUMPTION = "standard.consumption"
AT_LEAST = "取大"


@dataclass(frozen=True)
class WorkedOut:
    """Proposed values in fen with those they follow, and every line of the arithmetic."""

    proposed: tuple[Mapping[str, Any], ...]
    trace: tuple[Mapping[str, Any], ...]


def work_out(year: int, place: str, on: date) -> WorkedOut:
    """What the formula makes of the figures in force on the first day. Raises FigureMissing."""
    params = book()
    try:
        figure = params.entry(CONSUMPTION, on=on, place=place)
        if figure.since <= date(year, 12, 31):
            raise FigureMissing(
                f"现有的人均消费支出自 {figure.since} 起执行，是{year}年以前的数。"
                f"请录入{year}年人均消费支出，执行日写 {year + 1}-01-01 或以后"
            )
        found = formulas().evaluate({}, on=on, place=place, params=params)
        require_in_force(found.run, *formulas().formulas)
    except NotInForce as missing:
        raise FigureMissing(str(missing)) from None
    targets = proposing()
    proposed = tuple(
        _proposed(param, found, formula.name, before=params.value(param.key, on=on, place=place))
        for formula, param in targets.items()
    )
    return WorkedOut(proposed, tuple(_line(line) for line in found.trace))


def proposing() -> Mapping[Formula, Param]:
    """Each formula that proposes a value, with the parameter it is for."""
    found: dict[Formula, Param] = {}
    for formula in formulas().formulas:
        if isinstance(formula.expr, Op) and formula.expr.name == AT_LEAST:
            present = [part for part in formula.expr.parts if isinstance(part, Param)]
            if len(present) == 1:
                found[formula] = present[0]
    return found


def formulas() -> type[Policy]:
    """The shared policy of the yearly adjustment."""
    return catalogue().shared[SHARED]


def _proposed(
    param: Param, found: Evaluation, name: str, *, before: int | str
) -> Mapping[str, Any]:
    after = found[name].value
    return {"key": param.key, "label": param.label, "before": before, "after": after}


def _line(line: Line) -> Mapping[str, Any]:
    return {
        "label": line.label,
        "text": line.text,
        "sentence": line.sentence,
        "cites": [str(article) for article in line.cites],
        "sources": [f"{value.source}（自{value.since}）" for value in line.params],
    }
