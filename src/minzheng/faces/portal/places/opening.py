"""Whether a place is open at a moment, by the hours that were registered."""

from collections.abc import Iterable
from datetime import date, time

from minzheng.registers.facilities.api import Week

OPEN, SHUT, UNKNOWN = "现在开放", "现在没有开放", "开放时间没有登记"


def is_open(week: Week, closed: Iterable[str], on: date, at: time) -> bool | None:
    """None where no hours are registered; holidays that nobody registered are not known."""
    if not any(week.days):
        return None
    if on.isoformat() in closed:
        return False
    return any(begins <= at < ends for begins, ends in week.opens_on(on))


def words_for(*, known: bool | None) -> str:
    """The same in words."""
    if known is None:
        return UNKNOWN
    return OPEN if known else SHUT
