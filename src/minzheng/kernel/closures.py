"""Each node of a tree as a plain Python closure over one household or one member.

None is unknown: what is strict gives None as soon as a part is None; and, or, 当 and the members
follow three-valued logic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from minzheng.kernel.expr import Const, Expr, Fact, Op, Param
from minzheng.kernel.formula import Formula
from minzheng.kernel.meaning import QUOTIENTS, meaning_of
from minzheng.kernel.units import Value


@dataclass(slots=True, eq=False)
class Env:
    """The values of one household (`home` is itself) or of one member (`home` is the household)."""

    values: dict[Expr, Value]
    on: int
    name: str = ""
    members: "list[Env] | None" = None
    home: "Env" = field(init=False)
    given: frozenset[Expr] = field(init=False)

    def __post_init__(self) -> None:
        self.home = self
        self.given = frozenset(node for node in self.values if isinstance(node, Formula))


Step = Callable[[Env], Value]


def step(node: Expr, steps: Mapping[Expr, Step], *, remember: bool) -> Step:
    """The closure for a node, given those of its parts; what is remembered runs once a subject."""
    if isinstance(node, Fact | Param):
        return _kept(node)
    if isinstance(node, Const):
        value = node.value
        return lambda env: value
    if isinstance(node, Formula):
        return _remembered(node, steps[node.expr])
    operation = _operation(node, [steps[part] for part in node.parts])
    return _remembered(node, operation) if remember else operation


def _kept(node: Expr) -> Step:
    if node.entity == "person":
        return lambda env: env.values.get(node)
    return lambda env: env.home.values.get(node)


def _remembered(node: Expr, step: Step) -> Step:
    """The step, run once for each household, or once for each person."""
    personal = node.entity == "person"

    def recall(env: Env) -> Value:
        env = env if personal else env.home
        if node in env.values:
            return env.values[node]
        value = env.values[node] = step(env)
        return value

    return recall


def _operation(node: Expr, parts: list[Step]) -> Step:
    if not isinstance(node, Op):
        raise TypeError(f"没有规定怎样计算 {node!r}")
    if node.name in _SPECIAL:
        return _SPECIAL[node.name](*parts)
    if node.name in OVER:
        return _over(parts, OVER[node.name])
    if node.name in QUOTIENTS:
        return _quotient(QUOTIENTS[node.name], *parts)
    meaning = meaning_of(node.name, node.detail)
    if meaning is None:
        raise TypeError(f"没有规定怎样计算“{node.name}”")
    return _unary(meaning, *parts) if len(parts) == 1 else _binary(meaning, *parts)


def _unary(meaning: Callable[..., Any], part: Step) -> Step:
    def compute(env: Env) -> Value:
        value = part(env)
        return None if value is None else meaning(value)

    return compute


def _binary(meaning: Callable[..., Any], left: Step, right: Step) -> Step:
    def compute(env: Env) -> Value:
        first = left(env)
        if first is None:
            return None
        second = right(env)
        return None if second is None else meaning(first, second)

    return compute


def _quotient(meaning: Callable[..., Any], total: Step, part: Step) -> Step:
    def compute(env: Env) -> Value:
        dividend, divisor = total(env), part(env)
        if dividend is None or divisor is None or divisor <= 0:  # type: ignore[operator]  # a number by its kind
            return None
        return meaning(dividend, divisor)  # type: ignore[no-any-return]  # a Value

    return compute


def _extreme(best: Callable[..., Any]) -> Callable[..., Step]:
    def build(*parts: Step) -> Step:
        def compute(env: Env) -> Value:
            values = [part(env) for part in parts]
            return None if None in values else best(values)

        return compute

    return build


def _and(left: Step, right: Step) -> Step:
    def compute(env: Env) -> Value:
        first = left(env)
        if first is False:
            return False
        second = right(env)
        return False if second is False else None if first is None else second

    return compute


def _or(left: Step, right: Step) -> Step:
    def compute(env: Env) -> Value:
        first = left(env)
        if first is True:
            return True
        second = right(env)
        return True if second is True else None if first is None else second

    return compute


def _not(part: Step) -> Step:
    return _unary(lambda value: not value, part)


def _when(test: Step, then: Step, otherwise: Step) -> Step:
    def compute(env: Env) -> Value:
        holds = test(env)
        if holds is None:
            return None
        return then(env) if holds else otherwise(env)

    return compute


def _or_default(part: Step, default: Step) -> Step:
    def compute(env: Env) -> Value:
        value = part(env)
        return default(env) if value is None else value

    return compute


def _over(parts: list[Step], gather: Callable[..., Value]) -> Step:
    def compute(env: Env) -> Value:
        if env.home.members is None:
            return None
        return gather(*([part(member) for member in env.home.members] for part in parts))

    return compute


def _all_known(gather: Callable[[list[Any]], Value]) -> Callable[[list[Value]], Value]:
    return lambda values: None if None in values else gather(values)


def _latest(values: list[Any], days: list[Any]) -> Value:
    if None in days or not days:
        return None
    last = [value for value, day in zip(values, days, strict=True) if day == max(days)]
    return None if None in last else max(last)


def _any(values: list[Value]) -> Value:
    return True if True in values else None if None in values else False


def _every(values: list[Value]) -> Value:
    return False if False in values else None if None in values else True


_SPECIAL: Mapping[str, Callable[..., Step]] = {
    "&": _and,
    "|": _or,
    "~": _not,
    "当": _when,
    "取大": _extreme(max),
    "取小": _extreme(min),
    "若未知": _or_default,
    "已知": lambda part: lambda env: part(env) is not None,
    "当日": lambda: lambda env: env.on,
}

OVER: Mapping[str, Callable[..., Value]] = {
    "合计": _all_known(sum),
    "计数": _all_known(sum),
    "最大": _all_known(lambda values: max(values) if values else None),
    "最小": _all_known(lambda values: min(values) if values else None),
    "最近": _latest,
    "任一": _any,
    "全部": _every,
}
