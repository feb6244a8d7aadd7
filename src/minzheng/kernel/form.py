"""Form: what is asked, one question a page; one declaration for web, API schema and paper.

Fields are vocabulary terms. What the registers know is shown to confirm, never asked again
(《社会救助法》第六十二条): such a field names the register in `known_from`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.law import Article
from minzheng.kernel.money import MoneyError, parse_money
from minzheng.kernel.units import Kind

Answer = int | bool | str | date | None
YES, NO = "是", "否"
LONGEST_TEXT = 500


class AnswerError(ValueError):
    """An answer that cannot be taken; the text says what to write instead."""


@dataclass(frozen=True)
class Field:
    """One question about one term. `when` asks it only where the condition is not false.

    `blank`: what an empty answer states, where the page says so (“没有的留空”).
    """

    fact: Fact
    question: str = ""
    hint: str = ""
    required: bool = True
    known_from: str = ""
    when: Expr | None = None
    blank: Answer = None

    @property
    def column(self) -> str:
        """The name under which the answer is kept: the fact's column."""
        return self.fact.column

    @property
    def label(self) -> str:
        """The question in plain words, or else the term."""
        return self.question or self.fact.term

    @property
    def options(self) -> Mapping[int, str]:
        """Code -> label for a choice; empty for other kinds."""
        return self.fact.unit.codes

    def parse(self, raw: str | None) -> Answer:
        """Turn what was typed into a value; raises AnswerError in words the person can act on."""
        text = (raw or "").strip()
        if not text:
            if self.required and self.blank is None:
                raise AnswerError(f"请填写“{self.label}”")
            return self.blank
        return _PARSERS[self.fact.unit.kind](self, text)


def _money(asked: Field, text: str) -> int:
    try:
        return parse_money(text if text.endswith(("元", "分")) else text + "元")
    except MoneyError as error:
        raise AnswerError(f"“{asked.label}”要写成金额，例如 1200 或 1200.50：{error}") from error


def _count(asked: Field, text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise AnswerError(f"“{asked.label}”要写成整数，例如 3")
    return int(text)


def _yes_no(asked: Field, text: str) -> bool:
    if text not in (YES, NO):
        raise AnswerError(f"“{asked.label}”请选择“是”或“否”")
    return text == YES


def _code(asked: Field, text: str) -> int:
    for code, label in asked.options.items():
        if text in (str(code), label):
            return code
    raise AnswerError(f"“{asked.label}”请在列出的选项中选一项")


def _day(asked: Field, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AnswerError(f"“{asked.label}”没有这一天，请写成 2026-11-21 的样子") from error


def _text(asked: Field, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise AnswerError(f"“{asked.label}”最多 {LONGEST_TEXT} 字，您写了 {len(text)} 字")
    return text


_PARSERS: Mapping[Kind, Callable[[Field, str], Answer]] = {
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.RATIO: _count,
    Kind.BOOL: _yes_no,
    Kind.CODE: _code,
    Kind.DATE: _day,
    Kind.TEXT: _text,
}


@dataclass(frozen=True)
class Page:
    """One question a page. `each_member` repeats its fields for every member of the household."""

    key: str
    title: str
    fields: tuple[Field, ...]
    each_member: bool = False
    why: str = ""


@dataclass(frozen=True)
class Attachment:
    """A paper to bring: why it is needed; `needed_when` unknown or true means it is asked for.

    `counts`: the fact that says how many of it the case has, where a rule reads that.
    """

    key: str
    title: str
    why: str
    required: bool = False
    needed_when: Expr | None = None
    counts: Fact | None = None


@dataclass(frozen=True)
class Commitment:
    """A statement that every adult member signs, with the article that asks for it."""

    key: str
    text: str
    cites: Article


@dataclass(frozen=True)
class Cleaned:
    """The answers of one page: values by field name, and errors by the same name."""

    values: Mapping[str, Answer]
    errors: Mapping[str, str] = field(default_factory=dict)


class Form:
    """Base of all forms: pages in order, papers and commitments."""

    title: ClassVar[str] = ""
    pages: ClassVar[tuple[Page, ...]] = ()
    attachments: ClassVar[tuple[Attachment, ...]] = ()
    commitments: ClassVar[tuple[Commitment, ...]] = ()

    @classmethod
    def page(cls, key: str) -> Page:
        """The page of this key; KeyError when there is none."""
        for page in cls.pages:
            if page.key == key:
                return page
        raise KeyError(f"《{cls.title}》没有页面“{key}”")

    @classmethod
    def fields(cls) -> Iterator[Field]:
        """Every field in the order asked."""
        for page in cls.pages:
            yield from page.fields

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """The form as JSON Schema, household fields at the top and members in a list."""
        household = {
            f.column: _schema_of(f) for p in cls.pages if not p.each_member for f in p.fields
        }
        member = {f.column: _schema_of(f) for p in cls.pages if p.each_member for f in p.fields}
        members = {"type": "array", "items": {"type": "object", "properties": member}}
        return {
            "title": cls.title,
            "type": "object",
            "properties": {**household, "members": members},
        }


_JSON_TYPES = {
    Kind.MONEY: "integer",
    Kind.COUNT: "integer",
    Kind.RATIO: "integer",
    Kind.CODE: "integer",
    Kind.BOOL: "boolean",
    Kind.DATE: "string",
    Kind.TEXT: "string",
}


def _schema_of(asked: Field) -> dict[str, Any]:
    unit = asked.fact.unit
    schema: dict[str, Any] = {"title": asked.label, "type": _JSON_TYPES[unit.kind]}
    if unit.codes:
        schema["oneOf"] = [{"const": code, "title": label} for code, label in unit.codes.items()]
    if unit.kind is Kind.DATE:
        schema["format"] = "date"
    return schema


def clean(page: Page, raw: Mapping[str, str], *, members: int = 0) -> Cleaned:
    """Read one page of answers.

    Names: a household field is its column, a member's field is "<index>.<column>". Every field
    is read even when another is wrong, so that the person sees all errors at once.
    """
    values: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for name, asked in _names(page, members):
        try:
            values[name] = asked.parse(raw.get(name))
        except AnswerError as error:
            errors[name] = str(error)
    return Cleaned(values, errors)


def _names(page: Page, members: int) -> Iterator[tuple[str, Field]]:
    for asked in page.fields:
        if page.each_member:
            yield from ((f"{index}.{asked.column}", asked) for index in range(members))
        else:
            yield asked.column, asked
