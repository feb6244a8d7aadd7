"""A month of the civil calendar: the unit in which benefits are paid."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class MonthError(ValueError):
    """The text or the numbers name no month."""


@dataclass(frozen=True, order=True)
class Month:
    """One month, ordered in time: Month(2026, 11) < Month(2026, 12). Raises MonthError."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise MonthError(f"{self.year}年{self.month}月不是有效的月份，月份应在 1 到 12 之间。")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as "2026-11". Raises MonthError."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise MonthError(f"“{text}”不是月份，请写成“2026-11”这样的四位年、两位月。")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def between(cls, first: Self, last: Self) -> Iterator[Self]:
        """Each month from `first` to `last`, both included; none when `last` is earlier."""
        month = first
        while month <= last:
            yield month
            month = month.shift(1)

    def shift(self, count: int) -> Self:
        """The month `count` months later (earlier when negative)."""
        year, index = divmod(self.year * 12 + self.month - 1 + count, 12)
        return type(self)(year, index + 1)

    def next(self) -> Self:
        """The month after this one."""
        return self.shift(1)

    def previous(self) -> Self:
        """The month before this one."""
        return self.shift(-1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def label(self) -> str:
        """As people read it: "2026年11月"."""
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
