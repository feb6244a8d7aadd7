"""The people of a request, slice by slice of the population: in its division and alive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Slice, Snapshot
from minzheng.engines.sharing.models import Share
from minzheng.engines.sharing.people import MINOR, conditions, shareable
from minzheng.kernel.divisions import covers
from minzheng.kernel.expr import Expr, Fact, walk
from minzheng.kernel.many import Column, many
from minzheng.registers.people.api import Person
from minzheng.vocabulary import person

MINORS, DIED = "_minor", "_died"


@dataclass(frozen=True)
class Selected:
    """The chosen of one slice: their numbers, places, and a column for each fact asked."""

    persons: np.ndarray
    places: np.ndarray
    columns: dict[str, Column]


def selected(share: Share, snapshot: Snapshot, *, first: int, on: date) -> Iterator[Selected]:
    """The chosen of each slice from the slice `first` on; an empty slice is given as well."""
    facts = {column: shareable()[column] for column in _asked(share)}
    tests = {key: conditions()[key].holds for key in share.conditions}
    formulas = {**facts, **tests, MINORS: MINOR, DIED: person.死亡日期}
    listed = _persons_of(share.listed)
    for number in range(first, len(snapshot.numbers)):
        part = snapshot.read(number, _columns(formulas.values()))
        yield _chosen(share, part, formulas, listed=listed, on=on)


def _chosen(
    share: Share, part: Slice, formulas: dict[str, Expr], *, listed: np.ndarray | None, on: date
) -> Selected:
    found = many(formulas, part.population, on=on, params=book())
    found = {name: _for_persons(column, formulas[name], part) for name, column in found.items()}
    places, inside = _places(share, part)
    chosen = inside & found[DIED].unknown
    for key in share.conditions:
        chosen &= _true(found[key])
    if share.form == Share.Form.ROWS and not share.with_minors:
        chosen &= ~_true(found[MINORS]) & ~found[MINORS].unknown
    numbers = part.persons.to_numpy()
    if listed is not None:
        chosen &= np.isin(numbers, listed)
    kept = {name: Column(c.values[chosen], c.unknown[chosen]) for name, c in found.items()}
    return Selected(numbers[chosen], places[chosen], kept)


def _asked(share: Share) -> list[str]:
    """The columns that are reckoned; identity is fetched afterwards, for those alone who go out."""
    return [column for column in (*share.fields, *share.group_by) if column in shareable()]


def _places(share: Share, part: Slice) -> tuple[np.ndarray, np.ndarray]:
    """The place of each person's household, and whether it lies in the approved division."""
    codes, index = part.population.distinct_places
    within = np.array([covers(share.division_code, code) for code in codes], dtype=bool)
    sizes = np.diff(part.population.offsets)
    each = np.repeat(index, sizes)
    return np.array(codes, dtype=object)[each], within[each]


def _for_persons(column: Column, formula: Expr, part: Slice) -> Column:
    """What holds of a household holds of each of its members."""
    if formula.entity == "person":
        return column
    sizes = np.diff(part.population.offsets)
    return Column(np.repeat(column.values, sizes), np.repeat(column.unknown, sizes))


def _true(column: Column) -> np.ndarray:
    held: np.ndarray = column.values.astype(bool) & ~column.unknown
    return held


def _columns(formulas: Iterable[Expr]) -> frozenset[str]:
    nodes = walk(tuple(formulas))
    return frozenset(node.column for node in nodes if isinstance(node, Fact))


def _persons_of(indexes: list[str]) -> np.ndarray | None:
    """The register's numbers of those on the list; None when there is no list."""
    if not indexes:
        return None
    rows = Person.objects.filter(id_index__in=indexes).values_list("pk", flat=True)
    return np.fromiter(rows, np.int64)
