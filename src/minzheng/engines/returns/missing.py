"""Every day: who has not entered or confirmed a figure in time hears of it, then the next post.

A period's figure is due some days after it ended (`statistics.fill_days`); one that waits is due
the same number of days after it was entered.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from minzheng.engines.notices import api as notices
from minzheng.engines.returns.coded import CONFIRMERS, DISTRICT, TOWN, TYPERS
from minzheng.engines.returns.standing import Stood, standing
from minzheng.engines.returns.terms import fill_days, urge_days
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.offices.api import home_division

FILL, CONFIRM = "要填报的数", "填报的数待核对"


def urge_missing(on: date) -> int:
    """Tell who is late; gives how many figures went up. Run again on the same day, nothing changes.

    Raises NotInForce where the number of days is not set.
    """
    how = notices.Urging("urge_returns", "statistics", _said, urge_days)
    return notices.urge(_late(on), how, on=on)


def _late(on: date) -> Iterator[notices.Late]:
    for each in standing(_places(on), on):
        if each.waits is not None:
            yield _unconfirmed(each, each.waits.typed_on, on)
        elif each.counts is None:
            yield _unfilled(each, on)


def _places(on: date) -> list[str]:
    """Every district and town of the house."""
    rows = Division.objects.current_on(on).filter(code__range=subtree_range(home_division()))
    return list(rows.filter(level__in=(DISTRICT, TOWN)).values_list("code", flat=True))


def _unfilled(each: Stood, on: date) -> notices.Late:
    """First who enters it hears, then who confirms it."""
    level = each.figure.level
    due = each.until.last + timedelta(days=fill_days(each.division, on))
    line = (*TYPERS[level], *CONFIRMERS[level])
    return notices.Late(FILL, each.ref, each.division, due, line)


def _unconfirmed(each: Stood, typed_on: date, on: date) -> notices.Late:
    due = typed_on + timedelta(days=fill_days(each.division, on))
    return notices.Late(CONFIRM, each.ref, each.division, due, CONFIRMERS[each.figure.level])


def _said(what: str, count: int) -> str:
    return f"有 {count} 个{what}超过期限，请办理"
