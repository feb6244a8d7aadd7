"""The whole policy for one household, once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from minzheng.engines.policy.arithmetic import Arithmetic, Scene, write_out
from minzheng.engines.policy.registers import readable
from minzheng.kernel.expr import Expr, walk
from minzheng.kernel.flow import End
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter, catalogue


def evaluate(
    matter_key: str,
    facts: Mapping[str, Any],
    *,
    on: date,
    place: str,
    about: Iterable[Expr] | None = None,
) -> Arithmetic:
    """Every rule and amount of a matter for one household, put into words.

    `facts`: household columns or terms, and members under "members". `about`: the conditions and
    amounts in question; without it what the application would pay. Raises UnknownMatter,
    UnknownFact, NotInForce, UnreadableValue.
    """
    matter = catalogue().get(matter_key)
    given = readable(facts)
    found = matter.policy.evaluate(given, on=on, place=place, params=catalogue().params)
    asked = _paid_by(matter) if about is None else about
    roots = tuple(formula for expr in asked for formula in _outermost(expr))
    own = tuple(root for root in roots if root in found.run.program.steps)
    return write_out(matter, found, Scene(on, place, given, own))


def _paid_by(matter: Matter) -> tuple[Expr, ...]:
    ends = (end for end in matter.application.elements if isinstance(end, End))
    return tuple(end.pays for end in ends if end.pays is not None)


def _outermost(expr: Expr) -> list[Expr]:
    """The formulas that an expression is written with; it may be one itself."""
    if isinstance(expr, Formula):
        return [expr]
    inner = {
        part for node in walk([expr]) if isinstance(node, Formula) for part in walk([node.expr])
    }
    return [node for node in walk([expr]) if isinstance(node, Formula) and node not in inner]
