"""What an officer states about a correction."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.payments.api import Basis, Wish
from minzheng.faces.looks.fields import MoneyField, offer
from minzheng.kernel.months import Month


class CorrectForm(forms.Form):
    """From which month on, how much a month, why."""

    since = forms.ChoiceField(label="从哪个月起认定有误")
    amount = MoneyField(
        label="这个月起每月应发", help_text="不应发放的填 0；后来各月也一并按这个金额更正。"
    )
    reason = forms.CharField(
        label="为什么更正", max_length=60, widget=forms.Textarea({"rows": 2}),
        help_text="会写进给本人的告知书，最多 60 个字。",
    )  # fmt: skip
    decision = forms.CharField(
        label="依据的文书或记录", max_length=60, required=False,
        help_text="例如复核办件号、抽查问题编号。",
    )  # fmt: skip

    def __init__(self, data: Any, *, months: Iterable[Month]) -> None:
        super().__init__(data)
        offer(self, "since", [(str(m), m.label) for m in months])

    def wish(self) -> Wish:
        """What is to be set right."""
        given = self.cleaned_data
        return Wish(given["amount"], Month.parse(given["since"]))

    def basis(self) -> Basis:
        """Why."""
        given = self.cleaned_data
        return Basis(self.wish().since, given["reason"], given["decision"])


class DropForm(forms.Form):
    """Why it will not be done."""

    why = forms.CharField(
        label="不更正的理由", max_length=200, widget=forms.Textarea({"rows": 3})
    )  # fmt: skip
