"""A column of text becomes a column of values; what cannot be read is told by place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

EMPTY = pa.array(["", "-", "—", "NULL", "null", "\\N", "#N/A", "None", "待核实"])
MOST_REMEMBERED = 200_000  # different texts of one column
Place = np.ndarray
Reader = Callable[[str], Any]


@dataclass
class Parsed:
    """`values` typed and null where nothing is known; `problems`: rule → places in the batch."""

    text: pa.Array
    values: pa.Array
    problems: dict[str, Place] = field(default_factory=dict)

    def tell(self, rule: str, wrong: np.ndarray) -> None:
        """Note a rule for every True; the values there no longer count."""
        places = np.flatnonzero(wrong)
        if len(places):
            known = self.problems.get(rule, np.array([], np.int64))
            self.problems[rule] = np.concatenate([known, places])


def clean(text: pa.Array) -> pa.Array:
    """Spaces around it gone (the wide ones too); null where nothing is said."""
    trimmed = pc.utf8_trim_whitespace(text)
    return pc.if_else(pc.is_in(trimmed, value_set=EMPTY), None, trimmed)


def flags(array: pa.Array) -> np.ndarray:
    """A column of yes and no as NumPy; null is no."""
    return np.asarray(pc.fill_null(array, False).to_numpy(zero_copy_only=False), dtype=bool)


def matches(text: pa.Array, pattern: str) -> pa.Array:
    """Which texts have a form; null is no."""
    return pc.fill_null(pc.match_substring_regex(text, pattern), False)


class Memory:
    """Reads each different text once: a million rows have few different days and codes.

    `read` gives the value or raises ValueError.
    """

    def __init__(self, read: Reader, kind: pa.DataType) -> None:
        self._read, self._kind = read, kind
        self._known: dict[str, Any] = {}

    def column(self, text: pa.Array) -> tuple[pa.Array, np.ndarray]:
        """The values, and where a text could not be read."""
        coded = text.dictionary_encode()
        found = [self._value(each) for each in coded.dictionary.to_pylist()]
        values = pa.array([value for value, _ in found], self._kind)
        wrong = np.array([*(bad for _, bad in found), False])
        index = pc.fill_null(coded.indices, len(found)).to_numpy()
        return values.take(coded.indices), wrong[index]

    def _value(self, text: str) -> tuple[Any, bool]:
        known = self._known.get(text)
        if known is None:
            known = self._tried(text)
            if len(self._known) < MOST_REMEMBERED:
                self._known[text] = known
        return known

    def _tried(self, text: str) -> tuple[Any, bool]:
        try:
            return self._read(text), False
        except ValueError:
            return None, True
