"""What every reader gives: how the file is made, and its rows batch by batch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

ROW = -1  # the fault is the whole row's, not a column's


@dataclass(frozen=True)
class Fault:
    """Something the reader itself saw: the file's row, the place of the column, rule, value."""

    row: int
    place: int
    rule: str
    value: str = ""


@dataclass(frozen=True)
class Batch:
    """Some rows: the number each has in the file, and the text of each matched column.

    `values` are by place of the column in the file. `done` counts bytes or rows, as `total` does.
    """

    rows: np.ndarray
    values: Mapping[int, pa.Array]
    faults: tuple[Fault, ...] = ()
    done: int = 0


@dataclass(frozen=True)
class Reading:
    """An opened file. `total` says how much `done` will be at the end; 0 when nobody knows."""

    form: Mapping[str, Any]
    headers: tuple[str, ...]
    batches: Iterator[Batch]
    total: int = 0
    notes: tuple[str, ...] = field(default_factory=tuple)


def text_array(values: list[str | None]) -> pa.Array:
    """A column of text."""
    return pa.array(values, pa.string())
