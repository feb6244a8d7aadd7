"""The arithmetic of one evaluation as plain values: printed today, pinned, read back later."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from functools import cached_property, partial
from typing import Any

from minzheng.engines.policy.deciding import deciding_formulas
from minzheng.engines.policy.grounds import plain_grounds
from minzheng.kernel.expr import Expr
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter
from minzheng.kernel.one import Run
from minzheng.kernel.policy import Evaluation
from minzheng.kernel.trace import Line
from minzheng.kernel.units import Kind, as_number


@dataclass(frozen=True)
class ArithmeticLine:
    """One formula: its value (fen for money), the value in words, and the sentence with numbers.

    `told` gives the sentence, so that a page says only what it shows.
    `decides`: the outcome in question rests on it; other lines are what was looked at besides.
    `plain`: of a rule that decides, what settled it, said as a letter says it.
    """

    name: str
    label: str
    kind: str
    value: int | str | None
    text: str
    told: Callable[[], str] = field(repr=False, compare=False)
    cites: tuple[str, ...]
    member: str = ""
    decides: bool = False
    plain: str = ""

    @cached_property
    def sentence(self) -> str:
        """The arithmetic with numbers and names."""
        return self.told()


@dataclass(frozen=True)
class ParamUsed:
    """A number that a law or city set, as it stood: value in words, since when, by which source."""

    label: str
    text: str
    since: str
    source: str
    status: str
    checked_on: str
    place: str


@dataclass(frozen=True)
class Arithmetic:
    """Every line in the order of dependency, the parameters used, and what is missing."""

    matter: str
    on: str
    place: str
    lines: tuple[ArithmeticLine, ...]
    params: tuple[ParamUsed, ...]
    missing: tuple[str, ...]
    facts: Mapping[str, Any]

    def line(self, name: str) -> ArithmeticLine | None:
        """The line of a formula about the household; None when it was not evaluated."""
        return next((line for line in self.lines if line.name == name and not line.member), None)

    def value(self, name: str) -> int | str | None:
        """The value of a formula; None when unknown or not evaluated."""
        line = self.line(name)
        return line.value if line else None

    @property
    def main(self) -> tuple[ArithmeticLine, ...]:
        """The household's lines that decided: what a letter and a page print first."""
        return tuple(line for line in self.lines if line.decides and not line.member)

    @property
    def articles(self) -> tuple[str, ...]:
        """Every article the lines rest on, each once."""
        return tuple(dict.fromkeys(cite for line in self.lines for cite in line.cites))


@dataclass(frozen=True)
class Scene:
    """Where and when an evaluation was made, of which facts, and about which outcome."""

    on: date
    place: str
    facts: Mapping[str, Any]
    about: tuple[Expr, ...]


def write_out(matter: Matter, evaluation: Evaluation, scene: Scene) -> Arithmetic:
    """The evaluation put into words once, with the facts it read."""
    deciding = deciding_formulas(evaluation.run, scene.about)
    plain = _plain_words(evaluation.run, deciding)
    return Arithmetic(
        matter=matter.key,
        on=scene.on.isoformat(),
        place=scene.place,
        lines=tuple(_line(line, deciding, plain) for line in evaluation.trace),
        params=_params(evaluation),
        missing=_missing(evaluation, scene.about),
        facts=scene.facts,
    )


def pin(arithmetic: Arithmetic) -> dict[str, Any]:
    """As JSON, to be stored with a decision and never computed again."""
    return {
        **vars(arithmetic),
        "lines": [_pinned(line) for line in arithmetic.lines],
        "params": [asdict(param) for param in arithmetic.params],
        "facts": _plain(arithmetic.facts),
    }


def unpin(stored: Mapping[str, Any]) -> Arithmetic:
    """The arithmetic that pin() stored."""
    lines = tuple(map(_unpinned, stored["lines"]))
    params = tuple(ParamUsed(**param) for param in stored["params"])
    return Arithmetic(
        **{**stored, "lines": lines, "params": params, "missing": tuple(stored["missing"])}
    )


def _pinned(line: ArithmeticLine) -> dict[str, Any]:
    held = {each.name: getattr(line, each.name) for each in fields(line) if each.name != "told"}
    return held | {"sentence": line.sentence}


def _unpinned(stored: Mapping[str, Any]) -> ArithmeticLine:
    held = {name: value for name, value in stored.items() if name != "sentence"}
    held["cites"] = tuple(stored["cites"])
    return ArithmeticLine(told=partial(str, stored["sentence"]), **held)


def _line(line: Line, deciding: frozenset[str], plain: Mapping[str, str]) -> ArithmeticLine:
    value = line.value
    number = as_number(value) if isinstance(value, date) else value
    return ArithmeticLine(
        name=line.name,
        label=line.label,
        kind=line.unit.kind.name,
        value=value.isoformat() if isinstance(value, date) else value,
        text=line.unit.text(number),
        told=partial(getattr, line, "sentence"),
        cites=tuple(str(article) for article in line.cites),
        member=line.member,
        decides=line.name in deciding,
        plain="" if line.member else plain.get(line.name, ""),
    )


def _plain_words(run: Run, names: frozenset[str]) -> dict[str, str]:
    """What settled each of these rules about the household, or the one person in question."""
    ours = (f for f in run.program.steps if isinstance(f, Formula) and f.name in names)
    whole = (f for f in ours if f.kind is Kind.BOOL and f in run.env.values)
    return {rule.name: "；".join(plain_grounds(run, rule)) for rule in whole}


def _missing(evaluation: Evaluation, about: tuple[Expr, ...]) -> tuple[str, ...]:
    """The terms that keep what is in question unknown."""
    asked = frozenset(about)  # a set compares by identity; == on formulas builds another formula
    outcomes = [outcome for outcome in evaluation.values() if outcome.formula in asked]
    return tuple(dict.fromkeys(term for outcome in outcomes for term in outcome.missing))


def _params(evaluation: Evaluation) -> tuple[ParamUsed, ...]:
    used = set(evaluation.params)
    return tuple(
        ParamUsed(
            label=param.label,
            text=param.unit.text(entry.value),
            since=entry.since.isoformat(),
            source=entry.source,
            status=entry.status,
            checked_on=entry.checked_on.isoformat(),
            place=entry.place,
        )
        for param, entry in evaluation.run.params.items()
        if entry in used
    )


def _plain(value: Any) -> Any:
    """Dates as text, all the way down: facts come from registers and from JSON alike."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
