"""Single questions to the rules: does this condition hold, what is this number here and today."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.registers import readable
from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Expr
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce
from minzheng.kernel.trace import require_in_force
from minzheng.kernel.units import Value


class LengthUnknown(LookupError):
    """A period whose length rests on something that is not known."""


def value_of(expr: Expr, facts: Mapping[str, Any], *, on: date, place: str) -> Value:
    """The value of any expression for one household; None when unknown. Raises NotInForce."""
    return values_of([expr], facts, on=on, place=place)[expr]


def values_of(
    exprs: Iterable[Expr], facts: Mapping[str, Any], *, on: date, place: str
) -> dict[Expr, Value]:
    """Values of several expressions, computed together. Raises NotInForce for one in question."""
    roots = tuple(exprs)
    if not roots:
        return {}
    found = run(roots, readable(facts), on=on, place=place, params=book())
    require_in_force(found, *roots)
    return {root: found.value(root) for root in roots}


def holds(expr: Expr | None, facts: Mapping[str, Any], *, on: date, place: str) -> bool | None:
    """Whether a condition holds; no condition always holds.

    None when unknown: for want of a fact, or of a parameter that nobody has entered yet.
    """
    if expr is None:
        return True
    value = run((expr,), readable(facts), on=on, place=place, params=book()).value(expr)
    return None if value is None else bool(value)


def holds_for(
    expr: Expr, facts: Mapping[str, Any], member: int, *, on: date, place: str
) -> bool | None:
    """Whether a condition holds for one member, by her place in the list."""
    found = run((expr,), readable(facts), on=on, place=place, params=book())
    env = found.env.members[member] if found.env.members else found.env
    value = found.value(expr, env)
    return None if value is None else bool(value)


def number_of(key: str, *, on: date, place: str, otherwise: int) -> int:
    """A whole-number parameter, or the usual value where none is declared or in force."""
    known = book()
    if key not in known.infos:
        return otherwise
    try:
        return int(known.value(key, on=on, place=place))
    except NotInForce:
        return otherwise


def fixed(term: Term, *, on: date, place: str) -> Term:
    """The term with its length looked up at a place and day. Raises NotInForce, LengthUnknown."""
    expr = term.length
    if not isinstance(expr, Expr):
        return term
    length = value_of(expr, {}, on=on, place=place)
    if not isinstance(length, int):
        raise LengthUnknown(f"期限“{expr.label}”在 {place} 的长度无法确定，请检查参数")
    return term.fixed(length)
