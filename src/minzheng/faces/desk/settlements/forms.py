"""What officers choose and state about statements."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.delivery.api import (
    REJECTED_LINES,
    SAMPLED,
    WAITING,
    Chosen,
    Judgement,
    State,
    StatementLine,
    Verdict,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import offer
from minzheng.kernel.months import Month

MONTHS = 24
LINES = (
    ("", "全部"),
    (WAITING, "没有核对的"),
    (SAMPLED, "抽中回访的"),
    (REJECTED_LINES, "不认可的"),
)


class StatementFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    month = forms.ChoiceField(label="月份", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=(("", "全部"), *State.choices))
    division = forms.ChoiceField(label="所在地", required=False)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        months = [Month.of(on).shift(-back) for back in range(1, MONTHS + 1)]
        offer(self, "month", [("", "全部"), *((str(each), each.label) for each in months)])
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def chosen(self) -> Chosen:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Chosen(*(given.get(name, "") for name in ("month", "state", "division")))


class LineFilters(forms.Form):
    """Which lines of a statement are shown."""

    show = forms.ChoiceField(label="显示", required=False, choices=LINES)

    @property
    def show_only(self) -> str:
        """What was chosen; what is not among the choices narrows nothing."""
        self.is_valid()
        return str(self.cleaned_data.get("show", ""))


class JudgeForm(forms.Form):
    """What was found of a line."""

    verdict = forms.ChoiceField(label="核对结论", choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="不认可的原因", required=False, max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="机构看得到，照着处理。不要写病情、证件号和电话。",
    )  # fmt: skip
    callback = forms.CharField(
        label="回访结果", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="什么时候、怎样联系的，本人或家属怎么说。",
    )  # fmt: skip

    def __init__(self, data: Any, *, line: StatementLine) -> None:
        names = ("verdict", "reason", "callback")
        super().__init__(data, initial={name: getattr(line, name) for name in names})
        if not line.sampled:
            del self.fields["callback"]

    def judgement(self) -> Judgement:
        """What the engine is told."""
        return Judgement(**self.cleaned_data)


class ReturnForm(forms.Form):
    """Why the head gives a statement back."""

    reason = forms.CharField(
        label="退回的原因", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="写明哪几条、为什么要重新核对。",
    )  # fmt: skip
