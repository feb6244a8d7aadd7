"""The population table of one version: a row per household, a row per person, in one order.

Row group i of persons.parquet holds the persons of row group i of households.parquet, so a slice
of the city is read without a join and no household is ever cut.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.screening.errors import NoSnapshot, TableBroken, UnknownColumn
from minzheng.engines.screening.layout import (
    HOUSEHOLD,
    HOUSEHOLDS,
    KEYS,
    PERSON,
    PERSONS,
    PLACE,
    SIZE,
)
from minzheng.kernel.expr import KNOWN_TERMS, Expr
from minzheng.kernel.formula import addresses
from minzheng.kernel.matter import catalogue
from minzheng.kernel.population import Population


@dataclass(frozen=True)
class Slice:
    """Some households with all their persons: the columns asked for, and whose they are."""

    population: Population
    persons: pa.Array
    households: pa.Array


@dataclass(frozen=True)
class Snapshot:
    """Everybody as known on a day, a version in the lake. `open` refuses what could be misread."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The table in a folder. Raises NoSnapshot, TableBroken, UnknownColumn."""
        for name in (PERSONS, HOUSEHOLDS):
            if not (folder / name).exists():
                raise NoSnapshot(f"{folder} 里没有 {name}，请先用 ./minzheng screen 建立人口总表")
        table = cls(folder)
        table._refuse_unequal()
        for name, held in ((PERSONS, table.person_file), (HOUSEHOLDS, table.household_file)):
            refuse_unknown(held.schema.to_arrow_schema().names, folder / name)
        return table

    @property
    def version(self) -> str:
        """The name of the version: the day and a number."""
        return self.folder.name

    @cached_property
    def person_file(self) -> pq.FileMetaData:
        """Row groups and columns of the persons."""
        return pq.read_metadata(self.folder / PERSONS)

    @cached_property
    def household_file(self) -> pq.FileMetaData:
        """Row groups and columns of the households."""
        return pq.read_metadata(self.folder / HOUSEHOLDS)

    @property
    def numbers(self) -> range:
        """The numbers of the slices."""
        return range(self.household_file.num_row_groups)

    def slices(self, exprs: Iterable[Expr]) -> Iterator[Population]:
        """Everybody, some tens of thousands at a time, with the columns the formulas read."""
        wanted = columns_of(exprs)
        for number in self.numbers:
            yield self.read(number, wanted).population

    def read(self, number: int, wanted: Collection[str]) -> Slice:
        """A slice with those of the wanted columns that the table has. Raises TableBroken."""
        persons, households = self.decode(number, wanted)
        population = Population.from_sorted(
            persons.drop_columns([PERSON]), households.drop_columns([HOUSEHOLD]), size=SIZE
        )
        return Slice(population, _one(persons[PERSON]), _one(households[HOUSEHOLD]))

    def decode(self, number: int, wanted: Collection[str]) -> tuple[pa.Table, pa.Table]:
        """Persons and households of a slice as Arrow, with their keys."""
        return (
            self._read(PERSONS, self.person_file, number, {PERSON, *wanted}),
            self._read(HOUSEHOLDS, self.household_file, number, {HOUSEHOLD, PLACE, SIZE, *wanted}),
        )

    def _read(
        self, name: str, metadata: pq.FileMetaData, number: int, wanted: Collection[str]
    ) -> pa.Table:
        present = [each for each in metadata.schema.to_arrow_schema().names if each in wanted]
        coded = [PLACE] if PLACE in present else []
        path = self.folder / name
        with pq.ParquetFile(
            path, metadata=metadata, memory_map=True, read_dictionary=coded
        ) as file:
            return file.read_row_group(number, present, use_threads=False)

    def _refuse_unequal(self) -> None:
        groups = self.person_file.num_row_groups, self.household_file.num_row_groups
        if groups[0] != groups[1]:
            raise TableBroken(
                f"{self.folder} 的人表有 {groups[0]} 段，户表有 {groups[1]} 段，对不上；"
                "请删去这个版本，用 ./minzheng screen 重新建立"
            )


def columns_of(exprs: Iterable[Expr]) -> frozenset[str]:
    """Every column that could answer a part of the formulas."""
    return frozenset(name for names in addresses(tuple(exprs)).values() for name in names)


def refuse_unknown(names: Iterable[str], place: Path) -> None:
    """Raise UnknownColumn for a column that nothing declares: a slip would read as “unknown”."""
    catalogue()  # the matters declare the terms, so they come first
    strange = [name for name in names if name not in KEYS and name not in KNOWN_TERMS]
    if not strange:
        return
    near = get_close_matches(strange[0], sorted(KNOWN_TERMS), n=3, cutoff=0.6)
    hint = f"，是不是“{'”“'.join(near)}”" if near else ""
    raise UnknownColumn(
        f"{place} 有 {len(strange)} 列（“{'”“'.join(strange[:5])}”）不是词汇表里的条目{hint}。"
        "请改用词汇表的列名，或者去掉这一列后重新建立人口总表。"
    )


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks()
