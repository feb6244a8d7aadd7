"""Building the population table of a day: registers, facts of cases and the ledger, in one pass."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa

from minzheng.engines.audit import api as audit
from minzheng.engines.screening.columns import arrays, household_columns, person_columns
from minzheng.engines.screening.errors import NoSnapshot
from minzheng.engines.screening.holdings import Ledger, read_ledger
from minzheng.engines.screening.lake import POPULATION, draft, publish, versions
from minzheng.engines.screening.layout import HOUSEHOLD, PERSON, PLACE, SIZE, TableWriter
from minzheng.engines.screening.reading import Home, homes
from minzheng.engines.screening.table import Snapshot
from minzheng.kernel.doer import Doer

TOGETHER = 16_384  # households in a row group when they are read from the registers
COUNTY = 6  # a row group ends with its county: the numbers in force change there


def build(on: date, *, by: Doer) -> Snapshot:
    """Write the population table of a day as a new version; older versions stay."""
    ledger = read_ledger(on)
    with draft(POPULATION) as folder:
        persons, households = _write(folder, ledger, on)
        detail = {"persons": persons, "households": households}

        def tell(version: str) -> None:
            audit.record(by, "build_population", f"population:{version}", detail=detail)

        return Snapshot.open(publish(folder, POPULATION, on, tell))


def snapshot(on: date | None = None) -> Snapshot:
    """The newest version, or the newest of a day. Raises NoSnapshot."""
    found = versions(POPULATION, on)
    if not found:
        day = f" {on} 的" if on else ""
        raise NoSnapshot(f"还没有{day}人口总表，请先运行 ./minzheng screen --on {on or '日期'}")
    return Snapshot.open(found[-1])


def _write(folder: Path, ledger: Ledger, on: date) -> tuple[int, int]:
    persons = households = 0
    with TableWriter(folder) as writer:
        for group in _groups(homes(on)):
            tables = _persons(group, ledger), _households(group, ledger)
            writer.write(*tables)
            persons, households = persons + len(tables[0]), households + len(tables[1])
        if not households:
            writer.write(_persons([], ledger), _households([], ledger))
    return persons, households


def _groups(everybody: Iterable[Home]) -> Iterator[list[Home]]:
    group: list[Home] = []
    for home in everybody:
        county = home.division[:COUNTY]
        if group and (len(group) == TOGETHER or county != group[0].division[:COUNTY]):
            yield group
            group = []
        group.append(home)
    if group:
        yield group


def _persons(group: list[Home], ledger: Ledger) -> pa.Table:
    rows = [
        {**ledger.of_person(row["person"], home.number), **row, HOUSEHOLD: home.number}
        for home in group
        for row in home.members
    ]
    keys = {
        PERSON: pa.array([row[PERSON] for row in rows], pa.int64()),
        HOUSEHOLD: pa.array([row[HOUSEHOLD] for row in rows], pa.int64()),
    }
    return pa.table({**keys, **arrays(person_columns(), rows)})


def _households(group: list[Home], ledger: Ledger) -> pa.Table:
    rows = [{**ledger.of_household(home.number), **home.facts} for home in group]
    keys = {
        PLACE: pa.array([home.division for home in group], pa.string()),
        HOUSEHOLD: pa.array([home.number for home in group], pa.int64()),
        SIZE: pa.array([len(home.members) for home in group], pa.int32()),
    }
    return pa.table({**keys, **arrays(household_columns(), rows)})
