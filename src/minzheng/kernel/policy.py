"""Rule, Amount and Policy: a law written once, read for one, for many, in words, and ahead.

class 最低生活保障(Policy):
    收入条件 = Rule(人均月收入 < 低保标准, cites=办法.第九条)
    给予保障 = Rule(收入条件 & ~财产超标, cites=办法.第九条)
    月保障金 = Amount(当(给予保障, (低保标准 - 人均月收入) * 共同生活人数), cites=办法.第十二条)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Entity, Expr, ExpressionError, describe, lift, walk
from minzheng.kernel.formula import Cites, Formula
from minzheng.kernel.law import Article
from minzheng.kernel.many import Column, many
from minzheng.kernel.one import Run, run
from minzheng.kernel.params import ParamBook, ParamValue
from minzheng.kernel.population import Population
from minzheng.kernel.sentence import sentence
from minzheng.kernel.trace import Line, Outcome, lines, require_in_force
from minzheng.kernel.units import YES_NO, Kind, MeasureUnit

Facts = Mapping[str, Any]


class _Written(Formula):
    """What Rule and Amount share: the readings of a formula."""

    __slots__ = ()

    def one(
        self, facts: Facts, *, on: date, place: str = NATION, params: ParamBook | None = None
    ) -> Outcome:
        """The value for one household (or one person) with its trace.

        Facts by term or column, members under 成员; None or 待核实 is unknown. A formula's own
        name gives its value instead of computing it. Raises UnknownFact, NotInForce,
        UnreadableValue, MoneyError; ExpressionError for a formula about persons when members
        are listed.
        """
        done = run((self,), facts, on=on, place=place, params=params)
        if self.entity == "person" and done.env.members is not None:
            raise ExpressionError(f"{describe(self)}是按人算的，请给一个人的事实，或写成员.合计(…)")
        require_in_force(done, self)
        return Outcome(self, done)

    def many(self, population: Population, *, on: date, params: ParamBook | None = None) -> Column:
        """The value for every household (or person) in one pass; unknown without a parameter."""
        return many({"": self}, population, on=on, params=params)[""]

    def sentence(self) -> str:
        """The formula in words."""
        return sentence(self)


class Rule(_Written):
    """A condition with its article: Rule(人均月收入 < 低保标准, cites=办法.第九条)."""

    __slots__ = ()

    def __init__(self, expr: Any, *, cites: Cites, says: str = "") -> None:
        node = lift(expr)
        if node.kind is not Kind.BOOL:
            raise ExpressionError(f"Rule 要写条件，{describe(node)}不是；数额请用 Amount")
        super().__init__(node, _cited(node, cites), YES_NO, says)


class Amount(_Written):
    """A sum of money, a count, an age or a day with its article; `unit` prints its values."""

    __slots__ = ()

    def __init__(
        self, expr: Any, *, cites: Cites, unit: MeasureUnit | None = None, says: str = ""
    ) -> None:
        node = lift(expr)
        unit = unit or node.unit
        if node.kind is Kind.BOOL or unit.kind is not node.kind:
            raise ExpressionError(f"Amount 的单位是{unit.kind.value}，算式{describe(node)}不是")
        if node.scale != 1:
            raise ExpressionError(f"{describe(node)}乘了比例还没有取整：用 四舍五入、进位或舍去")
        super().__init__(node, _cited(node, cites), unit, says)


def _cited(node: Expr, cites: Any) -> Cites:
    articles = cites if isinstance(cites, tuple) else (cites,)
    if not articles or not all(isinstance(article, Article) for article in articles):
        raise ExpressionError(f"{describe(node)}没有写明依据，请写 cites=某法.第几条")
    return articles


@dataclass(frozen=True, eq=False)
class Evaluation(Mapping[str, Outcome]):
    """Every formula of a policy for one subject, computed together; outcomes by name."""

    outcomes: Mapping[str, Outcome]
    run: Run

    def __getitem__(self, name: str) -> Outcome:
        return self.outcomes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    @cached_property
    def trace(self) -> tuple[Line, ...]:
        """A line for each formula evaluated, what it rests on before it."""
        return lines(self.run, self.run.program.roots)

    @property
    def missing(self) -> tuple[str, ...]:
        """The terms that keep any outcome unknown."""
        found = (term for outcome in self.values() for term in outcome.missing)
        return tuple(dict.fromkeys(found))

    @property
    def params(self) -> tuple[ParamValue, ...]:
        """Every parameter value the arithmetic used."""
        return tuple(dict.fromkeys(value for line in self.trace for value in line.params))


class Policy:
    """Base of all policies: its rules and amounts, in the order written.

    A policy written upon another has the other's formulas first. The subject is the household, or
    the person when every formula is about a person, or the organisation when any formula is about
    one. In a household's policy what is said of each member must flow into a household's value.
    """

    title: ClassVar[str] = ""
    subject: ClassVar[Entity] = None
    formulas: ClassVar[tuple[Formula, ...]] = ()

    def __init_subclass__(cls) -> None:
        said = (f for base in reversed(cls.__mro__) for f in vars(base).values())
        cls.formulas = tuple(dict.fromkeys(f for f in said if isinstance(f, Formula)))
        cls.title = vars(cls).get("title", cls.__name__)
        personal = [formula for formula in cls.formulas if formula.entity == "person"]
        only_persons = personal and len(personal) == len(cls.formulas)
        about = {formula.entity for formula in cls.formulas}
        found: Entity = "organisation" if "organisation" in about else "household"
        cls.subject = vars(cls).get("subject", "person" if only_persons else found)
        if cls.subject != "person":
            _require_gathered(cls, personal)

    @classmethod
    def evaluate(
        cls, facts: Facts, *, on: date, place: str = NATION, params: ParamBook | None = None
    ) -> Evaluation:
        """Everything once, for one subject; a parameter not in force leaves its formulas unknown.

        Raises UnknownFact, UnreadableValue, MoneyError.
        """
        done = run(cls.formulas, facts, on=on, place=place, params=params)
        ours = (f for f in cls.formulas if cls.subject == "person" or f.entity != "person")
        return Evaluation({formula.name: Outcome(formula, done) for formula in ours}, done)


def _require_gathered(policy: type[Policy], personal: list[Formula]) -> None:
    used = {part for formula in policy.formulas for part in walk([formula]) if part is not formula}
    for formula in personal:
        if formula not in used:
            raise ExpressionError(
                f"《{policy.title}》的{describe(formula)}是按人算的，没有汇总到户："
                '请用 成员.合计(…) 等；整个政策按人发放时写 subject = "person"'
            )
