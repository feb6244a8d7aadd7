"""What a provider tells of care at home: whom it sends when, the phone's buttons."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from minzheng.engines.homecare import api
from minzheng.faces.looks.fields import offer
from minzheng.registers.organisations.api import Member

OFFLINE_SECONDS, LONGEST = 300, 40


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 2}))


class OrderForm(forms.Form):
    """Who comes when for what."""

    item = forms.TypedChoiceField(label="做什么", coerce=int)
    day = forms.DateField(label="哪天", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(
        label="几点开始", widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    worker = forms.ChoiceField(label="派谁去")

    def __init__(
        self, data: Any, *, items: Iterable[api.Item], workers: Iterable[Member], on: date
    ) -> None:
        super().__init__(data, initial={"day": on})
        offer(self, "item", [
            ("", "请选择"),
            *((each.pk, f"{each.service}（{each.minutes} 分钟）") for each in items),
        ])  # fmt: skip
        offer(self, "worker", [("", "请选择"), *((str(each.pk), each.name) for each in workers)])


class TapForm(forms.Form):
    """One press of the phone; `lain`: seconds it lay there, its clock itself is not believed."""

    client = forms.CharField(max_length=LONGEST, required=False)
    latitude = forms.FloatField(required=False)
    longitude = forms.FloatField(required=False)
    accuracy = forms.FloatField(required=False, min_value=0, max_value=100_000)
    lain = forms.IntegerField(required=False, min_value=0, max_value=10**9)

    def tap(self, on: date) -> api.Tap:
        """What the engine is told."""
        told = self.cleaned_data
        return api.Tap(told["client"] or str(uuid4()), self._moment(on), self._spot())

    def _spot(self) -> api.Spot | None:
        told = self.cleaned_data
        if told["latitude"] is None or told["longitude"] is None:
            return None
        return api.Spot(told["latitude"], told["longitude"], round(told["accuracy"] or 0))

    def _moment(self, on: date) -> api.Moment:
        lain = self.cleaned_data["lain"] or 0
        now = timezone.localtime().time().replace(second=0, microsecond=0)
        then = datetime.combine(on, now) - timedelta(seconds=lain)
        return api.Moment(then.date(), then.time().replace(second=0), lain > OFFLINE_SECONDS)


class LeaveForm(TapForm):
    """The end of a visit."""

    pin = forms.CharField(max_length=6, required=False)
    photo = forms.FileField(required=False)
    note = forms.CharField(max_length=200, required=False)

    def leaving(self) -> api.Leaving:
        """What is told at the end."""
        told = self.cleaned_data
        photo = told["photo"]
        paper = api.Paper(photo.name, photo.read()) if photo else None
        return api.Leaving(told["pin"], paper, told["note"])
