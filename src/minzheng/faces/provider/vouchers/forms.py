"""What a house chooses and writes about vouchers."""

from typing import Any

from django import forms

from minzheng.engines.vouchers import api
from minzheng.faces.looks.fields import DayField, MoneyField


class FindForm(forms.Form):
    """Whose voucher."""

    q = forms.CharField(label="券号或者身份证号", max_length=20)


class UseForm(forms.Form):
    """Which voucher, and what insurance paid first."""

    kind = forms.ChoiceField(
        label="用哪种券", choices=api.Kind.choices, widget=forms.RadioSelect,
        initial=api.Kind.MONTHLY,
    )  # fmt: skip
    insured = MoneyField(
        label="长护险先付了多少", required=False, help_text="没有的留空；长护险名单上有的按名单。"
    )

    def told(self) -> dict[str, Any]:
        """Kind and insurance in fen, as the engine is told."""
        given = self.cleaned_data
        return {"kind": given["kind"], "insured": given["insured"] or 0}


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="为什么撤销", max_length=200)


class ChangeForm(forms.Form):
    """What changed."""

    cause = forms.ChoiceField(label="什么变化", choices=api.Cause.choices, widget=forms.RadioSelect)
    happened_on = DayField(label="哪天发生的")
    words = forms.CharField(
        label="怎样知道的", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="不要写病情、证件号。",
    )  # fmt: skip

    def told(self) -> api.Told:
        """What the engine is told."""
        given = self.cleaned_data
        return api.Told(given["cause"], given["happened_on"], given["words"])
