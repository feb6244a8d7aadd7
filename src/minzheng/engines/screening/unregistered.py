"""Those whom only the lake knows, as pieces of the population table: array work, no Python per row.

A person's number here is her number in the lake, below 0; see residents.py for households.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from minzheng.engines.lake import api as lake
from minzheng.engines.screening.believing import believed, settled
from minzheng.engines.screening.columns import Columns, household_columns, person_columns
from minzheng.engines.screening.departments import Departments, relations
from minzheng.engines.screening.holdings import NOTHING_OF_HOUSEHOLDS, NOTHING_OF_PERSONS
from minzheng.engines.screening.layout import (
    HOUSEHOLD,
    PERSON,
    PLACE,
    SIZE,
    TableWriter,
    marked,
)
from minzheng.engines.screening.residents import Residents, Roll, read_roll
from minzheng.registers.people.api import Person

RESIDENTS, ROWS = "residents", "rows.parquet"
PIECE = 65_536  # households in a file: one thread's share at a time


@dataclass(frozen=True, eq=False)
class Everyone:
    """The resident register of the day, with the order of members in a household."""

    roll: Roll | None
    relations: np.ndarray

    @property
    def unlinked(self) -> int:
        """Rows of the register of which nobody can say whose they are."""
        return self.roll.unlinked if self.roll else 0

    def pieces(self) -> Iterator[Residents]:
        """Some tens of thousands of households at a time, none cut, never two counties in one."""
        if self.roll is None:
            return
        for county in self.roll.counties(self.relations):
            for first in range(0, len(county.sizes), PIECE):
                yield county.piece(first, first + PIECE)


def read_everyone(on: date, departments: Departments) -> Everyone:
    """Whoever is in the newest resident register as of a day and not in our registers."""
    version = lake.current(on).get(RESIDENTS)
    if version is None:
        return Everyone(None, np.zeros(1, np.uint8))
    most = lake.how_many()
    roll = read_roll(version.folder / ROWS, _registered(most))
    return Everyone(roll, relations(departments, most))


def write_piece(
    folder: Path, number: int, residents: Residents, departments: Departments
) -> tuple[int, int]:
    """Write one pair of files; gives how many persons and households."""
    people = residents.people
    persons = {
        PERSON: pa.array(-people),
        HOUSEHOLD: pa.array(np.repeat(residents.households, residents.sizes)),
        **_facts(people, departments),
    }
    homes = {
        PLACE: residents.places.cast(pa.string()),
        HOUSEHOLD: pa.array(residents.households),
        SIZE: pa.array(residents.sizes),
    }
    with TableWriter(folder, number) as writer:
        writer.write(
            marked(pa.table(persons), _same(NOTHING_OF_PERSONS, person_columns())),
            marked(pa.table(homes), _same(NOTHING_OF_HOUSEHOLDS, household_columns())),
        )
    return len(people), len(residents.sizes)


def _facts(people: np.ndarray, departments: Departments) -> dict[str, pa.Array]:
    """What departments say, as theirs and as what is believed; what nobody knows is left out."""
    said = departments.of(people)
    wanted = person_columns()
    given = {name: said[name] for name in said if name in wanted}
    found = settled(given | believed({}, said), pa.array(-people), departments.overrules)
    return {name: column for name, column in found.items() if column.null_count < len(column)}


def _same(held: Mapping[str, int | bool], declared: Columns) -> dict[str, int | bool]:
    """Nobody outside the registers holds anything of ours."""
    return {name: value for name, value in held.items() if name in declared}


def _registered(most: int) -> np.ndarray:
    """One bool for each person number: whether our registers have her."""
    indexes = Person.objects.exclude(id_index=None).values_list("id_index", flat=True)
    numbers = lake.numbers_of_persons(list(indexes.iterator(chunk_size=10_000)))
    known = np.zeros(most + 1, np.bool_)
    known[numbers] = True
    known[0] = True
    return known
