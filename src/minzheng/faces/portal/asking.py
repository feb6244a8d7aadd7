"""Kernel questions as form fields on a page, and what was typed back as the kernel reads it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.cases.api import Asked, shown
from minzheng.faces.looks.fields import DayBoxes, DayField, MoneyInput
from minzheng.faces.looks.parts import Entry
from minzheng.faces.portal.place import place_name
from minzheng.faces.portal.wording import readable
from minzheng.kernel.form import LONGEST_TEXT, NO, YES, Field
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind, UnreadableValue

FEW, DIVISION_DIGITS = 6, 12
SEALED_HINT = "已填写（{}）。为保护账号不再显示，请重新填写一遍"


@dataclass(frozen=True)
class Group:
    """The questions about one member, or about the household when there is no name."""

    name: str
    known: tuple[Entry, ...]
    fields: tuple[forms.BoundField, ...]

    @property
    def sources(self) -> str:
        """Which registers know it."""
        return "、".join(dict.fromkeys(entry.source for entry in self.known))


class QuestionForm(forms.Form):
    """A form whose fields are questions; what is wrong is said by the kernel, not by Django."""

    # Whether a question must be answered may rest on another answer of the same page.
    use_required_attribute = False

    def __init__(
        self, asked: Iterable[Asked], data: Mapping[str, Any] | None = None, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.asked = tuple(asked)
        for question in self.asked:
            if not question.is_known:
                self.fields[question.name] = field_for(question.field)

    def typed(self) -> dict[str, str]:
        """What was typed, one text a question: three boxes of a day become one."""
        return {name: self._text(name) for name in self.fields}

    def tell(self, errors: Mapping[str, str]) -> None:
        """Show errors at their fields; one of no field stands at the top."""
        self.full_clean()
        for name, said in errors.items():
            self.add_error(name if name in self.fields else None, said)

    def clean(self) -> dict[str, Any]:
        """The kernel has the last word: what Django found is dropped."""
        self.errors.clear()
        return self.cleaned_data

    def groups(self) -> list[Group]:
        """Questions by member, with what is known of her to confirm."""
        names = dict.fromkeys(question.member_name for question in self.asked)
        return [self._group(name) for name in names]

    def _group(self, name: str) -> Group:
        ours = [question for question in self.asked if question.member_name == name]
        known = [q for q in ours if q.is_known]
        return Group(
            name=name,
            known=tuple(_known(q) for q in known),
            fields=tuple(self[q.name] for q in ours if not q.is_known),
        )

    def _text(self, name: str) -> str:
        widget = self.fields[name].widget
        value = widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        if isinstance(widget, DayBoxes):
            return "-".join(_padded(value)) if any(value) else ""
        return str(value or "")


def initial_for(asked: Iterable[Asked], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers kept, as the boxes show them; a sealed one is not shown again."""
    kept = {q.name: (q.field, answers.get(q.name)) for q in asked}
    return {
        name: _initial(field, value)
        for name, (field, value) in kept.items()
        if value is not None and not isinstance(value, dict)
    }


def with_hints(asked: Iterable[Asked], answers: Mapping[str, Any]) -> list[Asked]:
    """The questions, each with a hint when it applies only sometimes or its answer stays hidden."""
    listed = list(asked)
    on_page = frozenset(q.field.column for q in listed if not q.is_known)
    return [
        replace(q, field=replace(q.field, hint=_hint(q, answers.get(q.name), on_page)))
        for q in listed
    ]


def field_for(field: Field) -> forms.Field:
    """The form field that asks a question."""
    built = BUILDERS[field.fact.unit.kind](field)
    built.label, built.help_text = readable(field.label), field.hint
    built.required = field.required and field.blank is None
    built.widget.is_required = built.required
    if field.blank is not None:
        built.required = True  # left blank it means nought, which is said in the hint, not “选填”
        built.widget.is_required = False
    return built


def _hint(question: Asked, kept: Any, on_page: frozenset[str]) -> str:
    """A condition that an answer of the same page decides is told beside the question."""
    field = question.field
    if isinstance(kept, dict):
        return SEALED_HINT.format(shown(kept))
    if field.when is None or field.blank is not None:
        return field.hint
    if not on_page & {fact.column for fact in field.when.needs().facts}:
        return field.hint
    only = f"只有{sentence(field.when).rstrip('。')}时才填"
    return f"{only}。{field.hint}" if field.hint else only


def _initial(field: Field, value: Any) -> Any:
    kind = field.fact.unit.kind
    if kind is Kind.BOOL:
        return YES if value else NO
    if kind is Kind.DATE:
        return date.fromisoformat(str(value))
    return value


def _known(question: Asked) -> Entry:
    field = question.field
    return Entry(readable(field.label), known_text(question.known), source=field.known_from)


def known_text(text: str) -> str:
    """A register's value in words; the code of a place becomes its name."""
    return place_name(text) if text.isdecimal() and len(text) == DIVISION_DIGITS else text


def value_text(field: Field, value: Any) -> str:
    """A kept answer in words."""
    unit = field.fact.unit
    try:
        return unit.text(unit.read(shown(value)))
    except UnreadableValue:
        return str(shown(value))


def _padded(parts: list[str]) -> list[str]:
    year, month, day = (str(part or "").strip() for part in parts)
    return [year.zfill(4), month.zfill(2), day.zfill(2)]


def _money(field: Field) -> forms.Field:
    return forms.CharField(widget=MoneyInput)


def _number(field: Field) -> forms.Field:
    return forms.CharField(
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "narrow"})
    )


def _yes_no(field: Field) -> forms.Field:
    return forms.ChoiceField(choices=((YES, YES), (NO, NO)), widget=forms.RadioSelect)


def _choice(field: Field) -> forms.Field:
    choices = [(str(code), words) for code, words in field.options.items()]
    if len(choices) <= FEW:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", "请选择"), *choices])


def _day(field: Field) -> forms.Field:
    return DayField()


def _text(field: Field) -> forms.Field:
    return forms.CharField(max_length=LONGEST_TEXT, widget=forms.TextInput({"autocomplete": "off"}))


BUILDERS: Mapping[Kind, Callable[[Field], forms.Field]] = {
    Kind.MONEY: _money,
    Kind.COUNT: _number,
    Kind.RATIO: _number,
    Kind.BOOL: _yes_no,
    Kind.CODE: _choice,
    Kind.DATE: _day,
    Kind.TEXT: _text,
}
