"""Which numbers of the law a condition quotes: its own and its limits', those that hold here."""

from collections.abc import Container, Iterator

from minzheng.faces.portal.settling import JOINED, Here, branch, largest, open_parts
from minzheng.kernel.closures import OVER
from minzheng.kernel.expr import Expr, Op, Param
from minzheng.kernel.policy import Amount, Rule


def quoted(node: Expr, here: Here, *, told: Container[str] = ()) -> Iterator[Param]:
    """Parameters said in a condition and in the rules it is made of, but for those told apart."""
    stack, seen = [node.expr if isinstance(node, Rule) else node], set[Expr]()
    while stack:
        part = stack.pop(0)
        if part in seen:
            continue
        seen.add(part)
        if isinstance(part, Param):
            yield part
        elif isinstance(part, Amount):
            yield from _of_amount(part, here)
        elif isinstance(part, Rule):
            stack = [part.expr, *stack] if part.name not in told else stack
        elif isinstance(part, Op) and part.name not in OVER:
            stack = [*_holding(part, here), *stack]


def _of_amount(amount: Amount, here: Here) -> Iterator[Param]:
    """What stands in the amount itself; of several limits the one that holds."""
    stack = [amount.expr]
    while stack:
        part = stack.pop(0)
        if isinstance(part, Param):
            yield part
        elif isinstance(part, Op) and part.name not in OVER:
            stack = [*_holding(part, here), *stack]


def _holding(node: Op, here: Here) -> list[Expr]:
    if node.name in JOINED:
        return open_parts(node, here)
    found = largest(node, here) if node.name in ("取大", "取小") else None
    if node.name == "当":
        found = branch(node, here)
    return [found] if found is not None else list(node.args)
