"""Why an outcome is proposed: the few plain statements that settle it, close to the facts.

A letter that lists every rule explains nothing. “停发” rests on “not granted”, that on “not
eligible”, that on one thing a family can check: 人均月收入1,500.00元不低于标准1,282.00元.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.deciding import SETTLED_BY
from minzheng.engines.policy.reasons import reasons
from minzheng.engines.policy.registers import readable
from minzheng.kernel.closures import OVER
from minzheng.kernel.expr import Const, Expr, Fact, Op
from minzheng.kernel.formula import Formula
from minzheng.kernel.one import Run, run
from minzheng.kernel.sentence import codes
from minzheng.kernel.units import Kind

COMPARING = ("<", "<=", ">", ">=", "==", "!=")
_ORDER = (False, True)  # what was measured before what was stated


@dataclass(frozen=True, eq=False)
class _Ground:
    """A condition that settled a value; `hers`: beside something measured that fits her."""

    node: Expr
    hers: bool = False


def grounds(expr: Expr, facts: Mapping[str, Any], *, on: date, place: str) -> tuple[str, ...]:
    """What settles `expr` for one household or person, each thing once, with its numbers.

    Of several conditions that all hold, those that set one amount against another say enough.
    Empty where it is not known. Raises UnknownFact, UnreadableValue.
    """
    found = run((expr,), readable(facts), on=on, place=place, params=book())
    return plain_grounds(found, expr)


def plain_grounds(found: Run, expr: Expr) -> tuple[str, ...]:
    """The same for a node of an evaluation already made."""
    if found.value(expr) is None:
        return ()
    settling = list(_settling(found, expr))
    for telling in (_explains, _is_stated):
        nodes = [ground.node for ground in settling if telling(found, ground)]
        groups = ([node for node in nodes if isinstance(node, Fact) is stated] for stated in _ORDER)
        said = tuple(words for group in groups for words in reasons(found, *group))
        if said:
            return said
    return reasons(found, *(ground.node for ground in settling))


def _settling(found: Run, node: Expr, *, hers: bool = False) -> Iterator[_Ground]:
    """The conditions that settled a value, down to what is told in its own words."""
    inner = _opened(found, node)
    if isinstance(inner, Op) and inner.name == "~":
        yield from _settling(found, inner.args[0], hers=hers)
    elif isinstance(inner, Op) and inner.name in SETTLED_BY:
        within = hers or (inner.name == "&" and _fits_in_part(found, inner))
        for part in _telling(found, inner):
            yield from _settling(found, part, hers=within)
    elif inner is not node:
        yield from _settling(found, inner, hers=hers)
    else:
        yield _Ground(node, hers)


def _opened(found: Run, node: Expr) -> Expr:
    return node.expr if isinstance(node, Formula) and node not in found.given else node


def _telling(found: Run, node: Op) -> Iterable[Expr]:
    """The parts that settled an “and” or an “or”, without what does not help to understand it."""
    wanted, flat = SETTLED_BY[node.name], _flat(node)
    parts = [part for part in flat if found.value(part) is wanted]
    if not parts and node.name == "&":
        parts = [part for part in flat if _weighs(part)]
    elif not parts:
        parts = _nearest(found, flat)
    parts = parts or flat
    return [part for part in parts if not _is_guard(part)] or parts


def _nearest(found: Run, ways: list[Expr]) -> list[Expr]:
    """Of ways for several kinds of situation that all failed, the way for hers, and her kind."""
    fitting = {way: _kinds(found, way) for way in ways}
    near = [way for way, kinds in fitting.items() if any(_sorts(kind, ways) for kind in kinds)]
    return [part for way in near for part in (*fitting[way], way)] or ways


def _kinds(found: Run, way: Expr) -> list[Op]:
    """The codes that a way asks for and that are hers: 父亲情况为服刑在押."""
    inner = _opened(found, way)
    if not isinstance(inner, Op) or inner.name not in SETTLED_BY:
        return []
    if inner.name == "|":
        return [kind for part in _flat(inner) for kind in _kinds(found, part)]
    parts = (part for part in _flat(inner) if isinstance(part, Op) and codes(part))
    return [part for part in parts if isinstance(part, Op) and found.value(part)]


def _fits_in_part(found: Run, node: Op) -> bool:
    """Whether something measured in an “and” holds, so that the rest is about her."""
    parts = (part for part in _flat(node) if isinstance(part, Op) and part.name != "~")
    return any(found.value(part) and not _is_guard(part) for part in parts)


def _sorts(kind: Op, ways: list[Expr]) -> bool:
    """Whether every way asks for a code of the same fact, so that only one can be hers."""
    return all(kind.args[0] in way.needs().facts for way in ways)


def _flat(node: Op) -> list[Expr]:
    """The parts of an “and” of “and”s, or of an “or” of “or”s."""
    return [
        each
        for part in node.args
        for each in (_flat(part) if isinstance(part, Op) and part.name == node.name else [part])
    ]


def _weighs(node: Expr) -> bool:
    """Whether it sets one sum of money against another: what is due against what is paid."""
    money = isinstance(node, Op) and node.name in COMPARING and node.args[0].kind is Kind.MONEY
    return money and not _is_guard(node)


def _is_guard(node: Expr) -> bool:
    """A comparison with a number of the program, not of the law: 义务人人数 < 1."""
    if not isinstance(node, Op) or node.name not in COMPARING:
        return False
    return isinstance(node.args[1], Const) and node.args[0].kind in (Kind.MONEY, Kind.COUNT)


def _explains(found: Run, ground: _Ground) -> bool:
    """What was measured; what the family stated (did not ask for, has not) of her situation only.

    That nobody of the family fits another rule, or that a place has chosen, explains nothing.
    """
    node = ground.node
    if isinstance(node, Op) and node.name in OVER:
        return not isinstance(node.args[0], Formula) or bool(found.value(node))
    if isinstance(node, Fact):
        return ground.hers
    return isinstance(node, Op) and node.name != "已知"


def _is_stated(found: Run, ground: _Ground) -> bool:
    return isinstance(ground.node, Fact)
