"""A month added up: every tally of a source in one query, over all divisions and matters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, Sum

from minzheng.engines.indicators.catalogue import ONE, POPULATION, SOURCES
from minzheng.engines.indicators.sources.base import Period, Source
from minzheng.kernel.indicator import Indicator, Tally


@dataclass(frozen=True, slots=True)
class Sum2:
    """A sum, and from how many records it was added up."""

    value: int = 0
    rows: int = 0

    def __add__(self, other: "Sum2") -> "Sum2":
        return Sum2(self.value + other.value, self.rows + other.rows)


Cells = Mapping[tuple[str, str], Sum2]  # by division and matter, as the records have them
Extent = dict[str, dict[str, int]]
NOTHING = Sum2()


def added_up(wanted: Iterable[Indicator], period: Period) -> tuple[dict[Tally, Cells], Extent]:
    """Every tally of these indicators but those of the population, and what it rests on.

    One query for each source, and one more for each number that is worked out from dates.
    """
    tallies = dict.fromkeys(tally for indicator in wanted for tally in indicator.tallies)
    found: dict[Tally, Cells] = {}
    extent: Extent = {}
    for name, source in SOURCES.items():
        asked = [tally for tally in tallies if tally.source == name]
        if asked:
            plain = [t for t in asked if not _is_worked_out(source, t)]
            made, extent[name] = _in_one_query(source, plain, period)
            found |= made
            worked = [tally for tally in asked if tally not in made]
            found |= {tally: _worked_out(source, tally, period) for tally in worked}
    return found, extent


def of_population(wanted: Iterable[Indicator]) -> tuple[str, ...]:
    """The names of the population views that these indicators count."""
    tallies = (tally for indicator in wanted for tally in indicator.tallies)
    return tuple(dict.fromkeys(t.where[0] for t in tallies if t.source == POPULATION))


def _is_worked_out(source: Source, tally: Tally) -> bool:
    return tally.each != ONE and source.numbers[tally.each].work_out is not None


def _in_one_query(
    source: Source, tallies: list[Tally], period: Period
) -> tuple[dict[Tally, Cells], dict[str, int]]:
    """Grouped by place and matter, a column for each tally; the whole gives the extent."""
    sums: dict[str, Any] = {}
    for number, tally in enumerate(tallies):
        where = source.meeting(tally.where, period)
        sums[f"n{number}"] = Count("pk", filter=where)
        if tally.each != ONE:
            (column,) = source.numbers[tally.each].columns
            sums[f"v{number}"] = Sum(column, filter=where, default=0)
    grouped = _grouped(source, period).annotate(all_rows=Count("pk"), newest=Max("pk"), **sums)
    found: dict[Tally, dict[tuple[str, str], Sum2]] = {tally: {} for tally in tallies}
    extent = {"rows": 0, "newest": 0}
    for row in grouped:
        extent["rows"] += row["all_rows"]
        extent["newest"] = max(extent["newest"], row["newest"])
        for number, tally in enumerate(tallies):
            if rows := row[f"n{number}"]:
                value = row.get(f"v{number}", rows)
                found[tally][row["_place"], row["_matter"]] = Sum2(value, rows)
    return dict(found), extent


def _worked_out(source: Source, tally: Tally, period: Period) -> Cells:
    """A number worked out once for each set of columns that occurs, times how often it does."""
    number = source.numbers[tally.each]
    rows = _grouped(source, period, *number.columns).filter(source.meeting(tally.where, period))
    cells: dict[tuple[str, str], Sum2] = defaultdict(Sum2)
    for row in rows.annotate(n=Count("pk")):
        each = number.worth(*(row[column] for column in number.columns))
        cells[row["_place"], row["_matter"]] += Sum2(each * row["n"], row["n"])
    return cells


def _grouped(source: Source, period: Period, *columns: str) -> Any:
    keyed = source.rows(period).order_by().annotate(_key=F("pk"))
    return keyed.filter(Q()).values(*columns, _place=F(source.place), _matter=F(source.matter))
