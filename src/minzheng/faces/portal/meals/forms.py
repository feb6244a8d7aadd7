"""Ordering a meal: on which day, for whom, eaten there or brought."""

from datetime import date, timedelta
from typing import Any

from django import forms

from minzheng.engines.meals import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.written import short_date, yuan

AHEAD, RADIO = 7, forms.RadioSelect
THERE, BROUGHT = "there", "brought"
WEEKDAYS = "一二三四五六日"


class MenuFilters(forms.Form):
    """Which day."""

    day = forms.ChoiceField(label="哪天", required=False)

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data)
        days = [on + timedelta(days=number) for number in range(AHEAD)]
        offer(self, "day", [
            (day.isoformat(), f"{short_date(day)} 周{WEEKDAYS[day.weekday()]}") for day in days
        ])  # fmt: skip

    def chosen(self, on: date) -> date:
        """The day that was asked for, else today."""
        told = self.cleaned_data.get("day", "") if self.is_valid() else ""
        return date.fromisoformat(told) if told else on


class OrderForm(forms.Form):
    """For whom, and how it comes."""

    person = forms.TypedChoiceField(label="为谁订？", coerce=int, widget=RADIO)
    way = forms.ChoiceField(label="怎样取？", widget=RADIO)
    address = forms.CharField(label="送到哪里（送餐的填）", required=False, max_length=200)
    note = forms.CharField(label="要饭堂注意的", required=False, max_length=100)

    def __init__(self, data: Any, *, serving: api.Serving, people: list[tuple[int, str]]) -> None:
        super().__init__(data, initial={"person": people[0][0] if people else None, "way": THERE})
        offer(self, "person", people)
        ways = [(THERE, "到店吃或自己取")]
        if serving.delivery_fee is not None:
            ways.append((BROUGHT, f"送到家，送餐费 {yuan(serving.delivery_fee)} 元"))
        offer(self, "way", ways)
        if serving.delivery_fee is None:
            del self.fields["address"]
