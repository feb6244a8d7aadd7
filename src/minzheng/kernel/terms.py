"""What a statutory period is made of: a length in a unit, pauses, and one extension."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

_LONGEST = 10_000  # beyond any period in law: catches a slip of the keyboard
_DAY = timedelta(days=1)


class ClockError(ValueError):
    """A period, pause or extension that cannot be counted; the text says what to correct."""


class Unit(Enum):
    """What a period is counted in; the value is how the unit reads in a sentence."""

    WORKING_DAY = "个工作日"
    CALENDAR_DAY = "日"
    MONTH = "个月"
    HOUR = "小时"

    @property
    def left_label(self) -> str:
        """The unit in which what is left is told: working days, else days."""
        return self.value if self is Unit.WORKING_DAY else "天"


class Roll(Enum):
    """What happens when the last day is a rest day."""

    NEXT_WORKDAY = "next_workday"
    NONE = "none"


@dataclass(frozen=True)
class Term:
    """A period of a law. `length` may be a parameter; the caller looks it up and calls `fixed`.

    Raises ClockError for a length that is not whole, below one or absurdly long. A period in
    hours never rolls.
    """

    length: int | Any
    unit: Unit
    roll: Roll = Roll.NEXT_WORKDAY

    def __post_init__(self) -> None:
        if self.length is None or isinstance(self.length, bool | float | str):
            raise ClockError(f"期限长度应为整数或参数，得到的是 {self.length!r}。")
        if self.is_fixed and not 1 <= self.length <= _LONGEST:
            raise ClockError(f"期限长度应在 1 到 {_LONGEST} 之间，得到的是 {self.length}。")

    @property
    def is_fixed(self) -> bool:
        """Whether the length is a number already."""
        return isinstance(self.length, int)

    def fixed(self, length: int) -> "Term":
        """The same term with its length known."""
        return replace(self, length=length)

    def __str__(self) -> str:
        if self.is_fixed:
            return f"{self.length}{self.unit.value}"
        words = getattr(self.length, "label", self.length)
        return f"{words}（以{self.unit.value.removeprefix('个')}计）"


@dataclass(frozen=True)
class Pause:
    """Days not counted: since <= day < until; `until` None while still paused.

    Raises ClockError when it ends before it begins.
    """

    since: date
    until: date | None
    reason: str

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ClockError(f"暂停的结束日 {self.until} 早于开始日 {self.since}，请核对。")

    def holds(self, day: date) -> bool:
        """Whether that day is not counted."""
        return self.since <= day and (self.until is None or day < self.until)

    def __str__(self) -> str:
        if self.until is None:
            return f"自{self.since}起暂停（{self.reason}）"
        return f"{self.since}至{self.until}前不计（{self.reason}）"


@dataclass(frozen=True)
class Extension:
    """A new total length in the unit of the term. Raises ClockError without reason or approver."""

    length: int
    reason: str
    approved_by: str

    def __post_init__(self) -> None:
        if not (self.reason.strip() and self.approved_by.strip()):
            raise ClockError("延长期限应写明理由和批准人。")
