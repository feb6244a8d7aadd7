"""Tables made by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from minzheng.engines.screening.columns import TYPES, person_columns
from minzheng.engines.screening.layout import TableWriter

MONDAY = date(2026, 11, 2)
VILLAGES = ("440118901001", "440118901002", "990101000001")


def typed(name: str, values: list[Any]) -> pa.Array:
    """A column as the table stores a fact of this name."""
    fact = person_columns().get(name)
    return pa.array(values) if fact is None else pa.array(values, TYPES[fact.kind])


def write_table(folder: Path, sizes: list[list[int]], **columns: list[Any]) -> Path:
    """A table of households of these sizes, a list a row group; columns run through them all."""
    folder.mkdir(parents=True, exist_ok=True)
    person = household = 0
    with TableWriter(folder) as writer:
        for number, group in enumerate(sizes):
            homes = list(range(household, household + len(group)))
            owners = [home for home, size in zip(homes, group, strict=True) for _ in range(size)]
            own = {
                name: typed(name, values[person : person + len(owners)])
                for name, values in columns.items()
            }
            writer.write(
                pa.table(
                    {
                        "person": pa.array(range(person, person + len(owners)), pa.int64()),
                        "household": pa.array(owners, pa.int64()),
                        **own,
                    }
                ),
                pa.table(
                    {
                        "division_code": pa.array([VILLAGES[number % 3]] * len(group)),
                        "household": pa.array(homes, pa.int64()),
                        "members": pa.array(group, pa.int32()),
                    }
                ),
            )
            person, household = person + len(owners), household + len(group)
    return folder
