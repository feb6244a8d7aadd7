"""Findings, row by row as far as a report can use them, and counted without end."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.exchange.checking.rules import NAMES, PLACES
from minzheng.engines.exchange.limits import MOST_KEPT

SCHEMA = pa.schema(
    [("row", pa.int32()), ("place", pa.int16()), ("rule", pa.int8()), ("refused", pa.bool_()),
     ("value", pa.string())]
)  # fmt: skip
WHOLE_ROW = -1


@dataclass(frozen=True)
class Found:
    """Rows of one batch that break one rule in one column (place -1: in the row as a whole)."""

    rule: str
    place: int
    rows: np.ndarray
    refused: np.ndarray
    values: tuple[str, ...] = ()


class Findings:
    """Collects what is found; `kept` of each rule and column at most MOST_KEPT."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[int, str, bool]] = Counter()
        self._kept: Counter[tuple[int, str]] = Counter()
        self._tables: list[pa.Table] = []

    def room(self, place: int, rule: str) -> int:
        """How many of these are still kept one by one."""
        return MOST_KEPT - self._kept[place, rule]

    def add(self, found: Found) -> None:
        """Count all, keep the first ones."""
        refused = int(found.refused.sum())
        for flag, count in ((True, refused), (False, len(found.rows) - refused)):
            if count:
                self.counts[found.place, found.rule, flag] += count
        keep = min(len(found.rows), self.room(found.place, found.rule))
        if keep > 0:
            self._kept[found.place, found.rule] += keep
            self._tables.append(_table(found, keep))

    def save(self, path: Path) -> None:
        """In the order of the file."""
        whole = pa.concat_tables(self._tables) if self._tables else SCHEMA.empty_table()
        pq.write_table(whole.sort_by([("row", "ascending"), ("place", "ascending")]), path)

    def told(self, headers: Mapping[int, str]) -> list[dict[str, object]]:
        """Counts by column and rule, the most frequent first."""
        return [
            {"place": place, "header": headers.get(place, ""), "rule": rule, "refused": refused,
             "count": count, "kept": self._kept[place, rule]}
            for (place, rule, refused), count in self.counts.most_common()
        ]  # fmt: skip


def _table(found: Found, keep: int) -> pa.Table:
    values = list(found.values[:keep]) or [""] * keep
    return pa.table(
        [
            pa.array(found.rows[:keep], pa.int32()),
            pa.array(np.full(keep, found.place), pa.int16()),
            pa.array(np.full(keep, PLACES[found.rule]), pa.int8()),
            pa.array(found.refused[:keep]),
            pa.array(values, pa.string()),
        ],
        schema=SCHEMA,
    )


@dataclass(frozen=True)
class Line:
    """One finding of a report."""

    row: int
    place: int
    rule: str
    refused: bool
    value: str


def lines_of(path: Path, *, rule: str = "", place: int | None = None) -> Iterable[Line]:
    """The kept findings in the order of the file, narrowed to a rule or a column."""
    filters = []
    if rule in PLACES:
        filters.append(("rule", "=", PLACES[rule]))
    if place is not None:
        filters.append(("place", "=", place))
    table = pq.read_table(path, filters=filters or None)
    for batch in table.to_batches(max_chunksize=4096):
        columns = [column.to_pylist() for column in batch.columns]
        for row, column, code, refused, value in zip(*columns, strict=True):
            yield Line(row, column, NAMES[code], refused, value)
