"""The back end for one household or person: the tree compiled once to plain Python closures.

Every computed value of a formula stays in the run, so the trace costs nothing until it is read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from minzheng.kernel.closures import Env, Step, step
from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import KNOWN_TERMS, Expr, Fact, Param, walk
from minzheng.kernel.formula import Formula, addresses, shared
from minzheng.kernel.params import NotInForce, ParamBook, ParamError, ParamValue
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
    """One evaluation: the environment with every value, and the parameters used.

    `gaps`: parameters without a value in force. They are unknown, so what does not turn on them
    is computed all the same (help in an emergency does not wait for last year's statistics).
    """

    program: Program
    env: Env
    given: frozenset[Expr]
    params: Mapping[Param, ParamValue]
    gaps: Mapping[Param, NotInForce]

    def value(self, node: Expr, env: Env | None = None) -> Value:
        """The value of any node of the program; what was computed is not computed again."""
        return self.program.steps[node](env or self.env)


@lru_cache(maxsize=4096)
def compiled(roots: tuple[Expr, ...]) -> Program:
    """The formulas as closures; kept, so a formula is compiled once."""
    once = shared(roots)
    steps: dict[Expr, Step] = {}
    for node in walk(roots):
        steps[node] = step(node, steps, remember=node in once)
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

    Raises UnknownFact, and UnreadableValue or MoneyError for a value of another kind.
    """
    program = compiled(roots)
    env = _environment(program, facts, as_number(on))
    given = env.given.union(*_given_of_all(env.members or []))
    used, gaps = _resolve(program.params(given), on, place, params)
    env.values.update((param, entry.value) for param, entry in used.items())
    for root in roots:
        personal = root.entity == "person" and env.members is not None
        for subject in (env.members or ()) if personal else (env,):
            program.steps[root](subject)
    return Run(program, env, given, used, gaps)


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
) -> tuple[dict[Param, ParamValue], dict[Param, NotInForce]]:
    used: dict[Param, ParamValue] = {}
    gaps: dict[Param, NotInForce] = {}
    if not needed:
        return used, gaps
    if params is None:
        raise ParamError(f"要算出结果需要参数“{needed[0].label}”，调用时请给 params=")
    for param in needed:
        try:
            used[param] = params.entry_of(param, on=on, place=place)
        except NotInForce as gap:
            gaps[param] = gap
    return used, gaps
