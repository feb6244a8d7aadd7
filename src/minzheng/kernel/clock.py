"""The statutory clock: when a period ends, how much of it is left, and why.

Day zero is excluded; a month ends on the corresponding date or the month's last day; an end on a
rest day moves to the next working day (民法典第二百零一条至第二百零三条).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from minzheng.kernel.calendar import Calendar
from minzheng.kernel.months import Month
from minzheng.kernel.terms import ClockError, Extension, Pause, Roll, Term, Unit

__all__ = [
    "ClockError",
    "ClockState",
    "Deadline",
    "Extension",
    "Pause",
    "Roll",
    "Term",
    "Unit",
    "deadline",
    "deadline_hours",
    "小时",
    "工作日",
    "日",
    "月",
]

Level = Literal["ok", "soon", "late", "paused"]
Counts = Callable[[date], bool]
_SOON = 3  # days left from which a period is shown as pressing
_DAY = timedelta(days=1)


# The four constructors bear the words of the law, for flows are read aloud.
def 工作日(length: int | Any) -> Term:
    """A period in working days: 工作日(30)."""
    return Term(length, Unit.WORKING_DAY)


def 日(length: int | Any) -> Term:
    """A period in calendar days, rolling over rest days: 日(7)."""
    return Term(length, Unit.CALENDAR_DAY)


def 月(length: int | Any) -> Term:
    """A period in months, rolling over rest days: 月(6)."""
    return Term(length, Unit.MONTH)


def 小时(length: int | Any) -> Term:
    """A period in hours, which runs on through rest days: 小时(24)."""
    return Term(length, Unit.HOUR, Roll.NONE)


@dataclass(frozen=True)
class ClockState:
    """How a period stands on a day. `days_left` is negative when late."""

    days_left: int
    unit_label: str
    due_on: date | None
    level: Level
    text: str
    why: str


@dataclass(frozen=True)
class Deadline:
    """When a period ends; built by `deadline`.

    `due_on` is None, and `provisional` true, while an open pause holds the clock; `ends_on` is
    the last day counted, before it rolled over rest days.
    """

    start: date
    term: Term
    due_on: date | None
    calendar_version: str
    provisional: bool
    ends_on: date | None
    pauses: tuple[Pause, ...]
    extension: Extension | None
    calendar: Calendar = field(repr=False, compare=False)

    def state(self, today: date) -> ClockState:
        """Days left, level and the words for it, on a day. Raises UnknownCalendarYear."""
        today = max(today, self.start)
        if self.due_on is not None and today > self.due_on:
            return self._late(today, self.due_on)
        pause = next((p for p in self.pauses if p.holds(today)), None)
        return self._paused(pause, today) if pause else self._running(today)

    @property
    def why(self) -> str:
        """The count in words: start, length, pauses, extension, rolling, calendar version."""
        parts = [f"自{self.start}起{self.term}，起算当日不计", *map(str, self.pauses)]
        if self.extension is not None:
            by, reason = self.extension.approved_by, self.extension.reason
            parts.append(f"经{by}批准延长，共{self._total}（{reason}）")
        if self.ends_on != self.due_on and self.due_on is not None:
            parts.append(f"末日{self.ends_on}不是工作日，顺延")
        parts.append(f"{self.due_on}到期" if self.due_on else "恢复计时后再定到期日")
        return f"{'；'.join(parts)}。工作日历版本：{self.calendar_version}。"

    @property
    def _total(self) -> Term:
        return _total_term(self.term, self.extension)

    @property
    def _label(self) -> str:
        return self.term.unit.left_label

    @property
    def _counts(self) -> Counts:
        return _counting(self.term.unit, self.calendar, self.pauses)

    def _paused(self, pause: Pause, today: date) -> ClockState:
        used, left = self._used_and_left(today)
        unit = self._label.removesuffix("工作日")
        text = f"暂停计时：{pause.reason}（已用 {used} {self._label}，剩 {left} {unit}）"
        return self._shown(left, "paused", text)

    def _running(self, today: date) -> ClockState:
        if self.due_on is None:  # a pause is announced that has not begun
            _, left = self._used_and_left(today)
        else:  # up to the end as it rolled over rest days
            left = _count(today, self.due_on, self._counts)
        text = "今天到期" if today == self.due_on else f"剩 {left} {self._label}"
        return self._shown(left, "soon" if left <= _SOON else "ok", text)

    def _used_and_left(self, today: date) -> tuple[int, int]:
        used = _count(self.start, today, self._counts)
        return used, _days_in(self.start, self._total) - used

    def _late(self, today: date, due: date) -> ClockState:
        over = _count(due, today, _counting(self.term.unit, self.calendar, ()))
        if over:
            return self._shown(-over, "late", f"超 {over} {self._label}")
        # Past Friday's end and before Monday: late, though no working day has gone by yet.
        return self._shown(-1, "late", f"已超期，不足 1 {self._label}")

    def _shown(self, left: int, level: Level, text: str) -> ClockState:
        return ClockState(left, self._label, self.due_on, level, text, self.why)


def deadline(
    start: date,
    term: Term,
    *,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Deadline:
    """When `term` ends that was set off on `start`: 2026-02-10 + 工作日(10) -> 2026-03-02.

    Raises ClockError (a length still to be looked up, a period in hours, an extension that is
    not longer) and UnknownCalendarYear. Source: 民法典第二百零一条至第二百零三条.
    """
    total = _total_term(term, extension)
    ends_on = _last_day(start, total, _counting(total.unit, calendar, pauses), pauses)
    due_on = _rolled(ends_on, total.roll, calendar, pauses)
    return Deadline(
        start=start,
        term=term,
        due_on=due_on,
        calendar_version=calendar.version_of(start, due_on or start),
        provisional=due_on is None,
        ends_on=ends_on,
        pauses=tuple(pauses),
        extension=extension,
        calendar=calendar,
    )


def deadline_hours(start: datetime, term: Term) -> datetime:
    """When a period in hours ends; it runs from the instant itself, through rest days.

    Raises ClockError for another unit and for an instant without time zone.
    """
    if term.unit is not Unit.HOUR or not term.is_fixed:
        raise ClockError(f"“{term}”不是以小时计、长度已定的期限。")
    if start.tzinfo is None:
        raise ClockError(f"起算时刻 {start} 没有时区，请写明（中国为 +08:00）。")
    return start + timedelta(hours=term.length)


def _total_term(term: Term, extension: Extension | None) -> Term:
    if term.unit is Unit.HOUR:
        raise ClockError(f"{term}以小时计，请用 deadline_hours 从起算时刻计算。")
    if not term.is_fixed:
        raise ClockError(f"期限“{term}”的长度是参数，请先按日期和地区查出数值。")
    if extension is None:
        return term
    if extension.length <= term.length:
        raise ClockError(f"延长后的总期限 {extension.length} 应长于原期限 {term}。")
    return term.fixed(extension.length)


def _days_in(start: date, term: Term) -> int:
    """How many days have to be counted; months are turned into the days they span."""
    if term.unit is not Unit.MONTH:
        return int(term.length)
    month = Month.of(start).shift(term.length)
    return (month.first.replace(day=min(start.day, month.last.day)) - start).days


def _counting(unit: Unit, calendar: Calendar, pauses: Sequence[Pause]) -> Counts:
    def counts(day: date) -> bool:
        if any(pause.holds(day) for pause in pauses):
            return False
        return unit is not Unit.WORKING_DAY or calendar.is_workday(day)

    return counts


def _last_day(start: date, term: Term, counts: Counts, pauses: Sequence[Pause]) -> date | None:
    """The day on which the count is full; None when an open pause comes first."""
    missing = _days_in(start, term)
    for day in _days_after(start, pauses):
        missing -= counts(day)
        if not missing:
            return day
    return None


def _rolled(
    ends_on: date | None, roll: Roll, calendar: Calendar, pauses: Sequence[Pause]
) -> date | None:
    """The first working day, not paused, from the end on."""
    if ends_on is None or roll is Roll.NONE:
        return ends_on
    works = _counting(Unit.WORKING_DAY, calendar, pauses)
    return next((day for day in _days_after(ends_on - _DAY, pauses) if works(day)), None)


def _days_after(day: date, pauses: Sequence[Pause]) -> Iterator[date]:
    """Each following day, up to the beginning of a pause still open."""
    open_since = min((p.since for p in pauses if p.until is None), default=date.max)
    while (day := day + _DAY) < open_since:
        yield day


def _count(after: date, last: date, counts: Counts) -> int:
    """How many days count in (after, last]."""
    return sum(counts(after + _DAY * n) for n in range(1, (last - after).days + 1))
