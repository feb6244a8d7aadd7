"""A pass that keeps only whom it finds: conditions over everybody, and of those found what to show.

Everybody is read once, in the columns the conditions rest on. What a finding shows is computed for
the households of those found alone.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa

from minzheng.engines.screening.holding import Known, rules_that_can_hold
from minzheng.engines.screening.passing import answer, memory_kept
from minzheng.engines.screening.table import Slice, Snapshot, columns_of, slice_of
from minzheng.kernel.expr import Expr
from minzheng.kernel.many import Column, many
from minzheng.kernel.params import ParamBook

SUBJECT, DIVISION = "subject", "division"
NOBODY = np.empty(0, np.int64)


@dataclass(frozen=True, eq=False)
class Sought:
    """A condition, what to tell of whom it holds, and of whom to tell where it is unknown."""

    holds: Expr
    shown: Mapping[str, Expr] = field(default_factory=dict)
    watched: np.ndarray = field(default_factory=lambda: NOBODY)

    @property
    def personal(self) -> bool:
        """Whether its subjects are persons."""
        return self.holds.entity == "person"


@dataclass(frozen=True, eq=False)
class Swept:
    """Whom a condition holds of: `subject`, `division` and what is shown; unknown is null.

    `unknown`: of those watched whose condition cannot be told.
    """

    found: pa.Table
    unknown: np.ndarray


@dataclass(frozen=True, eq=False)
class Sweep:
    """Everything sought in one pass, on which day, by which numbers."""

    sought: Mapping[str, Sought]
    on: date
    params: ParamBook
    _asked_of: dict[Known, Mapping[str, Expr]] = field(default_factory=dict)

    @cached_property
    def conditions(self) -> Mapping[str, Expr]:
        """The conditions by name."""
        return {name: each.holds for name, each in self.sought.items()}

    def over(self, table: Snapshot, number: int) -> dict[str, Swept]:
        """The findings in one slice."""
        asked = self._asked(table.known(number))
        if not asked:
            return {}
        wanted = columns_of((*asked.values(), *self._told(asked)))
        tables = table.decode(number, wanted)
        same = table.alike(number, wanted)
        part = slice_of(*tables, same)
        found = many(asked, part.population, on=self.on, params=self.params, threads=1)
        places = {name: _places(column) for name, column in found.items()}
        near = _Near.of(tables, same, part, [(self.sought[n].personal, places[n]) for n in asked])
        shown = self._shown(near, [name for name in asked if len(places[name])])
        return {
            name: Swept(
                _table(part, near, places[name], self.sought[name], shown),
                _unknown(part, column, self.sought[name]),
            )
            for name, column in found.items()
        }

    def _asked(self, known: Known) -> Mapping[str, Expr]:
        """The conditions that can hold of anybody there, thought out once."""
        if known not in self._asked_of:
            watched = (name for name, each in self.sought.items() if len(each.watched))
            self._asked_of[known] = rules_that_can_hold(self.conditions, known, watched)
        return self._asked_of[known]

    def _told(self, names: Iterable[str]) -> list[Expr]:
        return [node for name in names for node in self.sought[name].shown.values()]

    def _shown(self, near: "_Near", names: Sequence[str]) -> Mapping[Expr, pa.Array]:
        """What is shown of anybody found, in the rows of the households near."""
        nodes = list(dict.fromkeys(self._told(names)))
        named = {str(at): node for at, node in enumerate(nodes)}
        if not named:
            return {}
        told = many(named, near.part.population, on=self.on, params=self.params, threads=1)
        return {node: answer(told[name]) for name, node in named.items()}


@dataclass(frozen=True, eq=False)
class _Near:
    """The households of those found, with all members, and which rows of the slice they are."""

    part: Slice
    persons: np.ndarray
    households: np.ndarray
    homes: np.ndarray

    @classmethod
    def of(
        cls,
        tables: tuple[pa.Table, pa.Table],
        same: tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]],
        part: Slice,
        found: Iterable[tuple[bool, np.ndarray]],
    ) -> "_Near":
        offsets = part.population.offsets
        chosen = np.zeros(len(part.households), np.bool_)
        home = np.repeat(np.arange(len(chosen)), np.diff(offsets))
        for personal, rows in found:
            chosen[home[rows] if personal else rows] = True
        persons, households = np.flatnonzero(chosen[home]), np.flatnonzero(chosen)
        near = tables[0].take(pa.array(persons)), tables[1].take(pa.array(households))
        return cls(slice_of(*near, same), persons, households, home)

    def at(self, rows: np.ndarray, *, personal: bool, of_person: bool) -> np.ndarray:
        """Where the values of these rows stand: theirs, or those of their households."""
        if personal and of_person:
            return np.searchsorted(self.persons, rows)
        return np.searchsorted(self.households, self.homes[rows] if personal else rows)


def sweep(asked: Sweep, table: Snapshot, *, threads: int | None = None) -> dict[str, Swept]:
    """Whom each condition holds of, in the order of the table. Raises TableBroken."""
    with memory_kept(), ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        parts = list(pool.map(lambda number: asked.over(table, number), table.numbers))
    return {name: _together([part[name] for part in parts if name in part], each)
            for name, each in asked.sought.items()}  # fmt: skip


def _together(parts: Sequence[Swept], sought: Sought) -> Swept:
    if not parts:
        empty = {SUBJECT: pa.array([], pa.int64()), DIVISION: pa.array([], pa.string())}
        return Swept(pa.table(empty), NOBODY)
    tables = [part.found for part in parts if len(part.found)]
    found = pa.concat_tables(tables or [parts[0].found])
    return Swept(found, np.concatenate([part.unknown for part in parts]))


def _places(column: Column) -> np.ndarray:
    return np.flatnonzero(column.values & ~column.unknown)


def _table(
    part: Slice,
    near: _Near,
    rows: np.ndarray,
    sought: Sought,
    shown: Mapping[Expr, pa.Array],
) -> pa.Table:
    personal = sought.personal
    subjects = part.persons if personal else part.households
    codes, index = part.population.distinct_places
    homes = near.homes[rows] if personal else rows
    columns = {
        SUBJECT: subjects.take(pa.array(rows)),
        DIVISION: pa.array(codes, pa.string()).take(pa.array(index[homes])),
    }
    for name, node in sought.shown.items():
        if len(rows):
            at = near.at(rows, personal=personal, of_person=node.entity == "person")
            columns[name] = shown[node].take(pa.array(at))
    return pa.table(columns)


def _unknown(part: Slice, column: Column, sought: Sought) -> np.ndarray:
    if not len(sought.watched):
        return NOBODY
    subjects = (part.persons if sought.personal else part.households).to_numpy()
    rows = np.flatnonzero(column.unknown)
    found: np.ndarray = subjects[rows][np.isin(subjects[rows], sought.watched)]
    return found
