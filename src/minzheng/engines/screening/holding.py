"""What a condition can come to where only some columns are known: so that nobody is asked in vain.

Of those whom no register of ours knows most facts are unknown and nothing is received. A rule that
needs such a fact, or that asks who receives, can hold of none of them; it is left out there.
Everything here errs on the side of asking.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from minzheng.kernel.cells import OPERATIONS, OVER
from minzheng.kernel.expr import Const, Expr, Fact, Op, Param, walk
from minzheng.kernel.formula import Formula
from minzheng.kernel.units import Kind

Outcomes = frozenset[bool | str | None]  # yes, no, unknown (None); "" is any value that is no bool
ANY_BOOL: Outcomes = frozenset({True, False, None})
ANY_VALUE: Outcomes = frozenset({"", None})
UNKNOWN: Outcomes = frozenset({None})
_COUNTED = frozenset({"合计", "计数", "最大", "最小"})
_CHOSEN = frozenset({"任一", "全部"})


@dataclass(frozen=True, eq=False)
class Known:
    """Which columns are known of some, and which hold one value for all."""

    columns: Collection[str]
    same: Mapping[str, int | bool]
    _found: dict[Expr, Outcomes] = field(default_factory=dict, compare=False)

    def can_hold(self, node: Expr) -> bool:
        """Whether a condition can be true of anybody."""
        return True in self.outcomes(node)

    def outcomes(self, node: Expr) -> Outcomes:
        """Everything that a node can come to."""
        for part in walk([node], frozenset(self._found)):
            if part not in self._found:
                self._found[part] = self._of(part)
        return self._found[node]

    def _of(self, node: Expr) -> Outcomes:
        if isinstance(node, Fact):
            return self._fact(node)
        if isinstance(node, Const):
            return _one(node.value)
        if isinstance(node, Param):
            return _any(node)
        if isinstance(node, Formula):
            stored = node.name in self.columns or node.full_name in self.columns
            return _any(node) if stored else self._found[node.expr]
        return self._op(node) if isinstance(node, Op) else _any(node)

    def _fact(self, node: Fact) -> Outcomes:
        for name in (node.column, node.term):
            if name in self.same:
                return _one(self.same[name])
        return _any(node) if {node.column, node.term} & set(self.columns) else UNKNOWN

    def _op(self, node: Op) -> Outcomes:
        parts = [self._found[part] for part in node.args]
        if node.name in _LOGIC:
            return frozenset(_LOGIC[node.name](*values) for values in product(*parts))
        if node.name in _CHOSEN:
            return parts[0]
        if node.name in _COUNTED:
            return _strict(node, parts)
        if node.name in _SPECIAL:
            return _SPECIAL[node.name](*parts)
        return _any(node) if node.name in OPERATIONS or node.name in OVER else _strict(node, parts)


def rules_that_can_hold(
    conditions: Mapping[str, Expr], known: Known, always: Iterable[str] = ()
) -> dict[str, Expr]:
    """Those conditions that can be true of anybody, and those to be asked in any case."""
    kept = set(always)
    return {n: node for n, node in conditions.items() if n in kept or known.can_hold(node)}


def _one(value: int | bool | str) -> Outcomes:
    return frozenset({value if isinstance(value, bool) else ""})


def _any(node: Expr) -> Outcomes:
    return ANY_BOOL if node.kind is Kind.BOOL else ANY_VALUE


def _strict(node: Expr, parts: Iterable[Outcomes]) -> Outcomes:
    return UNKNOWN if any(part == UNKNOWN for part in parts) else _any(node)


def _and(x: bool | None, y: bool | None) -> bool | None:
    if x is False or y is False:
        return False
    return None if x is None or y is None else True


def _or(x: bool | None, y: bool | None) -> bool | None:
    if x or y:
        return True
    return None if x is None or y is None else False


def _not(x: bool | None) -> bool | None:
    return None if x is None else not x


def _when(test: Outcomes, then: Outcomes, otherwise: Outcomes) -> Outcomes:
    found = frozenset[bool | str | None]()
    found |= then if True in test else found
    found |= otherwise if False in test else found
    return found | UNKNOWN if None in test else found


def _default(part: Outcomes, default: Outcomes) -> Outcomes:
    return (part - UNKNOWN) | default if None in part else part


def _is_known(part: Outcomes) -> Outcomes:
    return frozenset(value is not None for value in part)


_LOGIC: Mapping[str, Callable[..., bool | None]] = {"&": _and, "|": _or, "~": _not}
_SPECIAL: Mapping[str, Callable[..., Outcomes]] = {
    "当": _when,
    "若未知": _default,
    "已知": _is_known,
}
