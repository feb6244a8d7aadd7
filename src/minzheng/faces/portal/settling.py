"""What a place has settled already: the yes and no of its parameters, and which number holds."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import holds
from minzheng.kernel.expr import Const, Expr, Op, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.params import NotInForce
from minzheng.kernel.units import Kind, Value

JOINED = {"&": False, "|": True}  # the value of one part that settles the whole
FIXED = (Const, Param)


@dataclass(frozen=True)
class Here:
    """Where and when the numbers hold."""

    place: str
    on: date


def value_here(param: Param, here: Here) -> Value:
    """A parameter's value; None where none is in force."""
    try:
        return book().value(param.key, on=here.on, place=here.place)
    except NotInForce:
        return None


def settled(node: Expr, here: Here) -> bool | None:
    """What the place's parameters alone make of a condition; None where it turns on the family."""
    inner = node.expr if isinstance(node, Formula) else node
    if not inner.needs().facts:
        return holds(inner, {}, on=here.on, place=here.place)
    if not isinstance(inner, Op):
        return None
    if inner.name == "~":
        value = settled(inner.args[0], here)
        return None if value is None else not value
    return _joined(inner, here) if inner.name in JOINED else None


def _joined(node: Op, here: Here) -> bool | None:
    values = [settled(part, here) for part in node.args]
    decisive = JOINED[node.name]
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def open_parts(node: Op, here: Here) -> list[Expr]:
    """The parts of an “and” or an “or” that still turn on the family."""
    return [part for part in node.args if settled(part, here) is None]


def branch(node: Op, here: Here) -> Expr | None:
    """Of a choice between two, the one that the place has made; None where it turns on facts."""
    test, then, otherwise = node.args
    value = settled(test, here)
    return None if value is None else then if value else otherwise


def largest(node: Op, here: Here) -> Expr | None:
    """Of numbers set by the place, the one that holds; None where one is not in force or open."""
    known = {part: _number(part, here) for part in node.args if isinstance(part, FIXED)}
    if len(known) < len(node.args) or None in known.values():
        return None
    pick = max if node.name == "取大" else min
    return pick(known, key=lambda part: known[part] or 0)


def _number(node: Expr, here: Here) -> int | None:
    value = value_here(node, here) if isinstance(node, Param) else getattr(node, "value", None)
    return value if isinstance(value, int) and node.kind is not Kind.BOOL else None
