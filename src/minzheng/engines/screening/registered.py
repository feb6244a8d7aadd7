"""Homes of the registers as tables: their columns, the ledger, what cases state, departments' word.

Work grows with what is known, not with the number of columns: what nobody states costs nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.lake import api as lake
from minzheng.engines.policy.api import HMT
from minzheng.engines.screening.believing import believed, kept, settled
from minzheng.engines.screening.columns import (
    TYPES,
    Columns,
    household_columns,
    person_columns,
    read,
)
from minzheng.engines.screening.departments import Departments
from minzheng.engines.screening.holdings import NOTHING_OF_HOUSEHOLDS, NOTHING_OF_PERSONS, Ledger
from minzheng.engines.screening.layout import HOUSEHOLD, PERSON, PLACE, SIZE
from minzheng.engines.screening.reading import COLUMNS, Home, Member
from minzheng.kernel.units import Kind
from minzheng.registers.people.api import HMT_DOCUMENTS

Values = list[Any]


class Sheet:
    """Columns being filled for so many rows; a column is there once somebody has it."""

    def __init__(self, declared: Columns, rows: int) -> None:
        self._declared, self._rows = declared, rows
        self._values: dict[str, Values] = {}

    def column(self, name: str, values: Sequence[Any]) -> None:
        """A whole column, if some rule reads it."""
        if name in self._declared:
            self._values[name] = list(values)

    def put(self, row: int, stated: Mapping[str, Any]) -> None:
        """What is stated of one row, over what stands there."""
        for name, value in stated.items():
            fact = self._declared.get(name)
            if fact is not None and value is not None:
                self._column(name)[row] = read(fact, value)

    def lay(self, row: int, held: Mapping[str, Any]) -> None:
        """What the ledger has of one row, in the table's own types."""
        for name, value in held.items():
            if name in self._declared:
                self._column(name)[row] = value

    def _column(self, name: str) -> Values:
        if name not in self._values:
            self._values[name] = [None] * self._rows
        return self._values[name]

    def arrays(self) -> dict[str, pa.Array]:
        """Every declared column in its order; what nobody has is null."""
        return {name: self._array(name) for name in self._declared}

    def _array(self, name: str) -> pa.Array:
        fact = self._declared[name]
        if name not in self._values:
            return pa.nulls(self._rows, TYPES[fact.kind])
        column = pa.array(self._values[name], TYPES[fact.kind])
        if fact.kind is not Kind.CODE:
            return column
        known = pa.array(sorted(fact.unit.codes), column.type)
        return pc.if_else(pc.is_in(column, value_set=known), column, pa.scalar(None, column.type))


def persons(group: Sequence[Home], ledger: Ledger, departments: Departments) -> pa.Table:
    """A row a member, in the order of the homes."""
    rows = [member for home in group for member in home.members]
    own = _sheet(group, rows, ledger).arrays()
    said = _said(rows, departments, _may_be_asked(group, ledger, departments))
    keys = {
        PERSON: pa.array([member.person for member in rows], pa.int64()),
        HOUSEHOLD: pa.array([home.number for home in group for _ in home.members], pa.int64()),
    }
    given = {name: said[name] for name in said if name in own}
    columns = {**own, **kept(own), **given, **believed(own, said)}
    return pa.table({**keys, **settled(columns, keys[PERSON], departments.overrules)})


def households(group: Sequence[Home], ledger: Ledger) -> pa.Table:
    """A row a home."""
    sheet = Sheet(household_columns(), len(group))
    for name, value in NOTHING_OF_HOUSEHOLDS.items():
        sheet.column(name, [value] * len(group))
    for row, home in enumerate(group):
        if home.number in ledger.households:
            sheet.lay(row, ledger.of_household(home.number))
        for facts in home.stated:
            sheet.put(row, facts["household"])
    keys = {
        PLACE: pa.array([home.division for home in group], pa.string()),
        HOUSEHOLD: pa.array([home.number for home in group], pa.int64()),
        SIZE: pa.array([len(home.members) for home in group], pa.int32()),
    }
    return pa.table({**keys, **sheet.arrays()})


def _sheet(group: Sequence[Home], rows: Sequence[Member], ledger: Ledger) -> Sheet:
    sheet = Sheet(person_columns(), len(rows))
    for at, name in enumerate(COLUMNS):
        sheet.column(name, [member.values[at] for member in rows])
    documents = [member.values[-1] for member in rows]
    sheet.column(HMT, [True if kind in HMT_DOCUMENTS else None for kind in documents])
    for name, value in NOTHING_OF_PERSONS.items():
        sheet.column(name, [value] * len(rows))
    for row, home, member in _places(group):
        if home.number in ledger.households or member.person in ledger.persons:
            sheet.lay(row, ledger.of_person(member.person, home.number))
    for row, stated in _stated(group):
        sheet.put(row, stated)
    return sheet


def _places(group: Sequence[Home]) -> Iterator[tuple[int, Home, Member]]:
    row = 0
    for home in group:
        for member in home.members:
            yield row, home, member
            row += 1


def _stated(group: Sequence[Home]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What cases tell of members, with the row of each, the older cases first."""
    first = 0
    for home in group:
        places = {member.person: first + at for at, member in enumerate(home.members)}
        told = (row for facts in home.stated for row in facts["members"])
        yield from ((places[row["person"]], row) for row in told if row["person"] in places)
        first += len(home.members)


def _may_be_asked(group: Sequence[Home], ledger: Ledger, departments: Departments) -> np.ndarray:
    """Of whom banks may be asked: who authorised it, and who receives (社会救助法第四十七条)."""
    return np.array(
        [
            member.person in departments.authorised
            or member.person in ledger.persons
            or home.number in ledger.households
            for home in group
            for member in home.members
        ],
        np.bool_,
    )


def _said(
    rows: Sequence[Member], departments: Departments, allowed: np.ndarray
) -> dict[str, pa.Array]:
    """What departments say of them, met by the blind index of their identity numbers."""
    if not departments.sources:
        return {}
    numbers = lake.numbers_of_persons([member.digest or "" for member in rows])
    named = np.array([bool(member.digest) for member in rows], np.bool_)
    return departments.of(numbers, named) | departments.by_consent_of(numbers, allowed & named)
