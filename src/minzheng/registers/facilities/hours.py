"""Opening hours as a week: written as people write them, kept as numbers, said in words again."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from minzheng.registers.facilities.errors import FacilityRefused

DAYS = "一二三四五六日"
WEEK = range(7)
_WHOLE = re.compile(r"(?:每天|每日)")
_DAY = re.compile(r"(?:周|星期)([一二三四五六日天])(?:[至到~\-](?:周|星期)?([一二三四五六日天]))?")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})[~\-至到](\d{1,2}):(\d{2})")
Span = tuple[time, time]
MIDNIGHT, LAST = time(0, 0), time(23, 59)


@dataclass(frozen=True)
class Week:
    """The spans of each day, Monday first; a day without spans is closed."""

    days: tuple[tuple[Span, ...], ...]

    @classmethod
    def from_text(cls, text: str) -> "Week":
        """Read 周一至周五 9:00-12:00，14:00-17:00；周六 9:00-12:00. Raises FacilityRefused."""
        days: list[tuple[Span, ...]] = [() for _ in WEEK]
        plain = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-")
        for part in re.split(r"[;。\n]", plain):
            if part.strip():
                spans = tuple(_spans(part))
                for day in _days(part):
                    days[day] = (*days[day], *spans)
        return cls(tuple(days))

    @classmethod
    def from_json(cls, kept: Mapping[str, list[list[str]]]) -> "Week":
        """Back from what to_json() gave."""
        return cls(tuple(
            tuple((_clock(start), _clock(end)) for start, end in kept.get(str(day), ()))
            for day in WEEK
        ))  # fmt: skip

    def to_json(self) -> dict[str, list[list[str]]]:
        """Days that open, 0 is Monday, with their spans."""
        return {
            str(day): [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in spans]
            for day, spans in enumerate(self.days)
            if spans
        }

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for days alike: 周一至周五 9:00—12:00，14:00—17:00."""
        runs = groupby(WEEK, key=lambda day: self.days[day])
        return tuple(_line(list(days), spans) for spans, days in runs if spans)

    @property
    def text(self) -> str:
        """All lines in one; from_text() reads it back."""
        return "；".join(self.lines)

    def opens_on(self, day: date) -> tuple[Span, ...]:
        """The spans of the day's place in the week; holidays are not known here."""
        return self.days[day.weekday()]


def _days(part: str) -> Iterator[int]:
    if _WHOLE.search(part):
        yield from WEEK
        return
    found = list(_DAY.finditer(part))
    if not found:
        raise FacilityRefused("hours", f"“{part.strip()[:30]}”没有写是周几", _EXAMPLE)
    for first, last in (match.groups() for match in found):
        begin = _number(first)
        end = _number(last) if last else begin
        yield from range(begin, end + 1)


def _spans(part: str) -> Iterator[Span]:
    found = [tuple(map(int, match.groups())) for match in _SPAN.finditer(part)]
    if not found:
        raise FacilityRefused("hours", f"“{part.strip()[:30]}”没有写几点到几点", _EXAMPLE)
    for start_hour, start_minute, end_hour, end_minute in found:
        start, end = _time(start_hour, start_minute), _time(end_hour, end_minute)
        if end <= start:
            raise FacilityRefused("hours", f"{start:%H:%M} 到 {end:%H:%M} 是倒着的", _EXAMPLE)
        yield start, end


def _time(hour: int, minute: int) -> time:
    if (hour, minute) == (24, 0):
        return LAST
    if hour > 23 or minute > 59:
        raise FacilityRefused("hours", f"没有 {hour}:{minute:02d} 这个钟点", _EXAMPLE)
    return time(hour, minute)


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _number(sign: str) -> int:
    return DAYS.index("日" if sign == "天" else sign)


def _line(days: list[int], spans: tuple[Span, ...]) -> str:
    named = f"周{DAYS[days[0]]}"
    if len(days) == len(WEEK):
        named = "每天"
    elif len(days) > 1:
        named = f"周{DAYS[days[0]]}至周{DAYS[days[-1]]}"
    return f"{named} {'，'.join(map(_said, spans))}"


def _said(span: Span) -> str:
    start, end = span
    last = "24:00" if end == LAST else f"{end.hour}:{end:%M}"
    return f"{start.hour}:{start:%M}—{last}"


_EXAMPLE = "请写成“周一至周五 9:00-12:00，14:00-17:00；周六 9:00-12:00”这样"
