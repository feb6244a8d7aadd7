"""What is stated once for many rows."""

from typing import Any

from django import forms

from minzheng.engines.cases.api import OpenStep
from minzheng.faces.desk.lists import stepping
from minzheng.faces.desk.lists.plans import MOST
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.questions import field_of, typed


class RowsForm(forms.Form):
    """The rows, one a line, and the deed."""

    deed = forms.CharField(max_length=120)
    rows = forms.CharField()

    def clean_rows(self) -> tuple[str, ...]:
        """Each once, in the order of the list."""
        lines = str(self.cleaned_data["rows"]).split("\n")
        return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))[:MOST]


class TogetherForm(forms.Form):
    """The record of a step and its outcome, true of every case."""

    outcome = forms.ChoiceField(label="决定", widget=forms.RadioSelect)

    def __init__(self, data: Any, *, opened: OpenStep) -> None:
        super().__init__(data)
        self.asked = stepping.questions(opened)
        outcome = self.fields.pop("outcome")
        for question in self.asked:
            self.fields[question.name] = field_of(question)
        self.fields["outcome"] = outcome
        offer(self, "outcome", [(name, name) for name in stepping.offered(opened)])

    def record(self) -> dict[str, str]:
        """What the engine reads."""
        names = [question.name for question in self.asked]
        return typed({name: self.cleaned_data.get(name) for name in names})
