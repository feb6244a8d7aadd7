"""“Am I eligible?”: the few questions that decide it, asked without identity, and the answer.

A household is asked for sums where the law sums over its members (how much comes in a month),
and for a number where the law counts them (how many live together); each member is asked only for
what the amount still lacks. All of it is read off the formulas, so it holds for every matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from minzheng.engines.policy.api import Answer, Arithmetic, answer, evaluate, giving_ways
from minzheng.faces.portal.factwords import affirmed
from minzheng.kernel.expr import Expr, Fact, Op
from minzheng.kernel.form import Answer as Given
from minzheng.kernel.form import AnswerError, Field
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind
from minzheng.vocabulary import benefits

MOST_MEMBERS = 12
RECEIVED_BY_ALL = [row.receiving for row in benefits.待遇 if row.receiving.entity == "household"]
COUNT, SUM = "计数", ("合计", "最大", "最小")
AGGREGATES = (COUNT, *SUM, "任一", "全部")


@dataclass(frozen=True)
class Question:
    """One question. `gives`: the fact or formula whose value the answer is."""

    name: str
    field: Field
    gives: Fact | Formula
    counts: Formula | None = None


@dataclass(frozen=True)
class Reading:
    """What was typed, read: facts for the policy, and errors by question."""

    facts: dict[str, Any]
    errors: dict[str, str]


@dataclass(frozen=True)
class Finding:
    """What the rules answer, and the arithmetic behind it."""

    answer: Answer
    arithmetic: Arithmetic

    @property
    def eligible(self) -> bool | None:
        """Yes, no or None (待核实)."""
        return self.answer.eligible

    @property
    def is_no(self) -> bool:
        """Whether the answer is no, which unknown is not."""
        return self.eligible is False

    @property
    def tone(self) -> str:
        """yes, no or unknown."""
        return "unknown" if self.eligible is None else "yes" if self.eligible else "no"


def household_questions(matter: Matter) -> list[Question]:
    """What decides eligibility, in the order of the law; what is summed is asked as one sum."""
    fields = {column: plain_field(field) for column, field in asked_fields(matter).items()}
    fields |= {fact.column: Field(fact, f"{affirmed(fact)}吗？") for fact in RECEIVED_BY_ALL}
    asked = (question for way in giving_ways(matter) for question in _questions(way.when, fields))
    return list({question.name: question for question in asked}.values())


def member_questions(
    matter: Matter, facts: Mapping[str, Any], *, place: str, on: date
) -> list[Question]:
    """What the amount still lacks of each member: age, disability, illness."""
    found = answer(matter, facts, place=place, on=on)
    if found is None or not found.eligible or found.end.pays is None:
        return []
    terms = {term.partition("（")[0] for term in found.missing}
    fields = {field.column: field for field in matter.form.fields()}
    needed = sorted(
        (fact for fact in found.end.pays.needs().facts if fact.column in fields),
        key=lambda fact: list(fields).index(fact.column),
    )
    return [
        Question(fact.column, plain_field(fields[fact.column]), fact)
        for fact in needed
        if fact.entity == "person" and fact.term in terms
    ]


def asked_fields(matter: Matter) -> dict[str, Field]:
    """The form's questions by column; where a page asks one thing, the page's title asks it."""
    alone = {
        page.fields[0].column: page.title for page in matter.form.pages if len(page.fields) == 1
    }
    return {
        field.column: replace(field, question=field.question or alone.get(field.column, ""))
        for field in matter.form.fields()
    }


def read_household(matter: Matter, raw: Mapping[str, str]) -> Reading:
    """The answers about the household, with as many members as were counted."""
    facts: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for question in household_questions(matter):
        try:
            value = question.field.parse(raw.get(question.name))
        except AnswerError as wrong:
            errors[question.name] = str(wrong)
            continue
        facts |= _given(question, value)
        errors |= _too_many(question, value)
    return Reading(facts, errors)


def read_members(
    questions: Sequence[Question], raw: Mapping[str, str], facts: dict[str, Any]
) -> Reading:
    """The answers about each member, laid over the household's; what was not asked stays open."""
    errors: dict[str, str] = {}
    members = [dict(member) for member in facts.get("members", ())]
    for index, member in enumerate(members):
        for question in questions:
            name = f"{index}.{question.name}"
            if name not in raw:
                continue
            try:
                value = question.field.parse(raw[name])
            except AnswerError as wrong:
                errors[name] = f"{member['name']}：{wrong}"
                continue
            if value is not None:
                member[question.name] = value
    return Reading({**facts, "members": members}, errors)


def find_out(matter: Matter, facts: Mapping[str, Any], *, place: str, on: date) -> Finding | None:
    """What the rules say of these answers; None where the matter gives nothing."""
    found = answer(matter, facts, place=place, on=on)
    if found is None:
        return None
    about = None if found.end.pays is None else (found.end.pays,)
    return Finding(found, evaluate(matter.key, facts, on=on, place=place, about=about))


def _questions(root: Expr, fields: Mapping[str, Field]) -> Iterator[Question]:
    """Walk down from the rule; stop at formulas over members and ask for their value."""
    stack, seen = [root], set()
    while stack:
        node = stack.pop(0)
        if node in seen:
            continue
        seen.add(node)
        asked = _question(node, fields)
        if asked is not None:
            yield asked
        elif not _is_over_members(node):
            stack = [*node.parts, *stack]


def _question(node: Expr, fields: Mapping[str, Field]) -> Question | None:
    if isinstance(node, Fact) and node.entity == "household" and node.column in fields:
        return Question(node.column, fields[node.column], node)
    if isinstance(node, Formula) and node.kind in (Kind.MONEY, Kind.COUNT) and _sums(node.expr):
        return Question(node.name, _field_for(node), node, _counted_rule(node))
    return None


def _sums(node: Expr) -> bool:
    """Whether a sum over members stands in the formula itself, not behind another name."""
    if isinstance(node, Formula):
        return False
    if isinstance(node, Op) and node.name in AGGREGATES:
        return True
    return any(_sums(part) for part in node.parts)


def _is_over_members(node: Expr) -> bool:
    return isinstance(node, Op) and node.name in AGGREGATES


def _counted_rule(node: Formula) -> Formula | None:
    """The rule whose members a formula counts."""
    counted = node.expr
    if isinstance(counted, Op) and counted.name == COUNT and isinstance(counted.args[0], Formula):
        return counted.args[0]
    return None


def _field_for(node: Formula) -> Field:
    """A field that asks for a formula's value."""
    fact = Fact(node.name, node.label, node.unit)
    return Field(fact, node.label, hint=_unit_hint(node))


def _unit_hint(node: Formula) -> str:
    return "全家加在一起，没有就填 0" if node.kind is Kind.MONEY else "算上您自己"


def plain_field(field: Field) -> Field:
    """The form's field, asked without its condition and without a register to know it."""
    always = field.when is None and not field.known_from and field.fact.entity == "household"
    required = field.required and always
    return Field(field.fact, field.question, field.hint, required=required, blank=field.blank)


def _given(question: Question, value: Given) -> dict[str, Any]:
    """The fact an answer states; a number of members states the members too."""
    if question.counts is None:
        return {} if value is None else {question.name: value}
    count = min(int(value or 0), MOST_MEMBERS)  # type: ignore[arg-type]  # asked as a number
    members = [{"name": f"第{n + 1}位", question.counts.name: True} for n in range(count)]
    return {question.name: value, "members": members}


def _too_many(question: Question, value: Given) -> dict[str, str]:
    if question.counts is None or (isinstance(value, int) and 1 <= value <= MOST_MEMBERS):
        return {}
    return {question.name: f"“{question.field.label}”请填 1 到 {MOST_MEMBERS} 之间的整数"}
