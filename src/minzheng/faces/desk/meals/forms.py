"""What officers choose and write about meals."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.meals import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month

ALL, MONTHS = ("", "全部"), 12
RADIO = forms.RadioSelect


class DayFilters(forms.Form):
    """Which day."""

    day = forms.DateField(
        label="哪天", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


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


class OddFilters(forms.Form):
    """Which odd meals."""

    show = forms.ChoiceField(
        label="显示", required=False,
        choices=[(api.WAITING, "待判定"), (api.DECIDED, "已判定")],
    )  # fmt: skip
    code = forms.ChoiceField(label="疑点", required=False, choices=[ALL, *api.Odd.choices])


class NameFilters(forms.Form):
    """Whose card."""

    name = forms.CharField(label="姓名", required=False, max_length=40)


class JudgeForm(forms.Form):
    """What was found of an odd meal."""

    verdict = forms.ChoiceField(label="核实下来", choices=api.Verdict.choices, widget=RADIO)
    reason = forms.CharField(
        label="怎样核实的", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="例如：看了当天监控，问了老人和饭堂；不要写病情、证件号。",
    )  # fmt: skip


class CardForm(forms.Form):
    """What no register knows of the person."""

    preferential_person = forms.TypedChoiceField(
        label="是优抚对象吗？", choices=[("no", "不是"), ("yes", "是")], widget=RADIO,
        coerce=lambda told: told == "yes", initial="no",
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class OrderForm(forms.Form):
    """Which meal, and whether it is brought."""

    serving = forms.TypedChoiceField(label="订哪一餐", coerce=int)
    delivered = forms.BooleanField(label="送餐", required=False)
    address = forms.CharField(label="送到哪里（送餐的填）", required=False, max_length=200)

    def __init__(self, data: Any, *, servings: Iterable[api.Serving]) -> None:
        super().__init__(data)
        offer(self, "serving", [("", "请选择"), *((row.pk, _serving(row)) for row in servings)])


class PayForm(forms.Form):
    """From which fund each layer is paid."""

    def __init__(self, data: Any, *, row: api.Settlement, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        choices = [("", "请选择"), *((fund.pk, fund.name) for fund in funds)]
        for key, name, amount in row.layers:
            label = f"{name}补贴 {yuan(amount)} 元从哪笔资金支付"
            self.fields[key] = forms.TypedChoiceField(label=label, coerce=int)
            offer(self, key, choices)


def _serving(row: api.Serving) -> str:
    fee = "" if row.delivery_fee is None else f"，可送餐（{yuan(row.delivery_fee)} 元）"
    return f"{plain_date(row.day)} {row.meal_name}，{row.facility.name}，{yuan(row.price)} 元{fee}"
