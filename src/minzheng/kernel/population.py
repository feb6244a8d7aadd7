"""Population: everybody as columns, sorted by place and household, for the pass over a city.

`offsets[h]:offsets[h + 1]` are the persons of household h. Beside a column that has gaps stands a
mask of the same name, True where the value is unknown. A column that is absent is unknown of all;
one of no dimension holds one value for all.
Whole numbers, bools, yyyymmdd or datetime64 days, and text; columns are named by column or term.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np
import pyarrow as pa

from minzheng.kernel.cells import day_numbers
from minzheng.kernel.divisions import NATION, normalise
from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.formula import Formula, addresses
from minzheng.kernel.one import MEMBERS

Columns = Mapping[str, np.ndarray]


class PopulationError(ValueError):
    """The tables do not fit together; the text says which rows and what to do."""


@dataclass(frozen=True)
class Population:
    """Persons and households as columns; `places` is one 12-digit code for each household."""

    persons: Columns
    households: Columns
    offsets: np.ndarray
    places: np.ndarray | pa.Array
    persons_unknown: Columns = field(default_factory=dict)
    households_unknown: Columns = field(default_factory=dict)
    unlisted: np.ndarray | None = None
    """True for households whose members nobody has listed: nothing is known of them."""

    def __post_init__(self) -> None:
        if len(self.offsets) != len(self.places) + 1:
            raise PopulationError(
                f"有 {len(self.places)} 户却有 {len(self.offsets)} 个分界，分界应比户数多一"
            )

    @property
    def household_count(self) -> int:
        """How many households."""
        return len(self.places)

    @property
    def person_count(self) -> int:
        """How many persons."""
        return int(self.offsets[-1])

    @cached_property
    def distinct_places(self) -> tuple[tuple[str, ...], np.ndarray]:
        """The distinct 12-digit codes, and for each household its index among them."""
        coded = self.places
        if not isinstance(coded, pa.DictionaryArray):
            coded = pa.array(coded, pa.large_string()).dictionary_encode()
        codes = tuple(normalise(str(code)) for code in coded.dictionary.to_pylist())
        return codes, coded.indices.to_numpy(zero_copy_only=False)

    @classmethod
    def from_sorted(
        cls, persons: pa.Table, households: pa.Table, *, size: str, place: str = "division_code"
    ) -> Self:
        """Tables that stand in one order already; `size` says how many persons a household has.

        Raises PopulationError when the sizes do not add up to the persons.
        """
        sizes = households[size].to_numpy().astype(np.int64)
        offsets = np.concatenate([[0], np.cumsum(sizes)])
        if offsets[-1] != len(persons):
            raise PopulationError(
                f"户表的 {size} 合计 {offsets[-1]} 人，人表却有 {len(persons)} 行，请重新生成两表"
            )
        person_values, person_gaps = _columns(persons)
        values, gaps = _columns(households.drop_columns([size, place]))
        places = households[place].combine_chunks()
        return cls(person_values, values, offsets, places, person_gaps, gaps)

    @classmethod
    def from_rows(
        cls, rows: Sequence[Mapping[str, Any]], formulas: Iterable[Expr], *, place: str = NATION
    ) -> Self:
        """The same facts as `.one` takes, one mapping a household, for tests and small lists.

        A row without members is one person who is the subject herself.
        """
        names = addresses(tuple(formulas))
        listed = [next((row[key] for key in MEMBERS if key in row), None) for row in rows]
        members = [
            [row] if people is None else list(people)
            for row, people in zip(rows, listed, strict=True)
        ]
        persons = [person for people in members for person in people]
        person_values, person_gaps = _read_rows(persons, _of(names, personal=True))
        values, gaps = _read_rows(rows, _of(names, personal=False))
        return cls(
            persons=person_values,
            households=values,
            offsets=np.cumsum([0, *(len(people) for people in members)]),
            places=np.full(len(rows), normalise(place)),
            persons_unknown=person_gaps,
            households_unknown=gaps,
            unlisted=np.array([people is None for people in listed], dtype=bool),
        )


Names = Mapping[Fact | Formula, tuple[str, ...]]


def _of(names: Names, *, personal: bool) -> Names:
    return {node: names[node] for node in names if (node.entity == "person") is personal}


def _read_rows(
    rows: Sequence[Mapping[str, Any]], names: Names
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    values, gaps = {}, {}
    for node, ours in names.items():
        if any(name in row for row in rows for name in ours):
            raw = (next((row[name] for name in ours if name in row), None) for row in rows)
            read = [node.unit.read(value) for value in raw]
            empty = next((type(value)() for value in read if value is not None), 0)
            gaps[ours[0]] = np.array([value is None for value in read], dtype=bool)
            values[ours[0]] = np.array([empty if value is None else value for value in read])
    return values, gaps


def _columns(table: pa.Table) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    values, gaps = {}, {}
    for name in table.column_names:
        column = table[name].combine_chunks()
        if column.null_count == len(column):
            continue  # unknown of all: as if it were absent, which costs nothing
        if column.null_count:
            gaps[name] = column.is_null().to_numpy(zero_copy_only=False)
            column = column.fill_null(_filler(column.type))
        if pa.types.is_date32(column.type):
            values[name] = day_numbers(column.view(pa.int32()).to_numpy())
        else:
            values[name] = column.to_numpy(zero_copy_only=False)
    return values, gaps


def _filler(kind: pa.DataType) -> pa.Scalar:
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pa.scalar("", kind)
    # Days are cast from int32, so every other type goes the same way.
    return pa.scalar(0, pa.int32()).cast(kind)
