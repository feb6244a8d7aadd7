"""Who gains, who loses and what it costs, counted group by group over slices of a population."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from minzheng.kernel.divisions import covers
from minzheng.kernel.many import Column
from minzheng.kernel.money import Fen
from minzheng.kernel.population import Population

DIGITS = {"city": 4, "county": 6, "town": 9, "village": 12}
OTHERS = "其他"


@dataclass(frozen=True)
class Row:
    """One town, or one kind of family: receivers and cost a month in fen, before and after.

    `gained` receive only after, `lost` only before; `more` and `less` receive both times. Those
    whose amount is unknown before or after are counted in `unknown` and nowhere else.
    """

    key: str
    subjects: int
    before: int
    after: int
    gained: int
    lost: int
    more: int
    less: int
    unknown: int
    cost_before: Fen
    cost_after: Fen

    @property
    def counts(self) -> tuple[int, ...]:
        """The figures from which somebody could be made out where they are small."""
        return self.before, self.after, self.gained, self.lost, self.more, self.less

    @property
    def yearly_before(self) -> Fen:
        """The cost of twelve months before the change."""
        return 12 * self.cost_before

    @property
    def yearly_after(self) -> Fen:
        """The cost of twelve months after the change."""
        return 12 * self.cost_after


FIGURES = 10  # the fields of Row after the key, in their order


def summed(key: str, rows: Sequence[Row]) -> Row:
    """Several rows as one."""
    sums = np.zeros(FIGURES, np.int64)
    for row in rows:
        sums += np.array(figures(row), np.int64)
    return Row(key, *(int(each) for each in sums))


def figures(row: Row) -> tuple[int, ...]:
    """The numbers of a row in the order of its fields."""
    return (row.subjects, *row.counts, row.unknown, row.cost_before, row.cost_after)


@dataclass
class Tally:
    """Sums by group, growing slice by slice; whole numbers, so exact to the fen."""

    sums: dict[str, np.ndarray] = field(default_factory=dict)

    def add(self, keys: Sequence[str], group: np.ndarray, measured: Sequence[np.ndarray]) -> None:
        """Add what was measured of each subject to its group; a group of -1 is left out."""
        inside = group >= 0
        table = np.zeros((len(keys), FIGURES), np.int64)
        for column, values in enumerate(measured):
            np.add.at(table[:, column], group[inside], values[inside].astype(np.int64))
        for key, row in zip(keys, table, strict=True):
            self.sums[key] = self.sums.get(key, np.zeros(FIGURES, np.int64)) + row

    def rows(self) -> tuple[Row, ...]:
        """The groups that have anybody, by key."""
        found = ((key, self.sums[key]) for key in self.sums)
        return tuple(Row(key, *(int(n) for n in row)) for key, row in found if row[0])


def measure(old: Column, new: Column) -> list[np.ndarray]:
    """For each subject what Row counts, in the order of its fields."""
    unknown = old.unknown | new.unknown
    before, after = np.where(unknown, 0, old.values), np.where(unknown, 0, new.values)
    had, has = before > 0, after > 0
    both = had & has
    compared = (has & ~had, had & ~has, both & (after > before), both & (after < before))
    return [np.ones_like(before), had, has, *compared, unknown, before, after]


def by_division(
    population: Population, level: str, place: str, *, personal: bool
) -> tuple[list[str], np.ndarray]:
    """The divisions of a level within a place, and the group of each subject; -1 is outside."""
    codes, index = population.distinct_places
    above = [code[: DIGITS[level]].ljust(12, "0") if covers(place, code) else "" for code in codes]
    keys = sorted({code for code in above if code})
    position = {key: number for number, key in enumerate(keys)} | {"": -1}
    group = np.array([position[code] for code in above], dtype=np.int64)[index]
    return keys, np.repeat(group, np.diff(population.offsets)) if personal else group


def by_kind(kinds: Mapping[str, Column], inside: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The first kind that holds of each subject, else “其他”; -1 is outside."""
    keys = [*kinds, OTHERS]
    group = np.full(len(inside), len(kinds), np.int64)
    for number, column in reversed(list(enumerate(kinds.values()))):
        group[column.values.astype(bool) & ~column.unknown] = number
    return keys, np.where(inside >= 0, group, -1)


def merged(rows: Sequence[Row], *, key: str, below: int) -> Iterator[Row]:
    """The rows, those with fewer receivers than `below` as one: in a small cell a family is known.

    Where they are too few even together the next smallest joins them, or the total would tell.
    """
    kept = sorted(rows, key=lambda row: row.before + row.after, reverse=True)
    small = [row for row in kept if _is_small(row, below)]
    kept = [row for row in kept if row not in small]
    while kept and small and _is_small(summed(key, small), below):
        small.append(kept.pop())
    yield from (row for row in rows if row in kept)
    if small:
        yield summed(key, small)


def _is_small(row: Row, below: int) -> bool:
    return any(0 < count < below for count in (row.before, row.after))
