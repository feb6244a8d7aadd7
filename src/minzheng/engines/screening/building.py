"""Building the population table of a day: registers, cases and ledger, and the departments' data.

Those whom the registers know come first; then, piece by piece, everybody else in the resident
register. Which versions of which data were used stands in the table's own description.
"""

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from minzheng.engines.audit import api as audit
from minzheng.engines.lake.api import current, draft, folders, publish
from minzheng.engines.screening.columns import household_columns, person_columns
from minzheng.engines.screening.departments import Departments, read_departments
from minzheng.engines.screening.errors import NoSnapshot
from minzheng.engines.screening.holdings import Ledger, read_ledger
from minzheng.engines.screening.layout import ABOUT, POPULATION, TableWriter
from minzheng.engines.screening.reading import Home, homes
from minzheng.engines.screening.registered import households, persons
from minzheng.engines.screening.table import Snapshot
from minzheng.engines.screening.trail import stamp
from minzheng.engines.screening.unregistered import Everyone, read_everyone, write_piece
from minzheng.kernel.doer import Doer

TOGETHER = 16_384  # households in a row group when they are read from the registers
COUNTY = 6  # a row group ends with its county: the numbers in force change there


@dataclass(frozen=True)
class _Counted:
    persons: int = 0
    households: int = 0

    def __add__(self, other: "_Counted") -> "_Counted":
        return _Counted(self.persons + other.persons, self.households + other.households)


def build(on: date, *, by: Doer) -> Snapshot:
    """Write the population table of a day as a new version; older versions stay.

    For a day in the past it is what was known then: the newest data of departments up to that day,
    the registers by their history, cases and payments as recorded by that day.
    """
    mark = stamp()
    ledger, departments = read_ledger(on), read_departments(on)
    with draft(POPULATION) as folder:
        everyone = read_everyone(on, departments)
        # The registers are read row by row, all others as arrays: they do not stand in each
        # other's way. Only this thread speaks to the database.
        with ThreadPoolExecutor(1) as beside:
            written = beside.submit(_unregistered, folder, everyone, departments)
            counted = _registered(folder, ledger, departments, on)
            others = written.result()
        whole = counted + others
        detail = {"persons": whole.persons, "households": whole.households}
        about: dict[str, Any] = {
            **detail, "on": on.isoformat(), "feeds": dict(departments.versions), "trail": mark,
            "columns": columns_mark(), "lake_persons": others.persons,
            "unlinked": everyone.unlinked,
        }  # fmt: skip
        (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")

        def tell(version: str) -> None:
            audit.record(by, "build_population", f"population:{version}", detail=detail)

        return Snapshot.open(publish(folder, POPULATION, on, tell))


def snapshot(on: date | None = None) -> Snapshot:
    """The newest version, or the newest of a day. Raises NoSnapshot."""
    found = folders(POPULATION, on)
    if not found:
        day = f" {on} 的" if on else ""
        raise NoSnapshot(f"还没有{day}人口总表，请先运行 ./minzheng screen --on {on or '日期'}")
    return Snapshot.open(found[-1])


def fresh(on: date, *, by: Doer) -> Snapshot:
    """The table of a day as it must be now: the newest one, or a new one where anything changed.

    Anything: the data of departments, an entry in the trail that may have changed a fact, or the
    columns that the rules read.
    """
    found = folders(POPULATION, on)
    if found:
        table = Snapshot.open(found[-1])
        if _is_fresh(table, on):
            return table
    return build(on, by=by)


def _is_fresh(table: Snapshot, on: date) -> bool:
    feeds = {name: version.name for name, version in current(on).items()}
    now = {"feeds": feeds, "trail": stamp(), "columns": columns_mark()}
    return all(table.about.get(name) == value for name, value in now.items())


def columns_mark() -> str:
    """Which columns the rules of today read, as a digest: a table without them is built again."""
    names = sorted((*person_columns(), *household_columns()))
    return sha256("\n".join(names).encode()).hexdigest()[:16]


def _registered(folder: Path, ledger: Ledger, departments: Departments, on: date) -> _Counted:
    counted = _Counted()
    with TableWriter(folder) as writer:
        for group in _groups(homes(on)):
            counted += _write(writer, group, ledger, departments)
        if not counted.households:
            _write(writer, [], ledger, departments)
    return counted


def _write(
    writer: TableWriter, group: list[Home], ledger: Ledger, departments: Departments
) -> _Counted:
    tables = persons(group, ledger, departments), households(group, ledger)
    writer.write(*tables)
    return _Counted(len(tables[0]), len(tables[1]))


def _unregistered(folder: Path, everyone: Everyone, departments: Departments) -> _Counted:
    """A file a piece, written by as many threads as there are cores; pieces wait for a free one."""

    def one(piece: Any) -> _Counted:
        number, residents = piece
        return _Counted(*write_piece(folder, number, residents, departments))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pieces = enumerate(everyone.pieces(), start=1)
        return sum(pool.map(one, pieces), _Counted())


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
