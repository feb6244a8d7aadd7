"""What officers choose and write about alarms."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.alarms import api
from minzheng.faces.looks.fields import offer
from minzheng.kernel.months import Month

ALL, MONTHS = ("", "全部"), 12


class AlarmFilters(forms.Form):
    """Which alarms."""

    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.State.choices])


class DeviceFilters(forms.Form):
    """Which devices."""

    show = forms.ChoiceField(
        label="显示", required=False,
        choices=[(api.LIVE, "在用"), (api.OFFLINE, "离线"), (api.ENDED, "停用")],
    )  # fmt: skip


class MonthFilters(forms.Form):
    """Which month."""

    month = forms.ChoiceField(label="月份", required=False)

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        now = Month.of(on)
        months = [now.shift(-back) for back in range(MONTHS)]
        offer(self, "month", [(str(each), each.label) for each in months])
        self.is_valid()

    def month_of(self, on: date) -> Month:
        """What was chosen, else this month."""
        told = str(self.cleaned_data.get("month", ""))
        return Month.parse(told) if told else Month.of(on)


class WordsForm(forms.Form):
    """What was done."""

    words = forms.CharField(
        label="怎样联系的、到了哪里", max_length=200, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class CloseForm(forms.Form):
    """What it was."""

    outcome = forms.ChoiceField(label="结果", choices=api.Outcome.choices, widget=forms.RadioSelect)
    found = forms.CharField(
        label="看到、问到的情况", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="不要写病情、证件号。",
    )  # fmt: skip
