"""A value over time as steps, drawn as SVG; the table of the same values stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minzheng.engines.parameters.api import book
from minzheng.faces.desk.parameter_words import value_words
from minzheng.kernel.divisions import ancestors
from minzheng.kernel.params import NotInForce, ParamInfo
from minzheng.kernel.units import Kind

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 640, 220, 12, 96, 34, 28
DRAWN = (Kind.MONEY, Kind.COUNT, Kind.RATIO)


@dataclass(frozen=True)
class Level:
    """A value from one day to the next change; None where nothing is in force."""

    since: date
    until: date
    value: int | None


def levels(key: str, place: str, on: date) -> list[Level]:
    """How the value in force at a place went, up to a year after the day. No query of its own."""
    params = book()
    info = params.info(key)
    own = [value for value in info.history if value.place in ancestors(place)]
    days = {value.since for value in own} | {_next(v.until) for v in own if v.until}
    last = max([*days, on.replace(year=on.year + 1, day=1)], default=on)
    marks = [*sorted(day for day in days if day < last), last]
    return [Level(since, until, _value(key, since, place)) for since, until in pairwise(marks)]


def step_chart(info: ParamInfo, shown: Sequence[Level]) -> SafeString:
    """The steps with each value written at its beginning; nothing for what is no quantity."""
    known = [level for level in shown if level.value is not None]
    if info.unit.kind not in DRAWN or not known:
        return SafeString("")
    first, last = shown[0].since, shown[-1].until
    highest = max(level.value or 0 for level in known) or 1
    frame = _Frame(first, last, highest)
    words = "，".join(
        f"{level.since:%Y-%m-%d}起 {value_words(info, level.value or 0)}" for level in known
    )
    return format_html(
        '<svg class="chart steps" viewBox="0 0 {w} {h}" role="img" aria-labelledby="stepst stepsd">'
        '<title id="stepst">{title}历次取值</title><desc id="stepsd">{says}</desc>'
        '<line class="axis" x1="{l}" x2="{r}" y1="{b}" y2="{b}"/>{years}{steps}</svg>',
        w=WIDTH, h=HEIGHT, title=info.label, says=words, l=LEFT, r=WIDTH - RIGHT,
        b=HEIGHT - FOOT,
        years=format_html_join("", "{}", ((mark,) for mark in _years(frame))),
        steps=format_html_join("", "{}", ((mark,) for mark in _steps(info, known, frame))),
    )  # fmt: skip


@dataclass(frozen=True)
class _Frame:
    """Which days and values the drawing spans."""

    first: date
    last: date
    highest: int

    def x(self, day: date) -> int:
        span = max((self.last - self.first).days, 1)
        return LEFT + round((WIDTH - RIGHT - LEFT) * (day - self.first).days / span)

    def y(self, value: int) -> int:
        return HEIGHT - FOOT - round((HEIGHT - FOOT - TOP) * max(value, 0) / self.highest)


def _steps(info: ParamInfo, known: Sequence[Level], frame: _Frame) -> list[SafeString]:
    """A horizontal line a level, a thin one up to the next; labels leave each other room."""
    drawn, free = [], -WIDTH
    for level, after in zip(known, [*known[1:], None], strict=True):
        x, y, end = frame.x(level.since), frame.y(level.value or 0), frame.x(level.until)
        drawn.append(format_html('<path class="step" d="M{} {}H{}"/>', x, y, end))
        if after is not None and after.since == level.until:
            rise = frame.y(after.value or 0)
            drawn.append(format_html('<path class="rise" d="M{} {}V{}"/>', end, y, rise))
        words = value_words(info, level.value or 0).replace(".00", "")  # room for the next one
        if x >= free or after is None:
            drawn.append(
                format_html('<text class="value" x="{}" y="{}">{}</text>', x, y - 8, words)
            )
            free = x + 9 * len(words) + 12
    return drawn


def _years(frame: _Frame) -> list[SafeString]:
    """The years below the axis, as many as there is room for."""
    years = list(range(frame.first.year, frame.last.year + 1))
    every = max(1, len(years) // 8 + 1) if len(years) > 8 else 1
    return [
        format_html(
            '<text class="year" x="{}" y="{}">{}</text>',
            max(LEFT, frame.x(max(frame.first, date(year, 1, 1)))), HEIGHT - 8, year,
        )
        for year in years[::every]
    ]  # fmt: skip


def _value(key: str, on: date, place: str) -> int | None:
    try:
        value = book().value(key, on=on, place=place)
    except NotInForce:
        return None
    return value if isinstance(value, int) else None


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
