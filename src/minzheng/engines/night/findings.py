"""What a night found, in the lake: a file for each rule and comparison, and what it rests on.

Folders are versions like all others: lake/alerts/<day>-<nnn>/. A run that finds what the newest one
found writes nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.lake.api import folders
from minzheng.engines.screening.api import Swept

SHELF, ABOUT, UNKNOWN = "alerts", "about.json", "unknown.parquet"
NAME, SUBJECT = "name", "subject"


@dataclass(frozen=True, eq=False)
class Found:
    """Everything one night found: by name of the rule or comparison."""

    by_name: Mapping[str, Swept]
    about: Mapping[str, Any] = field(default_factory=dict)

    def equals(self, other: "Found") -> bool:
        """Whether the same was found of the same, and rests on the same."""
        if self.about != other.about or self.by_name.keys() != other.by_name.keys():
            return False
        return all(_alike(self.by_name[name], other.by_name[name]) for name in self.by_name)


def write_found(found: Found, folder: Path) -> None:
    """The files of a version: each with the subjects, where they are and what is shown of them."""
    files = {name: f"{number:04d}.parquet" for number, name in enumerate(found.by_name)}
    for name, file in files.items():
        table = found.by_name[name].found
        plain = {SUBJECT: "DELTA_BINARY_PACKED"}
        words = [each for each in table.column_names if each != SUBJECT]
        pq.write_table(
            table, folder / file, compression="zstd", use_dictionary=words, column_encoding=plain
        )
    pq.write_table(_unknown(found), folder / UNKNOWN)
    about = {**found.about, "files": files}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")


def read_found(folder: Path) -> Found:
    """A version as it was found."""
    about = read_about(folder)
    unknown = pq.read_table(folder / UNKNOWN)
    names = np.array(unknown[NAME].to_pylist(), dtype=object)
    subjects = unknown[SUBJECT].to_numpy()
    files = about.pop("files")
    by_name = {
        name: Swept(pq.read_table(folder / file), subjects[names == name])
        for name, file in files.items()
    }
    return Found(by_name, about)


def read_about(folder: Path) -> dict[str, Any]:
    """What a version rests on, and which file is whose."""
    about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    return about


def list_of(folder: Path, name: str) -> pa.Table | None:
    """What a version found by one rule or comparison; None when it was not asked."""
    file = read_about(folder)["files"].get(name)
    return pq.read_table(folder / file) if file else None


def newest(on: date) -> Path | None:
    """The newest version of a day."""
    found = folders(SHELF, on)
    return found[-1] if found else None


def night_before(on: date) -> Path | None:
    """The newest version of the last day before this one."""
    earlier = [each for each in folders(SHELF) if each.name[:10] < on.isoformat()]
    return earlier[-1] if earlier else None


def changes(found: Found, before: Path | None) -> dict[str, tuple[int, int, int]]:
    """By name: how many were found, how many of them not the night before, how many no longer."""
    files = read_about(before)["files"] if before else {}
    return {
        name: _change(swept.found, before / files[name] if before and name in files else None)
        for name, swept in found.by_name.items()
    }


def _change(table: pa.Table, before: Path | None) -> tuple[int, int, int]:
    key = table.column_names[0]
    now = table[key].to_numpy()
    then = pq.read_table(before, columns=[key])[key].to_numpy() if before else now[:0]
    same = int(np.isin(now, then).sum())
    return len(now), len(now) - same, len(then) - same


def _unknown(found: Found) -> pa.Table:
    names = [name for name, swept in found.by_name.items() for _ in range(len(swept.unknown))]
    parts = [swept.unknown for swept in found.by_name.values()] or [np.empty(0, np.int64)]
    return pa.table(
        {NAME: pa.array(names, pa.string()), SUBJECT: pa.array(np.concatenate(parts), pa.int64())}
    )


def _alike(one: Swept, other: Swept) -> bool:
    same: bool = one.found.equals(other.found)
    return same and np.array_equal(one.unknown, other.unknown)
