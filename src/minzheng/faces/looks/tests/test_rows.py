"""Rows and form controls written in Python say what the templates would say."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import engines

from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.renderer import QuickForms
from minzheng.faces.looks.rows import rows_html

COLUMNS = (Column("甲", numeric=True), Column("乙"), Column("丙", secondary=True))
AS_A_TEMPLATE = (
    '{% for row, cells in table.lines %}<tr class="{% if row.url %}linked{% endif %}'
    '{% if row.tone %} row-{{ row.tone }}{% endif %}">\n'
    "{% for column, cell in cells %}{% if forloop.first %}"
    '<th scope="row"{% if column.numeric %} class="num"{% endif %}>'
    '{% if row.url %}<a class="row-link" href="{{ row.url }}">{{ cell }}</a>'
    "{% else %}{{ cell }}{% endif %}</th>{% else %}"
    '<td class="{% if column.numeric %}num{% elif cell|length < 13 %}short{% endif %}'
    '{% if column.secondary %} secondary{% endif %}">{{ cell }}</td>{% endif %}{% endfor %}</tr>\n'
    "{% endfor %}"
)


@pytest.mark.parametrize(
    "row",
    [
        Row(("<b>", tag_cell("a&b"), "一" * 20), "/a/?b=1&c='", "late"),
        Row((1234567, date(2026, 1, 2), None)),
        Row(("", 2.5, True), tone="soon"),
    ],
)
def test_a_row_is_what_the_template_would_write(row: Row) -> None:
    table = Table("表", COLUMNS, (row,))

    drawn = engines["django"].from_string(AS_A_TEMPLATE).render({"table": table})

    assert rows_html(table) == drawn


def test_a_row_with_a_cell_too_few_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        rows_html(Table("表", COLUMNS, (Row(("一", "二")),)))


class Everything(forms.Form):
    text = forms.CharField(initial="<x>", widget=forms.TextInput({"data-x": "'\"&", "hid": False}))
    one = forms.ChoiceField(choices=[("", "全部"), ("1", "<一>"), ("组", [("x", "y")])])
    radio = forms.ChoiceField(choices=[("1", "<一>"), (2, "二")], widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        choices=[("1", "一"), ("2", "二")], widget=forms.CheckboxSelectMultiple
    )
    tick = forms.BooleanField()
    day = forms.DateField(initial=date(2026, 1, 1))
    number = forms.IntegerField(initial=12345)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="q")
    secret = forms.CharField(widget=forms.PasswordInput)
    words = forms.CharField(widget=forms.Textarea, initial="<a>")
    file = forms.FileField()


@pytest.mark.parametrize(
    "data", [None, {"text": "<b>", "one": "x", "radio": "2", "several": ["1"], "tick": "on"}]
)
@pytest.mark.parametrize("name", list(Everything.base_fields))
def test_a_control_is_what_django_would_write(name: str, data: Any) -> None:
    ours, django = (Everything(data, renderer=each()) for each in (QuickForms, DjangoTemplates))

    told = {"aria-describedby": "z"}
    drawn, expected = (form[name].as_widget(attrs=told) for form in (ours, django))

    assert squeezed(drawn) == squeezed(expected)


def test_the_house_draws_its_forms_with_it(settings: Any) -> None:
    assert settings.FORM_RENDERER == "minzheng.faces.looks.renderer.QuickForms"


def squeezed(html: str) -> str:
    """Without the white space between and before tags."""
    return re.sub(r"\s+(?=<|$)", "", html)
