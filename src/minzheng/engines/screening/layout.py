"""How tables lie in the lake: the names of their keys, and how each kind of column is encoded.

A table is one or several pairs of files, persons….parquet beside households….parquet. The first
pair is those whom the registers know, the others those whom only the lake knows.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

PERSONS, HOUSEHOLDS = "persons.parquet", "households.parquet"
ABOUT = "version.json"
POPULATION, SCREENING = "population", "screening"  # the shelves in the lake
PERSON, HOUSEHOLD, PLACE, SIZE = "person", "household", "division_code", "members"
KEYS = frozenset({PERSON, HOUSEHOLD, PLACE, SIZE})
GROUP = 65_536  # households in a row group: one thread's share at a time
SAME = b"minzheng.same"  # in a file's metadata: columns with one value for everybody in it
_KEYED = (PERSON, HOUSEHOLD)
_WIDE = 2  # bytes from which a number has too many values for a dictionary


def pair(number: int) -> tuple[str, str]:
    """The names of the files of a pair; 0 is that of the registers."""
    if not number:
        return PERSONS, HOUSEHOLDS
    return _nth(PERSONS, number), _nth(HOUSEHOLDS, number)


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Every pair of files of a table, that of the registers first."""
    found = sorted(folder.glob("persons*.parquet"), key=lambda path: path.stem)
    return [(path, path.with_name(path.name.replace("persons", "households"))) for path in found]


def _nth(name: str, number: int) -> str:
    return name.replace(".", f"-{number:05d}.")


def marked(table: pa.Table, same: Mapping[str, int | bool]) -> pa.Table:
    """The table, with what holds of everybody in it."""
    return table.replace_schema_metadata({SAME: json.dumps(dict(same))})


def same_in(schema: pa.Schema) -> Mapping[str, int | bool]:
    """What holds of everybody in a file."""
    found: Mapping[str, int | bool] = json.loads((schema.metadata or {}).get(SAME, "{}"))
    return found


class TableWriter:
    """A pair of files, one row group each at a time."""

    def __init__(self, folder: Path, number: int = 0) -> None:
        self.paths = tuple(folder / name for name in pair(number))
        self._files: tuple[pq.ParquetWriter, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()

    def write(self, persons: pa.Table, households: pa.Table) -> None:
        """Households and all their persons, in the same order."""
        tables = persons, households
        if not self._files:
            self._files = tuple(map(_begin, self.paths, tables))
        for file, table in zip(self._files, tables, strict=True):
            file.write_table(table, row_group_size=max(len(table), 1))


def _begin(path: Path, table: pa.Table) -> pq.ParquetWriter:
    """Sums of money by their differences, codes and words by dictionary: quickest to decode."""
    sums = [name for name in _numbers(table) if table[name].type.byte_width > _WIDE]
    days = [name for name in table.column_names if pa.types.is_date32(table[name].type)]
    plain = {*sums, *days}
    return pq.ParquetWriter(
        path,
        table.schema,
        compression="zstd",
        use_dictionary=[name for name in table.column_names if name not in plain],
        column_encoding={name: "DELTA_BINARY_PACKED" for name in plain},
    )


def write_answers(table: pa.Table, path: Path) -> None:
    """One slice's answers. Most amounts are 0, so their bytes by place press to nothing."""
    keys, numbers = _upwards(table), _numbers(table)
    pq.write_table(
        table,
        path,
        compression="zstd",
        use_dictionary=False,
        column_encoding={name: "BYTE_STREAM_SPLIT" for name in numbers} | keys,
        write_statistics=False,
    )


def _upwards(table: pa.Table) -> dict[str, str]:
    """Numbers that run upwards: only their differences are kept."""
    return {name: "DELTA_BINARY_PACKED" for name in table.column_names if name in _KEYED}


def _numbers(table: pa.Table) -> list[str]:
    return [name for name in table.column_names if pa.types.is_integer(table[name].type)]
