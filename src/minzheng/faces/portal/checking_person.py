"""“Am I eligible?” in a matter of one person: asked round by round, what still keeps it unknown.

Which questions matter at a place is read off the rules with nothing known: what a parameter rules
out there is never asked.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from minzheng.engines.policy.api import evaluate, holds
from minzheng.faces.portal.checking import Question, Reading, asked_fields, plain_field
from minzheng.faces.portal.factwords import affirmed
from minzheng.kernel.expr import Fact, walk
from minzheng.kernel.flow import Await, Step
from minzheng.kernel.form import AnswerError, Field
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind
from minzheng.vocabulary import benefits

MOST_ROUNDS = 6
CHOICES = (Kind.BOOL, Kind.CODE)
SOURCE = re.compile(r"（[^（）]*）$")
Typed = Callable[[Iterable[Question]], Mapping[str, str]]


@dataclass(frozen=True)
class Rounds:
    """What was asked so far, what was answered, and whether anything was."""

    asked: tuple[Question, ...]
    read: Reading
    answered: bool


def ask_in_rounds(matter: Matter, typed: Typed, *, place: str, on: date) -> Rounds:
    """Each round asks what is still lacking; the first without an answer ends it."""
    asked: tuple[Question, ...] = ()
    read = Reading({}, {})
    answered = False
    for _ in range(MOST_ROUNDS):
        new = _lacking(matter, read.facts, asked, place=place, on=on)
        if not new:
            break
        asked = (*asked, *new)
        texts = typed(asked)
        if not any(texts.get(question.name) for question in new):
            break
        read, answered = _read(asked, texts), True
        if read.errors:
            break
    return Rounds(asked, read, answered)


def _lacking(
    matter: Matter, facts: Mapping[str, Any], asked: Iterable[Question], *, place: str, on: date
) -> tuple[Question, ...]:
    """Facts that keep the answer unknown; what only an office can find out is not asked."""
    lacks = set(evaluate(matter.key, facts, on=on, place=place).missing)
    known = {question.name for question in asked}
    fields = {**_recorded(matter), **asked_fields(matter)}
    terms = dict.fromkeys(n for n in walk(matter.policy.formulas) if isinstance(n, Fact))
    wanted = [fact for fact in terms if fact.label in lacks and fact.column not in known]
    order = {column: place for place, column in enumerate(fields)}
    wanted.sort(key=lambda fact: order.get(fact.column, len(order)))
    open_ = (fact for fact in wanted if _askable(fact, fields))
    return tuple(
        _question(fact, fields)
        for fact in open_
        if fact.column not in fields or _applies(fields[fact.column], facts, place=place, on=on)
    )


def _askable(fact: Fact, fields: Mapping[str, Field]) -> bool:
    """What the form or an officer asks, and whether something is received already."""
    ledger = any(fact is known for known in benefits.台账待遇)
    return ledger or fact.column in fields


def _recorded(matter: Matter) -> dict[str, Field]:
    """What officers write down that can be answered by a choice, by column."""
    elements = matter.application.elements
    forms = [e.records for e in elements if isinstance(e, Step | Await) and e.records]
    fields = (field for form in forms for field in form.fields())
    return {field.column: field for field in fields if field.fact.unit.kind in CHOICES}


def _applies(field: Field, facts: Mapping[str, Any], *, place: str, on: date) -> bool:
    """Whether the answers so far call for a question that is asked of some only."""
    return field.when is None or holds(field.when, facts, on=on, place=place) is True


def _question(fact: Fact, fields: Mapping[str, Field]) -> Question:
    field = fields.get(fact.column, Field(fact, hint=_hint(fact)))
    worded = replace(field, question=SOURCE.sub("", field.question) or _asks(fact), required=False)
    return Question(fact.column, plain_field(worded), fact)


def _asks(fact: Fact) -> str:
    """A question about what a register or the ledger would know."""
    if fact.unit.kind is Kind.BOOL:
        return f"{affirmed(fact)}吗？"
    return f"{fact.term}（元）" if fact.unit.kind is Kind.MONEY else fact.term


def _hint(fact: Fact) -> str:
    """What the term means, without where an office finds it."""
    means = SOURCE.sub("", fact.means)
    return means if fact.unit.kind is not Kind.BOOL else ""


def _read(asked: Iterable[Question], texts: Mapping[str, str]) -> Reading:
    facts: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for question in asked:
        if not texts.get(question.name):
            continue
        try:
            facts[question.name] = question.field.parse(texts[question.name])
        except AnswerError as wrong:
            errors[question.name] = str(wrong)
    return Reading(facts, errors)
