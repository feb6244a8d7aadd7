"""Open statistics: public indicators by month and town, small cells merged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.indicators.catalogue import indicators
from minzheng.engines.indicators.reading import Sheet, Told, read
from minzheng.engines.indicators.smallness import MERGED, Cell, shy, told
from minzheng.kernel.indicator import WORKING_DAYS, Indicator
from minzheng.kernel.months import Month

Line = tuple[str, Told | None]


@dataclass(frozen=True)
class OpenMonth:
    """An indicator in a month: of the whole, and by town; None where it is not told.

    The key of the line of merged towns is MERGED.
    """

    indicator: Indicator
    month: Month
    whole: Told | None
    places: tuple[Line, ...]

    def of(self, place: str) -> Told | None:
        """The figure of a town where it is told by itself."""
        return dict(self.places).get(place)


def public_indicators() -> Mapping[str, Indicator]:
    """Those that stand in open statistics."""
    return {key: each for key, each in indicators().items() if each.public}


@dataclass(frozen=True)
class OpenSheet:
    """Figures read for publishing: of the house's division and of the towns below it."""

    sheet: Sheet
    home: str
    towns: tuple[str, ...]

    def month(self, key: str, month: Month) -> OpenMonth:
        """One indicator in one month."""
        indicator = indicators()[key]
        whole = self.sheet.told(key, self.home, month)
        cells = [_cell(self.sheet.told(key, town, month)) for town in self.towns]
        alone = shy(_cell(whole))
        if alone.numbers is None:
            return OpenMonth(indicator, month, None, ())
        lines = tuple((c.key, _figure(c, whole)) for c in told(cells))
        return OpenMonth(indicator, month, whole, lines)

    def series(self, key: str, months: Iterable[Month]) -> tuple[OpenMonth, ...]:
        """Month by month."""
        return tuple(self.month(key, month) for month in months)


def open_sheet(
    keys: Sequence[str],
    home: str,
    towns: Sequence[str],
    months: Sequence[Month],
    *,
    computed: Mapping[str, date] | None = None,
) -> OpenSheet:
    """The figures of indicators, those that are not public left out; queries as `read`."""
    public = [key for key in keys if indicators()[key].public]
    sheet = read(public, [home, *towns], months, computed=computed)
    return OpenSheet(sheet, home, tuple(towns))


def _cell(figure: Told) -> Cell:
    """Behind a share or an average stand those it is taken over."""
    if figure.indicator.out_of is None:
        return Cell(figure.division, (figure.value, figure.rows), figure.rows)
    base = figure.base or 0
    return Cell(figure.division, (figure.value, figure.rows, base), _least(figure, base))


def _least(figure: Told, base: int) -> int:
    """The smallest group that a share tells of: those it holds of, the others, or all."""
    if figure.indicator.unit == WORKING_DAYS:
        return base
    groups = [n for n in (figure.value, base - figure.value, base) if n > 0]
    return min(groups, default=0)


def _figure(cell: Cell, whole: Told) -> Told | None:
    if cell.numbers is None:
        return None
    value, rows, *base = cell.numbers
    division = "" if cell.key == MERGED else cell.key
    of = base[0] if base else None
    return Told(whole.indicator, division, whole.month, value, rows, of, whole.computed)
