"""What narrows a history: one kind of event, one field, or a day to look back to."""

from typing import Any, ClassVar

from django import forms

from minzheng.faces.desk.finding import home_facts
from minzheng.faces.desk.finding.facts import COLUMNS
from minzheng.faces.desk.finding.sources import KINDS
from minzheng.faces.looks.fields import offer


class HistoryFilters(forms.Form):
    """Everything stands in the address; what is not among the choices narrows nothing."""

    kind = forms.ChoiceField(
        label="只看哪一类", required=False, choices=[("", "全部"), *KINDS.items()]
    )
    column = forms.ChoiceField(label="只看哪一项资料", required=False)

    column_choices: ClassVar[dict[str, str]] = COLUMNS

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "column", [("", "全部"), *self.column_choices.items()])

    @property
    def wanted(self) -> dict[str, str]:
        """What was chosen, by name."""
        self.is_valid()
        return {name: str(self.cleaned_data.get(name, "")) for name in ("kind", "column")}


class HomeHistoryFilters(HistoryFilters):
    """Of a household: its own columns before those of its members."""

    column_choices: ClassVar[dict[str, str]] = {**home_facts.CHOICES, **COLUMNS}


class DayForm(forms.Form):
    """The day whose file is wanted."""

    as_of = forms.DateField(
        label="看某一天的档案",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "请填写日期，例如 2026-11-02", "required": "请选择日期"},
    )
