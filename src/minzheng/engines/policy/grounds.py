"""Why an outcome is proposed: the few conditions that settle it, close to the facts.

A letter that lists every rule explains nothing. “停发” rests on “not granted”, that on “not
eligible”, that on one line a family can check: 人均月收入 1,500.00元低于标准 1,282.00元，不成立.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.engines.policy.deciding import SETTLED_BY
from minzheng.engines.policy.registers import readable
from minzheng.kernel.expr import Expr, Fact, Op
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import Run, run
from minzheng.kernel.trace import lines


def grounds(expr: Expr, facts: Mapping[str, Any], *, on: date, place: str) -> tuple[str, ...]:
    """Sentences of the conditions that settle `expr` for one household, with their numbers.

    Each once, what rests on another after it. Raises UnknownFact, NotInForce.
    """
    found = run((expr,), readable(facts), on=on, place=place, params=catalogue().params)
    names = set(_settling(found, expr, ""))
    return tuple(
        line.sentence for line in lines(found, (expr,)) if line.name in names and not line.member
    )


def _settling(found: Run, node: Expr, within: str) -> Iterator[str]:
    """Names of the conditions that measure something and settled the value of `node`."""
    if isinstance(node, Formula):
        yield from _settling(found, node.expr, node.name)
    elif isinstance(node, Op) and node.name in SETTLED_BY:
        parts = _decisive(found, node)
        # What the family itself stated (did not ask for, does not have) needs no explaining.
        if any(_measures(part) for part in parts) and not any(_stated(part) for part in parts):
            yield within
            return
        for part in parts:
            yield from _settling(found, part, within)
    elif isinstance(node, Op) and node.name == "~":
        yield from _settling(found, node.args[0], within)
    elif _measures(node):
        yield within


def _decisive(found: Run, node: Op) -> tuple[Expr, ...]:
    wanted = SETTLED_BY[node.name]
    parts = tuple(part for part in node.parts if found.value(part) is wanted)
    return parts or node.parts


def _bare(node: Expr) -> Expr:
    return _bare(node.args[0]) if isinstance(node, Op) and node.name == "~" else node


def _measures(node: Expr) -> bool:
    """A comparison, or something said of the members: it can be told with its numbers."""
    bare = _bare(node)
    return isinstance(bare, Op) and bare.name not in SETTLED_BY


def _stated(node: Expr) -> bool:
    return isinstance(_bare(node), Fact)
