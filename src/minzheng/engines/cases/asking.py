"""Which questions are asked of this family: not what registers know, not what does not apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.cases.sealed import keepable
from minzheng.engines.cases.stated import facts_of_answers
from minzheng.engines.policy.api import Facts, holds, holds_for, merge, unit_text
from minzheng.kernel.form import Answer, AnswerError, Cleaned, Field, Page


@dataclass(frozen=True)
class Family:
    """Those an application is about: what the registers know, members in order, place and day."""

    register: Facts
    members: tuple[int, ...]
    place: str
    on: date


@dataclass(frozen=True)
class Asked:
    """One question as it stands on the page. `known`: the register's value in words, to confirm."""

    name: str
    field: Field
    member: int | None = None
    member_name: str = ""
    known: str = ""

    @property
    def is_known(self) -> bool:
        """Whether a register answers it, so that it is shown to confirm and not asked."""
        return bool(self.known)


def questions(page: Page, family: Family, answers: Mapping[str, Any]) -> tuple[Asked, ...]:
    """The questions of a page, in order. A question whose condition is false is left out."""
    facts = merge(family.register, facts_of_answers(answers, family.members))
    return tuple(_asked(page, family, facts))


def read_page(
    page: Page, family: Family, answers: Mapping[str, Any], raw: Mapping[str, str]
) -> Cleaned:
    """Read one page as typed: values to keep and every error at once, by the fields' names.

    An answer decides which of the following questions apply, so each is read with those before it.
    """
    values: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for name, field, member in _every(page, family):
        facts = merge(family.register, facts_of_answers({**answers, **values}, family.members))
        if _known(field, facts, member):
            continue
        if not _applies(field, facts, member, family):
            values[name] = field.blank  # who has no pension has no basic pension either
            continue
        try:
            values[name] = field.parse(raw.get(name))
        except AnswerError as error:
            errors[name] = _with_name(str(error), facts, member)
    return Cleaned(values, errors)


def kept(values: Mapping[str, Answer]) -> dict[str, Any]:
    """Values as a draft stores them."""
    return {name: keepable(name.rpartition(".")[2], value) for name, value in values.items()}


def missing(pages: Sequence[Page], family: Family, answers: Mapping[str, Any]) -> dict[str, str]:
    """Every question that applies, is required and has no answer: name -> sentence."""
    return {
        asked.name: f"“{asked.field.label}”还没有回答"
        + (f"（{asked.member_name}）" if asked.member_name else "")
        for page in pages
        for asked in questions(page, family, answers)
        if asked.field.required and not asked.is_known and answers.get(asked.name) is None
    }


def with_blanks(
    pages: Sequence[Page], family: Family, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers with what an empty one states where nobody was asked.

    A page without a question for this family is never shown, so nothing of it was ever saved.
    """
    filled = dict(answers)
    for page in pages:
        for name, field, member in _every(page, family):
            if field.blank is None or filled.get(name) is not None:
                continue
            facts = merge(family.register, facts_of_answers(filled, family.members))
            if not _known(field, facts, member) and not _applies(field, facts, member, family):
                filled[name] = field.blank
    return filled


def _asked(page: Page, family: Family, facts: Facts) -> Iterator[Asked]:
    for name, field, member in _every(page, family):
        if _applies(field, facts, member, family):
            known = _known(field, facts, member)
            yield Asked(name, field, member, _name(facts, member), known)


def _every(page: Page, family: Family) -> Iterator[tuple[str, Field, int | None]]:
    if not page.each_member:
        yield from ((field.column, field, None) for field in page.fields)
        return
    for index in range(len(family.members)):
        yield from ((f"{index}.{field.column}", field, index) for field in page.fields)


def _applies(field: Field, facts: Facts, member: int | None, family: Family) -> bool:
    if field.when is None:
        return True
    on, place = family.on, family.place
    if member is None:
        return holds(field.when, facts, on=on, place=place) is not False
    return holds_for(field.when, facts, member, on=on, place=place) is not False


def _known(field: Field, facts: Facts, member: int | None) -> str:
    if not field.known_from:
        return ""
    where = facts if member is None else facts["members"][member]
    return (
        unit_text(field.fact, where.get(field.column))
        if where.get(field.column) is not None
        else ""
    )


def _name(facts: Facts, member: int | None) -> str:
    return "" if member is None else str(facts["members"][member].get("name", ""))


def _with_name(text: str, facts: Facts, member: int | None) -> str:
    name = _name(facts, member)
    return f"{name}：{text}" if name else text
