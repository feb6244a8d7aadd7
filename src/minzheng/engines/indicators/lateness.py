"""Months that what people entered late still changes."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.indicators.reading import computed_months
from minzheng.engines.returns import api as returns
from minzheng.kernel.months import Month

BACK = 12  # months


def months_to_redo(before: Month) -> list[Month]:
    """Computed months of the year before a month of which a figure was confirmed since.

    Two queries.
    """
    computed = computed_months()
    rows = returns.counting().filter(last_month__gte=f"{before.shift(-BACK)}")
    late = (
        month
        for key, until, on in rows.values_list("figure", "last_month", "confirmed_on")
        for month in _told_of(returns.entered_named(key), Month.parse(until))
        if month < before and _is_older(computed.get(f"{month}"), on)
    )
    return sorted(set(late))


def _told_of(figure: returns.Entered, until: Month) -> Iterator[Month]:
    """The months that a period's figure tells of: its last, and of what stands those after it."""
    return Month.between(until, until if figure.adds else until.shift(figure.months - 1))


def _is_older(computed: date | None, confirmed: date | None) -> bool:
    return computed is not None and confirmed is not None and computed <= confirmed
