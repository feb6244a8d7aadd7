"""The population table of one version: a row per household, a row per person, in one order.

Row group i of a file of persons holds the persons of row group i of the households beside it, so a
slice of the city is read without a join and no household is ever cut.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.screening.errors import NoSnapshot, TableBroken, UnknownColumn
from minzheng.engines.screening.holding import Known
from minzheng.engines.screening.layout import (
    ABOUT,
    HOUSEHOLD,
    KEYS,
    PERSON,
    PERSONS,
    PLACE,
    SIZE,
    pairs,
    same_in,
)
from minzheng.kernel.expr import KNOWN_TERMS, Expr
from minzheng.kernel.formula import addresses
from minzheng.kernel.matter import catalogue
from minzheng.kernel.population import Columns, Population


@dataclass(frozen=True)
class Slice:
    """Some households with all their persons: the columns asked for, and whose they are."""

    population: Population
    persons: pa.Array
    households: pa.Array


@dataclass(frozen=True, eq=False)
class File:
    """One Parquet file with what is known of it without reading it."""

    path: Path
    metadata: pq.FileMetaData
    schema: pa.Schema
    same: Mapping[str, int | bool]

    @classmethod
    def of(cls, path: Path) -> Self:
        """The file at a path."""
        metadata = pq.read_metadata(path)
        schema = metadata.schema.to_arrow_schema()
        return cls(path, metadata, schema, same_in(schema))

    @property
    def columns(self) -> frozenset[str]:
        """What is known of somebody in it."""
        return frozenset((*self.schema.names, *self.same))

    @property
    def signature(self) -> tuple[object, ...]:
        """The same for files that know the same."""
        return self.columns, *sorted(self.same.items())

    def group(self, number: int, wanted: Collection[str]) -> pa.Table:
        """One row group, those of the wanted columns that lie in it."""
        present = [each for each in self.schema.names if each in wanted]
        coded = [PLACE] if PLACE in present else []
        with pq.ParquetFile(
            self.path, metadata=self.metadata, memory_map=True, read_dictionary=coded
        ) as file:
            return file.read_row_group(number, present, use_threads=False)

    def alike(self, wanted: Collection[str]) -> Columns:
        """Those of the wanted columns that hold one value for everybody in it."""
        return {name: np.asarray(self.same[name]) for name in self.same if name in wanted}


@dataclass(frozen=True)
class Snapshot:
    """Everybody as known on a day, a version in the lake. `open` refuses what could be misread."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The table in a folder. Raises NoSnapshot, TableBroken, UnknownColumn."""
        table = cls(folder)
        if not pairs(folder):
            raise NoSnapshot(f"{folder} 里没有 {PERSONS}，请先用 ./minzheng screen 建立人口总表")
        for _, households in pairs(folder):
            if not households.exists():
                raise NoSnapshot(f"{folder} 里没有 {households.name}，请重新建立人口总表")
        for file in (each for both in table.files for each in both):
            refuse_unknown((*file.schema.names, *file.same), file.path)
        table._refuse_unequal()
        return table

    @property
    def version(self) -> str:
        """The name of the version: the day and a number."""
        return self.folder.name

    @cached_property
    def about(self) -> Mapping[str, Any]:
        """What it was built from: the day, the feeds' versions, the last entry in the trail."""
        path = self.folder / ABOUT
        found: Mapping[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return found

    @cached_property
    def files(self) -> tuple[tuple[File, File], ...]:
        """Its pairs of files: persons and households."""
        return tuple((File.of(a), File.of(b)) for a, b in pairs(self.folder))

    @property
    def persons(self) -> int:
        """How many persons."""
        return sum(file.metadata.num_rows for file, _ in self.files)

    @property
    def households(self) -> int:
        """How many households."""
        return sum(file.metadata.num_rows for _, file in self.files)

    @cached_property
    def _groups(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            (at, group)
            for at, (_, file) in enumerate(self.files)
            for group in range(file.metadata.num_row_groups)
        )

    @property
    def numbers(self) -> range:
        """The numbers of the slices."""
        return range(len(self._groups))

    def pair_of(self, number: int) -> int:
        """In which pair of files a slice lies: 0 is that of the registers."""
        return self._groups[number][0]

    def known(self, number: int) -> Known:
        """Which columns are known of anybody in a slice."""
        return self._known[self.pair_of(number)]

    @cached_property
    def _known(self) -> tuple[Known, ...]:
        # Files with the same columns share what was thought out of them.
        shared: dict[object, Known] = {}
        return tuple(
            shared.setdefault(
                (a.signature, b.signature), Known(a.columns | b.columns, {**b.same, **a.same})
            )
            for a, b in self.files
        )

    def alike(self, number: int, wanted: Collection[str]) -> tuple[Columns, Columns]:
        """What holds of all persons and of all households in a slice."""
        persons, households = self.files[self.pair_of(number)]
        return persons.alike(wanted), households.alike(wanted)

    def slices(self, exprs: Iterable[Expr]) -> Iterator[Population]:
        """Everybody, some tens of thousands at a time, with the columns the formulas read."""
        wanted = columns_of(exprs)
        for number in self.numbers:
            yield self.read(number, wanted).population

    def read(self, number: int, wanted: Collection[str]) -> Slice:
        """A slice with those of the wanted columns that the table has. Raises TableBroken."""
        persons, households = self.decode(number, wanted)
        return slice_of(persons, households, self.alike(number, wanted))

    def decode(self, number: int, wanted: Collection[str]) -> tuple[pa.Table, pa.Table]:
        """Persons and households of a slice as Arrow, with their keys."""
        at, group = self._groups[number]
        persons, households = self.files[at]
        return (
            persons.group(group, {PERSON, *wanted}),
            households.group(group, {HOUSEHOLD, PLACE, SIZE, *wanted}),
        )

    def _refuse_unequal(self) -> None:
        for persons, households in self.files:
            groups = persons.metadata.num_row_groups, households.metadata.num_row_groups
            if groups[0] != groups[1]:
                raise TableBroken(
                    f"{self.folder} 的人表有 {groups[0]} 段，户表有 {groups[1]} 段，对不上；"
                    "请删去这个版本，用 ./minzheng screen 重新建立"
                )


def slice_of(persons: pa.Table, households: pa.Table, same: tuple[Columns, Columns]) -> Slice:
    """Tables with their keys, and what holds of everybody in them, as a slice."""
    found = Population.from_sorted(
        persons.drop_columns([PERSON]), households.drop_columns([HOUSEHOLD]), size=SIZE
    )
    whole = replace(
        found, persons={**same[0], **found.persons}, households={**same[1], **found.households}
    )
    return Slice(whole, _one(persons[PERSON]), _one(households[HOUSEHOLD]))


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
