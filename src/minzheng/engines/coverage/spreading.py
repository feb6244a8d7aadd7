"""Which look comes in which quarter: by how often, and by the order of the lot within a class."""

from collections.abc import Sequence
from datetime import date, timedelta

QUARTERS = 4


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def days_of(year: int, quarter: int) -> tuple[date, date]:
    """The first and the last day of a quarter."""
    begins = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // QUARTERS, (3 * quarter) % 12 + 1, 1)
    return begins, after - timedelta(days=1)


def looks_in(kinds: Sequence[str], times: int) -> list[str]:
    """The kinds of a unit's looks in turn: each kind at least once, and at least so often."""
    return [kinds[number % len(kinds)] for number in range(max(times, len(kinds)))]


def quarters(place: int, of: int, times: int, first: int = 1) -> list[int]:
    """The quarters of a unit's looks: `place` in the order of `of` units, from quarter `first` on.

    Looks keep the same distance; units are spread evenly over the quarters that lie within it.
    Example: the third of four units with one look a year: quarters(2, 4, 1) == [3].
    """
    period = max((QUARTERS - first + 1) // times, 1)
    begins = first + place * period // of
    return [min(begins + number * period, QUARTERS) for number in range(times)]
