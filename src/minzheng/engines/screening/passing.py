"""One pass: every question about everybody, slice by slice, from Parquet to the written answer.

A slice is read, computed and written by one thread, and there is a thread a core; so what is in
memory does not grow with the city, and decoding, arithmetic and encoding overlap.
"""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from minzheng.engines.screening.layout import HOUSEHOLD, PERSON, write_answers
from minzheng.engines.screening.table import Slice, Snapshot, columns_of
from minzheng.kernel.expr import Expr, Param
from minzheng.kernel.many import Column, many
from minzheng.kernel.params import NotInForce, ParamBook
from minzheng.kernel.population import Population

Questions = Mapping[str, Expr]


@dataclass(frozen=True)
class Pass:
    """What is asked of everybody, on which day, by which numbers.

    `not_in_force`: what cannot be told somewhere, and which number is missing there.
    """

    questions: Questions
    on: date
    params: ParamBook
    not_in_force: dict[str, str] = field(default_factory=dict)

    @cached_property
    def columns(self) -> frozenset[str]:
        """Every column that could answer a part of the questions."""
        return columns_of(self.questions.values())

    def over(self, part: Slice) -> tuple[pa.Table, pa.Table]:
        """The answers for a slice: persons and households; what is not known is null."""
        self.note_missing(part.population)
        found = many(self.questions, part.population, on=self.on, params=self.params, threads=1)
        persons, households = {PERSON: part.persons}, {HOUSEHOLD: part.households}
        for name, node in self.questions.items():
            table = persons if node.entity == "person" else households
            table[name] = answer(found[name])
        return pa.table(persons), pa.table(households)

    def note_missing(self, population: Population) -> None:
        """Note what nobody can tell where these households live, and for want of which number."""
        places, _ = population.distinct_places
        missing = dict(self._missing(places))
        for name, params in self._params.items():
            lacking = [text for param, text in missing.items() if param in params]
            self.not_in_force.update((name, text) for text in lacking[:1])

    def _missing(self, places: tuple[str, ...]) -> Iterator[tuple[Param, str]]:
        for param in sorted(frozenset().union(*self._params.values()), key=lambda each: each.key):
            try:
                for place in places:
                    self.params.entry_of(param, on=self.on, place=place)
            except NotInForce as missing:
                yield param, str(missing)

    @cached_property
    def _params(self) -> Mapping[str, frozenset[Param]]:
        return {name: node.needs().params for name, node in self.questions.items()}


def answer(column: Column) -> pa.Array:
    """A column as Arrow: null where it is unknown."""
    gaps = column.unknown if column.unknown.any() else None
    return pa.array(column.values, mask=gaps)


def run(asked: Pass, table: Snapshot, into: Path, *, threads: int | None = None) -> None:
    """Write persons/ and households/ into a folder, a file a slice, in the table's order.

    Raises TableBroken.
    """
    for name in ("persons", "households"):
        (into / name).mkdir(parents=True, exist_ok=True)

    def one(number: int) -> None:
        persons, households = asked.over(table.read(number, asked.columns))
        write_answers(persons, into / "persons" / f"{number:05d}.parquet")
        write_answers(households, into / "households" / f"{number:05d}.parquet")

    with memory_kept(), ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for _ in pool.map(one, table.numbers):
            pass


@contextmanager
def memory_kept() -> Iterator[None]:
    """While this lasts Arrow keeps its memory.

    Its own pool hands memory back after every slice, and the pages are faulted in anew.
    """
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(usual)
