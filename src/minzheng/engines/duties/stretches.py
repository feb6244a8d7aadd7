"""The turns of a rhythm: so many months each, in so many parts, one after another."""

from calendar import monthrange
from datetime import date, timedelta


def stretch(since: date, months: int, number: int, parts: int = 1) -> tuple[date, date]:
    """The first and the last day of the `number`th turn; `parts` share one stretch of months.

    Example: from 31 January every month: 31 January – 27 February, 28 February – 30 March.
    """
    whole, part = divmod(number - 1, parts)
    begins, ends = _later(since, months * whole), _later(since, months * (whole + 1))
    days = (ends - begins).days
    first = begins + timedelta(days=days * part // parts)
    return first, begins + timedelta(days=days * (part + 1) // parts - 1)


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where there is none."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
