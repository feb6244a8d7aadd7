"""Which lines decided an outcome: the branch taken, the condition met or failed."""

from collections.abc import Iterable, Iterator

from minzheng.kernel.closures import OVER, Env
from minzheng.kernel.expr import Expr, Op
from minzheng.kernel.formula import Formula
from minzheng.kernel.one import Run


def deciding_formulas(run: Run, roots: Iterable[Expr]) -> frozenset[str]:
    """Names of the formulas that the values of `roots` rest on, given what came out."""
    names: set[str] = set()
    stack: list[tuple[Expr, Env]] = [(root, run.env) for root in roots]
    seen: set[tuple[Expr, int]] = set()
    while stack:
        node, env = stack.pop()
        if (node, id(env)) in seen:
            continue
        seen.add((node, id(env)))
        if isinstance(node, Formula):
            names.add(node.name)
            if node in run.given:
                continue
        stack += _deciding_parts(run, node, env)
    return frozenset(names)


def _deciding_parts(run: Run, node: Expr, env: Env) -> Iterator[tuple[Expr, Env]]:
    if isinstance(node, Op) and node.name in OVER:
        yield from ((node.args[0], member) for member in env.home.members or ())
    elif isinstance(node, Op) and node.name == "当":
        yield from ((part, env) for part in _branch(run, node, env))
    elif isinstance(node, Op) and node.name in SETTLED_BY:
        yield from ((part, env) for part in _settling(run, node, env))
    else:
        yield from ((part, env) for part in node.parts)


# One true part settles an “or”, one false part settles an “and”; the others did not matter.
SETTLED_BY = {"|": True, "&": False}


def _settling(run: Run, node: Op, env: Env) -> tuple[Expr, ...]:
    wanted = SETTLED_BY[node.name]
    settling = tuple(part for part in node.parts if _value(run, part, env) is wanted)
    return settling or node.parts


def _branch(run: Run, node: Op, env: Env) -> tuple[Expr, ...]:
    test, then, otherwise = node.args
    holds = _value(run, test, env)
    if holds is None:
        return (test,)
    return test, then if holds else otherwise


def _value(run: Run, node: Expr, env: Env) -> object:
    return run.value(node, env)
