"""What every matter would give beside what is paid: missed, paid without ground, another amount.

Written with the rules themselves, so the comparison runs in the same pass. A single sum is not
compared: whoever had it yesterday is not owed it again today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from minzheng.engines.screening.api import Question, Sought, questions_of
from minzheng.kernel import words
from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.matter import catalogue
from minzheng.kernel.units import Kind
from minzheng.vocabulary import assistance, benefits
from minzheng.vocabulary.benefits import Benefit

MISSED, UNFOUNDED, DIFFERENT = "missed", "unfounded", "different"
KINDS = {MISSED: "应享未享", UNFOUNDED: "在享但不符合", DIFFERENT: "金额不一致"}
DUE, PAID = "due", "paid"  # the columns of a list, in fen a month


@dataclass(frozen=True)
class Comparison:
    """One comparison of one matter: its name among the findings, and what is sought."""

    matter: str
    kind: str
    sought: Sought

    @property
    def name(self) -> str:
        """Such as "relief/dibao:missed"; no rule of an alert is called so."""
        return f"{self.matter}:{self.kind}"


def comparisons() -> tuple[Comparison, ...]:
    """Every comparison there is."""
    given = {row.matter: row for row in benefits.待遇}
    asked: dict[str, list[Question]] = {}
    for question in questions_of():
        if question.matter.key in given and not question.end.once:
            asked.setdefault(question.matter.key, []).append(question)
    found = (_of(given[matter], questions) for matter, questions in asked.items())
    return tuple(each for several in found for each in several)


def titles() -> Mapping[str, str]:
    """What each matter is called."""
    return {key: matter.service.short for key, matter in catalogue().matters.items()}


def _of(benefit: Benefit, questions: Sequence[Question]) -> Iterator[Comparison]:
    personal = questions[0].personal
    receives = _beside(benefit.receiving, personal=personal)
    holds = reduce(or_, (question.holds for question in questions))
    paying = [question for question in questions if question.pays is not None]
    due = {DUE: paying[0].pays} if len(paying) == 1 and paying[0].pays is not None else {}
    yield Comparison(benefit.matter, MISSED, Sought(holds & ~receives, due))
    yield Comparison(
        benefit.matter, UNFOUNDED, Sought(receives & ~holds, _paid(benefit, personal=personal))
    )
    yield from _different(benefit, paying, receives)


def _different(
    benefit: Benefit, paying: Sequence[Question], receives: Expr
) -> Iterator[Comparison]:
    """Only where one end pays: of several nobody can say which one the sum stands for."""
    paid = _paid(benefit, personal=bool(paying) and paying[0].personal)
    if len(paying) != 1 or PAID not in paid or paying[0].pays is None:
        return
    holds, pays = paying[0].holds, paying[0].pays
    if pays.kind is not Kind.MONEY:
        return
    unequal = holds & receives & (pays != paid[PAID])
    yield Comparison(benefit.matter, DIFFERENT, Sought(unequal, {DUE: pays, **paid}))


def _paid(benefit: Benefit, *, personal: bool) -> dict[str, Expr]:
    """What is paid now, of the one the matter concerns."""
    if benefit.receiving is assistance.在领低保:
        return {PAID: assistance.原月保障金}
    if benefit.paid is None or (benefit.paid.entity == "person") is not personal:
        return {}
    return {PAID: benefit.paid}


def _beside(fact: Fact, *, personal: bool) -> Expr:
    """Whether it is received, in the rows of the matter's subjects."""
    return words.成员.任一(fact) if fact.entity == "person" and not personal else fact
