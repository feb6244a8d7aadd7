"""What officers choose and write about renting devices."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.rentals import api
from minzheng.faces.looks.fields import MoneyField, offer
from minzheng.kernel.months import Month
from minzheng.vocabulary import rentals as terms

ALL, MONTHS = ("", "全部"), 12


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


class ItemFilters(forms.Form):
    """Which devices."""

    state = forms.ChoiceField(label="状态", required=False, choices=[ALL, *api.Where.choices])
    serial = forms.CharField(label="序列号", required=False, max_length=40)


class RentalFilters(forms.Form):
    """Which rentals."""

    show = forms.ChoiceField(
        label="显示", required=False,
        choices=[ALL, ("running", "在租"), (api.OVERDUE, "超期未还")],
    )  # fmt: skip


class ProductForm(forms.Form):
    """A kind of device."""

    name = forms.CharField(label="名称", max_length=60)
    category = forms.ChoiceField(label="类别", choices=list(terms.辅具类别.items()))
    purpose = forms.CharField(
        label="用途", max_length=200, help_text="写给老人看：什么情况用得上。",
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    price = MoneyField(label="原价", help_text="赔偿最多到原价。")
    deposit = MoneyField(label="押金")
    rent_day = MoneyField(label="日租金")
    rent_month = MoneyField(label="月租金（30天）", required=False, help_text="只按天算的留空。")
    max_days = forms.IntegerField(label="最长租期（天，含续租）", min_value=1, max_value=1_096)

    def new(self) -> api.NewProduct:
        """What the engine is told."""
        return api.NewProduct(**self.cleaned_data)


class AskForm(forms.Form):
    """Which device from which point, for how long."""

    offer = forms.TypedChoiceField(label="要哪种辅具，在哪里租", coerce=int)
    days = forms.IntegerField(label="租几天", min_value=1, max_value=1_096, initial=30)

    def __init__(self, data: Any, *, offers: Iterable[api.Offer]) -> None:
        super().__init__(data)
        told = [
            (at, f"{each.product.name}，{each.facility.name}（{each.free} 件可租）")
            for at, each in enumerate(offers)
        ]
        offer(self, "offer", [("", "请选择"), *told])


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class PayForm(forms.Form):
    """From which fund it is paid."""

    fund = forms.TypedChoiceField(label="从哪笔资金支付", coerce=int)

    def __init__(self, data: Any, *, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        offer(self, "fund", [("", "请选择"), *((each.pk, each.name) for each in funds)])
