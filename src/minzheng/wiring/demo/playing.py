"""Plays the stories, one working day after another, each with its day's run."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.cases.api import advance_day
from minzheng.kernel.calendar import official_calendar
from minzheng.wiring.demo.deeds import Act, Thread
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.paying import pay_when_due
from minzheng.wiring.demo.story import Story


@dataclass(frozen=True)
class Played:
    """A story and the family it happened to."""

    story: Story
    thread: Thread


class DayFailed(RuntimeError):
    """A story cannot go on: the demo and the engines no longer fit each other."""


def play(told: Sequence[Played], staff: Staff, *, until: date) -> None:
    """Do each working day's run, acts and pay runs, from the first story's first day on."""
    days = _workdays_back(until, max(played.story.starts for played in told))
    acts: dict[date, list[tuple[Played, Act]]] = defaultdict(list)
    for played in told:
        for offset, act in played.story.acts:
            acts[days[played.story.starts - offset]].append((played, act))
    for day in reversed(days):
        report = advance_day(day)
        if report.problems:
            raise DayFailed(f"{day}：{'；'.join(report.problems)}")
        for played, act in acts[day]:
            _do(played, act, day)
        pay_when_due(staff, day)


def _do(played: Played, act: Act, day: date) -> None:
    try:
        act(played.thread, day)
    except (ValueError, LookupError) as problem:
        raise DayFailed(
            f"故事 {played.story.key}（{played.story.title}）在 {day} 走不下去：{problem}"
        ) from problem


def _workdays_back(day: date, count: int) -> list[date]:
    """The day itself, then each working day before it."""
    calendar, found = official_calendar(), [day]
    while len(found) <= count:
        day -= timedelta(days=1)
        if calendar.is_workday(day):
            found.append(day)
    return found
