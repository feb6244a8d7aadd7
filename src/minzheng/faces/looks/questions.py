"""Boxes for a matter's questions, so that every form and every record of it has its page."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.cases.api import Asked
from minzheng.faces.looks.fields import DayField, MoneyInput
from minzheng.kernel.form import LONGEST_TEXT, NO, YES, Field
from minzheng.kernel.units import Kind

FEW = 6
Common = dict[str, Any]


def field_of(asked: Asked) -> forms.Field:
    """A box for one question; what is typed is read once more by the engine."""
    field = asked.field
    label = f"{asked.member_name}：{field.label}" if asked.member_name else field.label
    common: Common = {
        "label": label,
        "required": field.required and field.when is None and field.blank is None,
        "help_text": field.hint,
    }
    return MAKERS[field.fact.unit.kind](field, common)


def typed(values: Mapping[str, Any]) -> dict[str, str]:
    """Cleaned values as the engine reads them: text by the questions' names."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in values.items()
        if value not in (None, "")
    }


def _text(field: Field, common: Common) -> forms.Field:
    area = forms.Textarea({"rows": 3})
    return forms.CharField(max_length=LONGEST_TEXT, widget=area, **common)


def _number(field: Field, common: Common) -> forms.Field:
    return forms.CharField(widget=forms.TextInput({"inputmode": "numeric"}), **common)


def _money(field: Field, common: Common) -> forms.Field:
    return forms.CharField(widget=MoneyInput(), **common)


def _yes_no(field: Field, common: Common) -> forms.Field:
    return forms.ChoiceField(choices=((YES, YES), (NO, NO)), widget=forms.RadioSelect, **common)


def _code(field: Field, common: Common) -> forms.Field:
    options = [(label, label) for label in field.options.values()]
    if len(options) <= FEW:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **common)
    return forms.ChoiceField(choices=[("", "请选择"), *options], **common)


def _day(field: Field, common: Common) -> forms.Field:
    return DayField(**common)


MAKERS: Mapping[Kind, Callable[[Field, Common], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.COUNT: _number,
    Kind.RATIO: _number,
    Kind.MONEY: _money,
    Kind.BOOL: _yes_no,
    Kind.CODE: _code,
    Kind.DATE: _day,
}
