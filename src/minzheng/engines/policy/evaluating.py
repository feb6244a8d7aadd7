"""The whole policy for one household or person, once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.arithmetic import Arithmetic, Scene, write_out
from minzheng.engines.policy.registers import readable_for
from minzheng.kernel.expr import Expr, walk
from minzheng.kernel.flow import Effect
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
    """Every rule and amount of a matter for one household or person, put into words.

    `facts`: household columns or terms, and members under "members". `about`: the conditions and
    amounts in question; without it what the application would give. Raises UnknownMatter,
    UnknownFact, NotInForce, UnreadableValue.
    """
    matter = catalogue().get(matter_key)
    given = readable_for(matter, facts)
    found = matter.policy.evaluate(given, on=on, place=place, params=book())
    asked = _given_by(matter) if about is None else about
    roots = tuple(formula for expr in asked for formula in _outermost(expr))
    own = tuple(root for root in roots if root in found.run.program.steps)
    return write_out(matter, found, Scene(on, place, given, own))


def _given_by(matter: Matter) -> tuple[Expr, ...]:
    """What the application would pay; where it pays nothing, what it would recognise."""
    flow = matter.application
    pays = tuple(end.pays for end in flow.ends() if end.pays is not None)
    recognising = {end for end in flow.ends() if end.effect is Effect.RECOGNISE}
    ways = (path for path in flow.routes if recognising.intersection(path.targets))
    return pays or tuple(path.when for path in ways if path.when is not None)


def _outermost(expr: Expr) -> list[Expr]:
    """The formulas that an expression is written with; it may be one itself."""
    if isinstance(expr, Formula):
        return [expr]
    inner = {
        part for node in walk([expr]) if isinstance(node, Formula) for part in walk([node.expr])
    }
    return [node for node in walk([expr]) if isinstance(node, Formula) and node not in inner]
