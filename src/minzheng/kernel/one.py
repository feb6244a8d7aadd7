"""The back end for one household or person: the tree compiled once to plain Python closures.

Every computed value of a formula stays in the run, so the trace costs nothing until it is read.
None is unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import (
    KNOWN_TERMS,
    Const,
    Expr,
    Fact,
    Formula,
    Op,
    Param,
    addresses,
    shared,
    walk,
)
from minzheng.kernel.meaning import QUOTIENTS, meaning_of
from minzheng.kernel.params import ParamBook, ParamError, ParamValue
from minzheng.kernel.units import Value, as_number

MEMBERS = ("成员", "members")
NAMES = ("姓名", "name")
_OUR_OWN = frozenset((*MEMBERS, *NAMES))


class UnknownFact(LookupError):
    """A fact was given under a name that no term, column or formula has."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key = key
        near = get_close_matches(key, sorted(known), n=3, cutoff=0.3)
        hint = f"是不是“{'”“'.join(near)}”？" if near else "请用词汇表里的名称。"
        super().__init__(f"没有叫“{key}”的事实。{hint}")


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


@dataclass(frozen=True, eq=False)
class Program:
    """Formulas compiled together: their steps, and which names address which nodes."""

    roots: tuple[Expr, ...]
    steps: Mapping[Expr, Step]
    named: Mapping[str, tuple[Fact | Formula, ...]]
    _params: dict[frozenset[Expr], tuple[Param, ...]] = field(default_factory=dict)

    def params(self, given: frozenset[Expr]) -> tuple[Param, ...]:
        """The parameters still needed when some formulas are given instead of computed."""
        if given not in self._params:
            nodes = walk(self.roots, given)
            self._params[given] = tuple(node for node in nodes if isinstance(node, Param))
        return self._params[given]


@dataclass(frozen=True, eq=False)
class Run:
    """One evaluation: the environment with every value, and the parameters used."""

    program: Program
    env: Env
    given: frozenset[Expr]
    params: Mapping[Param, ParamValue]

    def value(self, node: Expr, env: Env | None = None) -> Value:
        """The value of any node of the program; what was computed is not computed again."""
        return self.program.steps[node](env or self.env)


@lru_cache(maxsize=4096)
def compiled(roots: tuple[Expr, ...]) -> Program:
    """The formulas as closures; kept, so a formula is compiled once."""
    once = shared(roots)
    steps: dict[Expr, Step] = {}
    for node in walk(roots):
        steps[node] = _step(node, steps, node in once)
    named: dict[str, tuple[Fact | Formula, ...]] = {}
    for addressed, names in addresses(roots).items():
        for name in set(names):
            named[name] = (*named.get(name, ()), addressed)
    return Program(roots, steps, named)


def run(
    roots: tuple[Expr, ...],
    facts: Mapping[str, Any],
    *,
    on: date,
    place: str = NATION,
    params: ParamBook | None = None,
) -> Run:
    """Evaluate formulas together for one subject.

    Raises UnknownFact, NotInForce, and UnreadableValue or MoneyError for a value of another kind.
    """
    program = compiled(roots)
    env = _environment(program, facts, as_number(on))
    given = env.given.union(*_given_of_all(env.members or []))
    used = _resolve(program.params(given), on, place, params)
    env.values.update((param, entry.value) for param, entry in used.items())
    for root in roots:
        personal = root.entity == "person" and env.members is not None
        for subject in (env.members or ()) if personal else (env,):
            program.steps[root](subject)
    return Run(program, env, given, used)


def _environment(program: Program, facts: Mapping[str, Any], on: int) -> Env:
    home = Env(_read(program, facts), on, _name(facts))
    listed = next((facts[key] for key in MEMBERS if key in facts), None)
    if listed is not None:
        home.members = []
        for index, member in enumerate(listed, start=1):
            env = Env(_read(program, member), on, _name(member) or f"成员{index}")
            env.home = home
            home.members.append(env)
    return home


def _given_of_all(members: list[Env]) -> list[frozenset[Expr]]:
    return [frozenset.intersection(*(member.given for member in members))] if members else []


def _name(facts: Mapping[str, Any]) -> str:
    return next((str(facts[key]) for key in NAMES if facts.get(key)), "")


def _read(program: Program, facts: Mapping[str, Any]) -> dict[Expr, Value]:
    values: dict[Expr, Value] = {}
    for key, raw in facts.items():
        nodes = program.named.get(key, ())
        if not nodes and key not in _OUR_OWN and key not in KNOWN_TERMS:
            raise UnknownFact(key, {*KNOWN_TERMS, *program.named})
        for node in nodes:
            value = node.unit.read(raw)
            if value is not None:
                values[node] = value
    return values


def _resolve(
    needed: tuple[Param, ...], on: date, place: str, params: ParamBook | None
) -> dict[Param, ParamValue]:
    if needed and params is None:
        raise ParamError(f"要算出结果需要参数“{needed[0].label}”，调用时请给 params=")
    return {param: params.entry_of(param, on=on, place=place) for param in needed if params}


def _step(node: Expr, steps: Mapping[Expr, Step], used_often: bool) -> Step:
    if isinstance(node, Fact | Param):
        return _kept(node)
    if isinstance(node, Const):
        value = node.value
        return lambda env: value
    if isinstance(node, Formula):
        return _remembered(node, steps[node.expr])
    step = _operation(node, [steps[part] for part in node.parts])
    return _remembered(node, step) if used_often else step


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
        return _over(parts[0], OVER[node.name])
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
        if dividend is None or divisor is None or divisor <= 0:  # type: ignore[operator]
            return None
        return meaning(dividend, divisor)  # type: ignore[no-any-return]

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


def _over(part: Step, gather: Callable[[list[Value]], Value]) -> Step:
    def compute(env: Env) -> Value:
        members = env.home.members
        return None if members is None else gather([part(member) for member in members])

    return compute


def _all_known(gather: Callable[[list[Any]], Value]) -> Callable[[list[Value]], Value]:
    return lambda values: None if None in values else gather(values)


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

OVER: Mapping[str, Callable[[list[Value]], Value]] = {
    "合计": _all_known(sum),
    "计数": _all_known(sum),
    "最大": _all_known(lambda values: max(values) if values else None),
    "最小": _all_known(lambda values: min(values) if values else None),
    "任一": _any,
    "全部": _every,
}
