"""What officers choose and write about vouchers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.vouchers import api
from minzheng.faces.looks.fields import offer
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

ALL, MONTHS = ("", "全部"), 12
RADIO = forms.RadioSelect
AREA = forms.Textarea({"rows": 3})


class EnrolmentFilters(forms.Form):
    """Which enrolments."""

    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.Standing.choices])
    name = forms.CharField(label="姓名", required=False, max_length=40)


class MonthFilters(forms.Form):
    """Which month, how far."""

    month = forms.ChoiceField(label="月份", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.State.choices])

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        now = Month.of(on)
        months = [now.shift(-back) for back in range(MONTHS)]
        offer(self, "month", [ALL, *((str(each), each.label) for each in months)])
        self.is_valid()

    def told(self, name: str) -> str:
        """What was chosen; what is not among the choices narrows nothing."""
        return str(self.cleaned_data.get(name, ""))


class ApplyForm(forms.Form):
    """What no register knows of her."""

    centralised = forms.BooleanField(label="享受困难失能集中照护补助", required=False)
    upgrade = forms.BooleanField(label="享受居家社区提升项目", required=False)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=AREA)


class JudgeForm(forms.Form):
    """Whether what was told is true."""

    true = forms.TypedChoiceField(
        label="核实下来", choices=[("yes", "属实，下月停发"), ("no", "不属实，照常发")],
        widget=RADIO, coerce=lambda told: told == "yes",
    )  # fmt: skip


class VisitForm(forms.Form):
    """What was found on the spot."""

    finding = forms.ChoiceField(label="现场核查", choices=api.Finding.choices, widget=RADIO)
    words = forms.CharField(
        label="见到谁、看了什么", max_length=200, widget=AREA,
        help_text="例如：问了老人和护理员，看了当天照片；不要写病情、证件号。",
    )  # fmt: skip


class SheetForm(forms.Form):
    """What insurance paid."""

    file = forms.FileField(label="长护险支付名单（xlsx 或 csv）")


class HouseForm(forms.Form):
    """Which house may take vouchers."""

    facility = forms.TypedChoiceField(label="登记哪家机构", coerce=int)

    def __init__(self, data: Any, *, houses: Sequence[Facility]) -> None:
        super().__init__(data)
        offer(self, "facility", [("", "请选择"), *((each.pk, each.name) for each in houses)])


class PayForm(forms.Form):
    """From which fund."""

    fund = forms.TypedChoiceField(label="从哪笔资金支付", coerce=int)

    def __init__(self, data: Any, *, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [("", "请选择"), *((fund.pk, fund.name) for fund in funds)])
