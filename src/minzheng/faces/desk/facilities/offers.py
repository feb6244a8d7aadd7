"""The services of a facility as lines of a form: a name, a price, for what, out of whose money."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from minzheng.faces.looks.fields import MoneyField
from minzheng.registers.facilities.api import PAYERS, NewOffer

EMPTY_LINES, MOST_LINES = 3, 60


class OfferForm(forms.Form):
    """One service; a line without a name is none."""

    name = forms.CharField(label="服务", required=False, max_length=40)
    price = MoneyField(label="价格", required=False, help_text="免费填 0，不清楚的不填。")
    unit = forms.CharField(label="每", required=False, max_length=20, help_text="月、餐、次。")
    payer = forms.ChoiceField(
        label="谁付", required=False, choices=[("", "不清楚"), *PAYERS.items()]
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("name", "").strip() and (given.get("price") is not None):
            self.add_error("name", "填了价格，没有填服务的名称。")
        return given

    def offers(self) -> Iterator[NewOffer]:
        """The service, where one was named."""
        given = self.cleaned_data
        if given["name"].strip():
            payer = given["payer"]
            yield NewOffer(given["name"].strip(), given["price"], given["unit"].strip(), payer)


def lines_of(data: Any, offers: Sequence[NewOffer]) -> list[OfferForm]:
    """A line for each service and some empty ones; as many as were sent, when some were."""
    known = [vars(each) for each in offers]
    count = min(_sent(data) or len(known) + EMPTY_LINES, MOST_LINES)
    padded = [*known, *({} for _ in range(count))][:count]
    return [
        OfferForm(data, prefix=f"service{number}", initial=line)
        for number, line in enumerate(padded)
    ]


def _sent(data: Any) -> int:
    text = str((data or {}).get("lines", ""))
    return int(text) if text.isdecimal() and len(text) < 4 else 0
