"""What a citizen chooses and states to book a time."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from minzheng.engines.bookings.api import Choice, Day
from minzheng.faces.looks.fields import offer

WEEK = "一二三四五六日"
TAIL_WRONG = "请填预约时所留手机号的最后 4 位数字，例如 8000。"


class TimeForm(forms.Form):
    """One of the free times of a day."""

    when = forms.ChoiceField(label="几点", widget=forms.RadioSelect)

    def __init__(self, data: Any, *, days: Iterable[Day], day: date | None) -> None:
        super().__init__(data)
        self.free = {_value(each.day, free.time.starts): (each.day, free) for each in days
                     for free in each.times}  # fmt: skip
        shown = {key: row for key, row in self.free.items() if day in (None, row[0])}
        every = {**shown, **self.free} if data is not None else shown
        offer(self, "when", [(key, self._words(key)) for key in every])
        self.shown = [(key, self._words(key)) for key in shown]

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        day, free = self.free[self.cleaned_data["when"]]
        return Choice(day, free.time.starts)

    def _words(self, key: str) -> str:
        _, free = self.free[key]
        return f"{free.time.starts:%H:%M}—{free.time.ends:%H:%M}，余 {free.left} 位"


class BookForm(TimeForm):
    """And who comes; not asked of somebody signed in whose phone is known."""

    name = forms.CharField(
        label="谁来办", max_length=40, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label="手机号", max_length=20, help_text="改时间、取消要用后四位；时间有变动会打这个电话。",
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip

    def know(self) -> None:
        """Name and phone are known: do not ask."""
        del self.fields["name"], self.fields["phone"]


class FindForm(forms.Form):
    """A booking's number and the phone's last digits."""

    number = forms.CharField(
        label="预约号", max_length=20, help_text="以 Y 开头，共 10 位。",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    tail = forms.RegexField(
        r"^\s*\d{4}\s*$", label="手机号后四位", error_messages={"invalid": TAIL_WRONG},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
    )  # fmt: skip


def clock(today: date) -> datetime:
    """The wall clock on the business day."""
    return datetime.combine(today, timezone.localtime().time())


def day_words(day: date) -> str:
    """11月5日 周四."""
    return f"{day.month}月{day.day}日 周{WEEK[day.weekday()]}"


def _value(day: date, starts: time) -> str:
    return f"{day:%Y-%m-%d}T{starts:%H:%M}"
