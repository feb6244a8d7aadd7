"""Computing a month: all divisions at once, kept where it differs from what was kept before."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.audit import api as audit
from minzheng.engines.indicators.adding import NOTHING, Cells, Extent, Sum2, added_up, of_population
from minzheng.engines.indicators.catalogue import POPULATION, indicators
from minzheng.engines.indicators.errors import NotComputed
from minzheng.engines.indicators.lateness import months_to_redo
from minzheng.engines.indicators.models import Computation, Figure
from minzheng.engines.indicators.population import counted
from minzheng.engines.indicators.reading import newest
from minzheng.engines.indicators.sources.base import Period
from minzheng.engines.indicators.sources.returned import NAME as RETURNS
from minzheng.engines.indicators.sources.returned import expected
from minzheng.engines.returns.api import entered_named
from minzheng.kernel.divisions import ancestors, subtree_range
from minzheng.kernel.doer import Doer
from minzheng.kernel.indicator import Indicator, Tally
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import Division
from minzheng.registers.offices.api import home_division

Values = Mapping[tuple[str, str], tuple[Sum2, Sum2 | None]]  # by indicator and division
AT_ONCE = 2_000


@transaction.atomic
def compute(month: Month, *, by: Doer, on: date) -> Computation:
    """Compute every indicator for a month as of a day, for every division of the house.

    Only what differs from the last computing is written; run again on the same day, nothing is.
    Raises NotComputed for a month to come.
    """
    if month.first > on:
        raise NotComputed(f"{month.label}还没有到，不能计算")
    period = Period.of(month, on)
    values, extent = _values(tuple(indicators().values()), period)
    changed = _changed(values, month)
    last = Computation.objects.filter(month=str(month)).order_by("-id").first()
    if last is not None and not changed and (last.on, last.extent) == (on, extent):
        return last
    made = Computation.objects.create(
        month=str(month), on=on, computed_by=by.name, extent=extent, changed=len(changed)
    )
    rows = [_figure(made, key, place, values) for key, place in changed]
    Figure.objects.bulk_create(rows, batch_size=AT_ONCE)
    detail = {"month": str(month), "on": on.isoformat(), "changed": len(changed)}
    audit.record(by, "compute_indicators", made.ref, detail=detail)
    return made


def compute_lately(*, by: Doer, on: date) -> tuple[Computation, Computation]:
    """The month before and the month of a day: what came late still counts where it belongs.

    Older months are computed again where people entered a figure of theirs since.
    """
    month = Month.of(on)
    for late in months_to_redo(month.previous()):
        compute(late, by=by, on=on)
    return compute(month.previous(), by=by, on=on), compute(month, by=by, on=on)


def _values(wanted: Collection[Indicator], period: Period) -> tuple[Values, Extent]:
    found, extent = added_up(wanted, period)
    home = home_division()
    places = _places(home, period.last)
    peopled, version = counted(of_population(wanted), period.last, places)
    # The version of the table stands where other sources have their newest record.
    extent[POPULATION] = {version: 1} if version else {}
    values: dict[tuple[str, str], tuple[Sum2, Sum2 | None]] = {}
    for indicator in wanted:
        sums = [_whole(tally, _by_place(tally, indicator.matter, found, peopled, home), places)
                for tally in indicator.tallies]  # fmt: skip
        for place in {place for each in sums for place in each}:
            first, *rest = (each.get(place, NOTHING) for each in sums)
            values[indicator.key, place] = (first, rest[0] if rest else None)
    return values, extent


def _places(home: str, on: date) -> list[str]:
    """Every division of the house. One query."""
    rows = Division.objects.current_on(on).filter(code__range=subtree_range(home))
    return list(rows.values_list("code", flat=True))


def _by_place(
    tally: Tally,
    matter: str,
    found: Mapping[Tally, Cells],
    peopled: Mapping[str, Mapping[str, Sum2]],
    home: str,
) -> Mapping[str, Sum2]:
    if tally.source == POPULATION:
        return peopled.get(tally.where[0], {})
    return rolled_up(found[tally], matter, home)


def _whole(tally: Tally, sums: Mapping[str, Sum2], places: list[str]) -> Mapping[str, Sum2]:
    """What people entered is told of a place once all who enter it for a part of it did so."""
    if tally.source != RETURNS:
        return sums
    wanted = expected(entered_named(tally.where[0]), places)
    return {place: each for place, each in sums.items() if each.rows >= wanted.get(place, 1)}


def rolled_up(cells: Cells, matter: str, home: str) -> Mapping[str, Sum2]:
    """Every record counts for its division and for each above it, up to the house's own."""
    first, last = subtree_range(home)
    sums: dict[str, Sum2] = defaultdict(Sum2)
    for (place, of), cell in cells.items():
        if matter in ("", of):
            for code in ancestors(place):
                if first <= code <= last:
                    sums[code] += cell
    return sums


def _changed(values: Values, month: Month) -> list[tuple[str, str]]:
    """Where the values differ from the last ones kept; what has vanished is written as 0."""
    held = {(f.indicator, f.division_code): f for f in newest(Q(month=str(month)))}
    return sorted(set(_differing(values, held)))


def _differing(values: Values, held: Mapping[tuple[str, str], Figure]) -> Iterator[tuple[str, str]]:
    for place in {*values, *held}:
        known = held.get(place)
        old = None if known is None else (known.value, known.rows, known.base, known.base_rows)
        new = _numbers(*values.get(place, (NOTHING, None)))
        if (new if old is not None else _or_nothing(new)) != old:
            yield place


def _or_nothing(numbers: tuple[int, int, int | None, int | None]) -> object:
    """A figure without any record is not written the first time."""
    return None if not any(numbers) else numbers


def _numbers(of: Sum2, out_of: Sum2 | None) -> tuple[int, int, int | None, int | None]:
    if out_of is None:
        return of.value, of.rows, None, None
    return of.value, of.rows, out_of.value, out_of.rows


def _figure(made: Computation, key: str, place: str, values: Values) -> Figure:
    empty = (NOTHING, NOTHING if indicators()[key].out_of else None)
    value, rows, base, base_rows = _numbers(*values.get((key, place), empty))
    return Figure(
        computation=made, indicator=key, division_code=place, month=made.month,
        value=value, rows=rows, base=base, base_rows=base_rows,
    )  # fmt: skip
