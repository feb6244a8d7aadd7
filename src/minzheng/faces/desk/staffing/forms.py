"""What officers choose and write about staff and their grants."""

from collections.abc import Sequence
from typing import Any

from django import forms

from minzheng.engines.ledger.api import Fund
from minzheng.engines.staffing import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.written import yuan


class StateFilters(forms.Form):
    """How far."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *api.State.choices]
    )


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class PayForm(forms.Form):
    """From which fund."""

    fund = forms.TypedChoiceField(label="从哪笔资金支付", coerce=int)

    def __init__(self, data: Any, *, row: api.ClaimList, funds: Sequence[Fund]) -> None:
        super().__init__(data)
        self.fields["fund"].label = f"{yuan(row.amount)} 元从哪笔资金支付"
        offer(self, "fund", [("", "请选择"), *((fund.pk, fund.name) for fund in funds)])
