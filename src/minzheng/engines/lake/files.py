"""The three Parquet files of a version, written slice by slice in the order of its people."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from minzheng.engines.lake import layout
from minzheng.engines.lake.layout import ABOUT, FACTS, GROUP, IDENTITY, PERSON, ROW, ROWS
from minzheng.engines.lake.person_facts import facts_of, facts_schema
from minzheng.engines.lake.sealed_file import new_salt, sealed_writer
from minzheng.kernel.feed import Feed

TOGETHER = 16 * GROUP  # rows of a slice: bounds the memory beside the table itself
NOBODY = np.iinfo(np.int64).max  # rows that are nobody's stand last


@dataclass(frozen=True)
class Written:
    """What was written: the counts and digest for the catalogue."""

    rows: int
    linked: int
    people: int
    bytes: int
    digest: str


def write_files(feed: type[Feed], rows: pa.Table, folder: Path, day: date) -> Written:
    """Write rows.parquet, identity.parquet and facts.parquet of rows in any order."""
    salt = new_salt()
    people = 0
    with ExitStack() as stack:
        files = _files(feed, folder, salt)
        for file in files:
            stack.enter_context(file)
        for part in _slices(rows):
            for file in files[:2]:
                file.write_table(part.select(file.schema.names), row_group_size=GROUP)
            facts = facts_of(feed, _linked(part), day)
            files[2].write_table(facts, row_group_size=GROUP)
            people += len(facts)
    linked = len(rows) - rows[PERSON].null_count
    sizes = sum((folder / name).stat().st_size for name in (ROWS, IDENTITY, FACTS))
    written = Written(len(rows), linked, people, sizes, digest_of(folder))
    _tell_about(feed, folder, salt, {**asdict(written), "day": day.isoformat()})
    return written


def digest_of(folder: Path) -> str:
    """One SHA-256 over those of the files that are there."""
    whole = hashlib.sha256()
    for name in (ROWS, IDENTITY, FACTS):
        if (folder / name).exists():
            with (folder / name).open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def about(folder: Path) -> Mapping[str, Any]:
    """What version.json says."""
    found: Mapping[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    return found


def _files(feed: type[Feed], folder: Path, salt: str) -> tuple[pq.ParquetWriter, ...]:
    rows = layout.schema_of({**layout.own_columns(), **layout.open_columns(feed)})
    keys = {name: layout.own_columns()[name] for name in (PERSON, ROW)}
    identity = layout.schema_of({**keys, **layout.sealed_columns(feed)})
    return (
        layout.writer(folder / ROWS, rows),
        sealed_writer(folder / IDENTITY, identity, salt),
        layout.writer(folder / FACTS, facts_schema(feed)),
    )


def _slices(rows: pa.Table) -> Iterator[pa.Table]:
    """The rows sorted by person, cut between two persons."""
    persons = pc.fill_null(rows[PERSON], NOBODY).to_numpy()
    order = np.argsort(persons, kind="stable")
    ordered = persons[order]
    start = 0
    while start < len(order):
        end = min(start + TOGETHER, len(order))
        if end < len(order) and ordered[end] != NOBODY:
            end = int(np.searchsorted(ordered, ordered[end - 1], side="right"))
        yield rows.take(pa.array(order[start:end]))
        start = end


def _linked(part: pa.Table) -> pa.Table:
    return part.filter(pc.is_valid(part[PERSON])) if part[PERSON].null_count else part


def _tell_about(feed: type[Feed], folder: Path, salt: str, found: Mapping[str, Any]) -> None:
    roles = {each.role.name: each.term.column for each in feed.columns if each.role is not None}
    told = {"feed": feed.name(), "title": feed.title, **found, "roles": roles, "salt": salt}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / ABOUT).write_text(text, encoding="utf-8")
