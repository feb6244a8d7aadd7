"""Figures that people entered, because no record here tells them: each a condition of its own.

A place above those that enter a figure has it only when all of them entered it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db.models import Q

from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    of_no_matter,
)
from minzheng.engines.returns import api
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.indicator import Indicator, total

NAME, MARK, YEAR = "returns", "（填报）", 12


def as_indicator(figure: api.Entered) -> Indicator:
    """It stands among the indicators, marked wherever it is shown."""
    return Indicator(
        figure.key, f"{figure.title}{MARK}", f"{figure.means}。由人填写，另一人核对", figure.owner,
        figure.unit, of=total("value", NAME, figure.key), direction=figure.better,
        frequency=figure.rhythm, adds=figure.adds,
    )  # fmt: skip


def is_entered(indicator: Indicator) -> bool:
    """Whether people enter it; then what nobody entered is unknown, and never nought."""
    return indicator.of.source == NAME


def expected(figure: api.Entered, places: Iterable[str]) -> Mapping[str, int]:
    """How many of these places enter the figure, for each place and those above it."""
    enter = (place for place in places if level(place) == figure.level)
    return Counter(above for place in enter for above in ancestors(place))


def _rows(period: Period) -> Rows:
    oldest = f"{period.month.shift(1 - YEAR)}"
    return of_no_matter(api.counting().filter(last_month__range=(oldest, f"{period.month}")))


def _tells_of(figure: api.Entered) -> Callable[[Period], Q]:
    def holds(period: Period) -> Q:
        until = api.period_ending(figure, period.month)
        return Q(figure=figure.key, last_month=f"{until}") if until else Q(pk__in=[])

    return holds


def _tell(rows: Sequence[api.Return], _period: Period) -> Iterable[Line]:
    for row in rows:
        figure = api.entered_named(row.figure)
        yield Line(
            "return", row.figure, f"{figure.title} {api.period_words(figure, row.until)}",
            row.typed_by, row.division_code, row.confirmed_on, f"{row.confirmed_by}核对",
        )  # fmt: skip


RETURNS = Source(
    name=NAME,
    title="填报的数",
    rows=_rows,
    readers=api.READERS,
    tell=_tell,
    conditions={
        key: Condition(figure.title, _tells_of(figure))
        for key, figure in api.entered_figures().items()
    },
    numbers={"value": Number("数", ("value",))},
)
