"""What officers choose and state about times offered and bookings."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.bookings.api import Block, NewOffer, NewPattern
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.matter import catalogue

WEEK = tuple((str(day), f"周{sign}") for day, sign in enumerate("一二三四五六日"))
LINES = 4  # different hours a week may have
CLOCK = {"type": "time"}


class LineForm(forms.Form):
    """The same hours on some days of the week."""

    days = forms.MultipleChoiceField(
        label="哪几天", required=False, choices=WEEK, widget=forms.CheckboxSelectMultiple
    )
    begins = forms.TimeField(label="从", required=False, widget=forms.TimeInput(CLOCK, "%H:%M"))
    ends = forms.TimeField(label="到", required=False, widget=forms.TimeInput(CLOCK, "%H:%M"))
    minutes = forms.IntegerField(label="每个时段几分钟", required=False, min_value=5, max_value=480)
    seats = forms.IntegerField(label="每个时段几位", required=False, min_value=1, max_value=200)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        asked = ("begins", "ends", "minutes", "seats")
        if given.get("days") and not all(given.get(name) for name in asked):
            raise forms.ValidationError("选了星期几，就要把从几点到几点、几分钟、几位都填上。")
        return given

    def blocks(self, days: Iterable[int] = ()) -> list[Block]:
        """The hours on the days ticked, or on the days given."""
        given = self.cleaned_data
        wanted = [*map(int, given["days"]), *days]
        if not given.get("begins") or not given.get("minutes"):
            return []
        hours = f"{given['begins']:%H:%M}", f"{given['ends']:%H:%M}"
        return [Block(day, *hours, given["minutes"], given["seats"]) for day in wanted]


class WeekForm(forms.Form):
    """From when a week holds and how far ahead one books; its lines are forms of their own."""

    since = DayField(label="从哪天起")
    lead_days = forms.IntegerField(
        label="至少提前几天", min_value=0, max_value=60, initial=0, help_text="0 表示当天可约。"
    )
    ahead_days = forms.IntegerField(label="最多提前几天", min_value=0, max_value=60, initial=14)

    def __init__(self, data: Any, *, initial: Any = None, blocks: Iterable[Block] = ()) -> None:
        super().__init__(data, initial=initial)
        lines = [*_lines(blocks), *({} for _ in range(LINES))][:LINES]
        self.lines = [
            LineForm(data, prefix=f"line{place}", initial=line) for place, line in enumerate(lines)
        ]

    def is_valid(self) -> bool:
        """The form and every line of it."""
        right = [super().is_valid(), *(line.is_valid() for line in self.lines)]
        for place, line in enumerate(self.lines, start=1) if self.is_bound else ():
            for wrong in line.errors.values():
                self.add_error(None, f"第 {place} 行：{' '.join(map(str, wrong))}")
        return all(right)

    def pattern(self) -> NewPattern:
        """What the engine is told."""
        given = self.cleaned_data
        blocks = tuple(block for line in self.lines for block in line.blocks())
        return NewPattern(given["since"], blocks, given["lead_days"], given["ahead_days"])


class OfferForm(WeekForm):
    """A service at a place, with its first week."""

    place = forms.ChoiceField(label="在哪里")
    service = forms.CharField(label="约来办什么", max_length=40, help_text="例如：婚姻登记。")
    matter = forms.ChoiceField(label="对应的事项", required=False)
    bring = forms.CharField(label="请来的人带上", required=False, max_length=200)

    field_order = ("place", "service", "matter", "bring", "since", "lead_days", "ahead_days")

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]], initial: Any) -> None:
        super().__init__(data, initial=initial)
        matters = [(key, matter.service.title) for key, matter in catalogue().matters.items()]
        offer(self, "place", [("", "请选择"), *places])
        offer(self, "matter", [("", "不限"), *matters])

    def new(self) -> NewOffer:
        """What the engine is told."""
        given = self.cleaned_data
        return NewOffer(given["place"], given["service"], given["matter"], given["bring"])


class SpecialDayForm(LineForm):
    """A day with other hours, or none."""

    day = DayField(label="哪一天")
    closed = forms.BooleanField(label="这天不办", required=False)
    reason = forms.CharField(label="原因", max_length=60, help_text="约了的人会看到。")

    field_order = ("day", "closed", "begins", "ends", "minutes", "seats", "reason")

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        del self.fields["days"]

    def clean(self) -> dict[str, Any]:
        given = forms.Form.clean(self) or {}
        hours = [given.get(name) for name in ("begins", "ends", "minutes", "seats")]
        if not given.get("closed") and not all(hours):
            raise forms.ValidationError("请勾选“这天不办”，或把当天的时段填全。")
        given["days"] = []
        return given

    def day_blocks(self) -> list[Block]:
        """The hours of the day; none when closed."""
        given = self.cleaned_data
        return [] if given["closed"] else self.blocks([given["day"].weekday()])


class EndForm(forms.Form):
    """From when no times are offered any more."""

    until = DayField(label="从哪天起停止")


class WalkInForm(forms.Form):
    """Who came without a booking."""

    name = forms.CharField(label="姓名", max_length=40)
    phone = forms.CharField(label="电话", required=False, max_length=20)


class MarkForm(forms.Form):
    """Whether she came."""

    came = forms.ChoiceField(choices=(("yes", "已到"), ("no", "没来")))


class PurposeForm(forms.Form):
    """Why a sealed contact is opened."""

    purpose = forms.ChoiceField(label="查看目的", choices=[(word, word) for word in PURPOSES])


def _lines(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The same hours of several days in one line."""
    grouped: dict[tuple[Any, ...], list[str]] = {}
    for block in blocks:
        hours = (block.begins, block.ends, block.minutes, block.seats)
        grouped.setdefault(hours, []).append(str(block.day))
    names = ("begins", "ends", "minutes", "seats")
    return [{**dict(zip(names, hours, strict=True)), "days": d} for hours, d in grouped.items()]
