"""A moment of a patrol: the calendar day and the time on the clock, as the phone shows it."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, order=True)
class Moment:
    """`on` is the calendar day: half past midnight is already the next one."""

    on: date
    at: time

    def __str__(self) -> str:
        return f"{self.on} {self.at:%H:%M}"
