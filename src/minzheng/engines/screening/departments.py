"""What departments say of everybody on a day, gathered by the dense person number: no joins."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from minzheng.engines.consent.api import standing
from minzheng.engines.lake import api as lake
from minzheng.engines.screening.columns import TYPES, person_columns
from minzheng.engines.sources.api import Overrules, overrules
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed, feed_named, precedences

PERSON = "person"
LAST = 255  # the relation of somebody whose relation nobody stated


@dataclass(frozen=True, eq=False)
class Source:
    """One feed's facts of the day; `rows[n]` is the row of person n, -1 where she has none."""

    facts: Mapping[str, pa.Array]
    rows: np.ndarray
    otherwise: Mapping[str, Any]
    by_consent: bool = False

    def of(self, people: np.ndarray, named: np.ndarray | None) -> dict[str, pa.Array]:
        """Its facts about these persons. `named`: of whom an identity number is known, so that
        a complete register without her says that there is none."""
        rows = self.rows[np.where(people < len(self.rows), people, 0)]
        missing = rows < 0
        if not missing.any():
            return {name: column.take(pa.array(rows)) for name, column in self.facts.items()}
        index = pa.array(rows, mask=missing)
        unlisted = pa.array(missing if named is None else missing & named)
        return {
            name: _filled(column.take(index), unlisted, self.otherwise[name])
            for name, column in self.facts.items()
        }


@dataclass(frozen=True, eq=False)
class Departments:
    """All feeds in their newest versions as of a day, and what officers settled against them."""

    versions: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    overrules: Overrules = field(default_factory=lambda: Overrules({}, {}))
    authorised: frozenset[int] = frozenset()  # persons of the registers who allow a check

    def of(self, people: np.ndarray, named: np.ndarray | None = None) -> dict[str, pa.Array]:
        """What everybody's data say of persons by their number in the lake (0: none): every fact
        that some rule reads, but nothing that only who authorised it may be looked up in."""
        found: dict[str, pa.Array] = {}
        for source in self.sources.values():
            if not source.by_consent:
                found |= source.of(people, named)
        return found

    def by_consent_of(self, people: np.ndarray, allowed: np.ndarray) -> dict[str, pa.Array]:
        """The rest, of those alone of whom it may be read; unknown of the others."""
        asked, hidden = np.where(allowed, people, 0), pa.array(~allowed)
        found: dict[str, pa.Array] = {}
        for source in self.sources.values():
            if source.by_consent:
                found |= source.of(asked, allowed)
        return {name: _hidden(column, hidden) for name, column in found.items()}


def read_departments(on: date) -> Departments:
    """The newest versions as of a day, with the facts that rules and precedences read."""
    current, joined, wanted = lake.current(on), lake.overlay(on), wanted_facts()
    read = {
        name: facts
        for name in sorted(current)
        if (facts := [fact for fact in feed_named(name).gives if fact.column in wanted])
    }

    def one(name: str) -> Source:
        names = [PERSON, *(fact.column for fact in read[name])]
        table = lake.facts_of_version(current[name], names, joined)
        return _source(feed_named(name), read[name], table)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sources = dict(zip(read, pool.map(one, read), strict=True))
    versions = {name: current[name].name for name in sorted(current)}
    return Departments(versions, sources, overrules(on), standing(on))


def wanted_facts() -> frozenset[str]:
    """The departments' columns that a rule reads, or that decide who is believed in one."""
    read = person_columns()
    asked = (each for each in precedences().values() if each.fact.column in read)
    return frozenset((*read, *(fact.column for each in asked for fact in each.sources)))


def _source(feed: type[Feed], facts: Iterable[Fact], table: pa.Table) -> Source:
    chosen = {fact.column: fact for fact in facts}
    people = table[PERSON].to_numpy()
    rows = np.full(int(people.max(initial=0)) + 1, -1, np.int32)
    rows[people] = np.arange(len(people), dtype=np.int32)
    rows[0] = -1
    empty = {fact.column: value for fact, value in feed.without_rows().items()}
    columns = {
        name: table[name].combine_chunks().cast(TYPES[fact.kind]) for name, fact in chosen.items()
    }
    return Source(columns, rows, {name: empty[name] for name in chosen}, feed.by_consent)


def _hidden(column: pa.Array, where: pa.Array) -> pa.Array:
    return pa.compute.if_else(where, pa.scalar(None, column.type), column)


def _filled(column: pa.Array, where: pa.Array, value: Any) -> pa.Array:
    if value is None:
        return column
    return pa.compute.if_else(where, pa.scalar(value, column.type), column)


def relations(departments: Departments, known: int) -> np.ndarray:
    """One byte for each person number up to `known`: the registered relation to the head."""
    result = np.full(known + 1, LAST, np.uint8)
    source = departments.sources.get("residents")
    if source is None or "dep_relation" not in source.facts:
        return result
    people = np.flatnonzero(source.rows >= 0)
    people = people[people <= known]
    stated = source.facts["dep_relation"].fill_null(LAST).take(pa.array(source.rows[people]))
    result[people] = stated.to_numpy(zero_copy_only=False).astype(np.uint8)
    return result
