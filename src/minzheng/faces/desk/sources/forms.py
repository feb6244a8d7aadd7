"""What an officer states to see what departments say of a person, and to settle a fact."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.sources.api import NewOverrule, known_facts
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.expr import Fact
from minzheng.kernel.units import Kind

WRITTEN = {
    Kind.MONEY: "金额，例如：800元。",
    Kind.DATE: "日期，例如：2026-11-21。",
    Kind.BOOL: "是或者否。",
    Kind.COUNT: "整数。",
}


class PurposeForm(forms.Form):
    """Why, and as of which day."""

    purpose = forms.ChoiceField(
        label="查看目的", choices=[(word, word) for word in PURPOSES], widget=forms.RadioSelect,
        help_text="查看人、时间、目的会记入审计，本人可以查到。",
    )  # fmt: skip
    as_of = DayField(label="按哪一天的数据看")

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data, initial={"as_of": today})

    def clean_as_of(self) -> date:
        """Nobody knows the data of a day to come."""
        chosen: date = self.cleaned_data["as_of"]
        if chosen > self.initial["as_of"]:
            raise forms.ValidationError("还没有到这一天，请填今天或者以前的日期")
        return chosen


class OverruleForm(forms.Form):
    """The value of one fact, and what it rests on."""

    value = forms.CharField(label="采用的值", max_length=100)
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea({"rows": 3}))
    paper = forms.CharField(
        label="依据材料", max_length=200, required=False,
        help_text="名称和编号，例如：残疾人证注销通知〔2026〕8号。",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None, *, fact: Fact) -> None:
        super().__init__(data)
        self.fact = fact
        labels = list(fact.unit.codes.values()) if fact.kind is Kind.CODE else []
        labels = ["是", "否"] if fact.kind is Kind.BOOL else labels
        if labels:
            choices = [(label, label) for label in labels]
            self.fields["value"] = forms.ChoiceField(label="采用的值", choices=choices)
        else:
            self.fields["value"].help_text = WRITTEN.get(fact.kind, "")

    def overrule(self) -> NewOverrule:
        """What the engine is told."""
        given = self.cleaned_data
        return NewOverrule(self.fact.column, given["value"], given["reason"], given["paper"])


class DropForm(forms.Form):
    """Why a settled value is taken back."""

    reason = forms.CharField(label="取消的理由", max_length=500, widget=forms.Textarea({"rows": 3}))


class ConflictFilters(forms.Form):
    """Which disagreements are listed."""

    fact = forms.ChoiceField(label="项目", required=False)
    state = forms.ChoiceField(
        label="状态", required=False,
        choices=(("", "全部"), ("open", "没有处理"), ("overruled", "已改定")),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any], *, facts: Mapping[str, str]) -> None:
        super().__init__(data)
        offer(self, "fact", [("", "全部"), *facts.items()])

    @property
    def wanted(self) -> dict[str, str]:
        """What was chosen; what makes no sense counts as not chosen."""
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        return {name: found.get(name, "") for name in ("fact", "state")}


def fact_named(column: str) -> Fact | None:
    """The fact of this column, when a source is declared for it."""
    return known_facts().get(column)
