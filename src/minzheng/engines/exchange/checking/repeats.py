"""Rows that say the same of the same person: the first good one counts, the others are told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.exchange.checking.batches import Checked
from minzheng.kernel.feed import Feed, Role

BUCKETS = 16
SMALL = 2_000_000  # rows sorted in one go


@dataclass
class Repeats:
    """Remembers, of every row, one number made of the person and the key of the feed."""

    feed: type[Feed]
    _marks: list[np.ndarray] = field(default_factory=list)
    _people: list[np.ndarray] = field(default_factory=list)

    def __enter__(self) -> "Repeats":
        self._database = duckdb.connect()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._database.close()

    def add(self, checked: Checked) -> None:
        """Rows of one batch, in the order of the file."""
        self._marks.append(self._hashed(checked))
        self._people.append(checked.known)

    def later(self, bad: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places of good rows that repeat an earlier good one, and the places of those."""
        marks = np.concatenate(self._marks) if self._marks else np.array([], np.uint64)
        pairs = list(_pairs(marks, np.flatnonzero(~bad)))
        if not pairs:
            return np.array([], np.int64), np.array([], np.int64)
        again = np.concatenate([each[0] for each in pairs])
        first = np.concatenate([each[1] for each in pairs])
        order = np.argsort(again)
        return again[order], first[order]

    def several(self) -> int:
        """How many people stand in more than one row."""
        people = np.concatenate(self._people) if self._people else np.array([], np.int64)
        _, counts = np.unique(people[people > 0], return_counts=True)
        return int((counts > 1).sum())

    def _hashed(self, checked: Checked) -> np.ndarray:
        columns: dict[str, pa.Array] = {"who": pa.array(checked.known)}
        unknown = pa.array(checked.known < 0)
        for role in (Role.ID, Role.NAME):
            column = self.feed.column_of(role)
            if column is not None:
                values = checked.typed.column(column.term.column)
                columns[f"by_{role.name}"] = pc.if_else(unknown, values, None)
        for number, term in enumerate(self.feed.key):
            columns[f"key_{number}"] = checked.typed.column(term.column)
        table = pa.table(columns)
        self._database.register("delivered", table)
        query = f"SELECT hash({', '.join(columns)}) AS mark FROM delivered"  # noqa: S608 our names
        found = self._database.execute(query).fetchnumpy()["mark"]
        return np.asarray(found, np.uint64)


def _pairs(marks: np.ndarray, good: np.ndarray) -> Iterator[Sequence[np.ndarray]]:
    """Later and first places, bucket by bucket, so that a large file is not sorted at once."""
    if len(good) <= SMALL:
        yield _repeated(marks[good], good)
        return
    bucket = (marks[good] >> np.uint64(60)).astype(np.uint8)
    for number in range(BUCKETS):
        part = good[bucket == number]
        yield _repeated(marks[part], part)


def _repeated(marks: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(marks, kind="stable")
    marks, places = marks[order], places[order]
    same = np.concatenate([[False], marks[1:] == marks[:-1]]) if len(marks) else np.array([], bool)
    starts = np.flatnonzero(~same)
    group = np.cumsum(~same) - 1
    return places[same], places[starts][group[same]] if len(starts) else places[same]
