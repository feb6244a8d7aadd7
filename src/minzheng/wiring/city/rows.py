"""The rows of one feed before a department writes them down: whose they are, and their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city.chance import BEGIN, Chance
from minzheng.wiring.city.citizens import Citizens
from minzheng.wiring.city.life import Life

Values = Any  # a NumPy or Arrow column, or one value for all rows; NaT and None are empty


@dataclass(frozen=True)
class Scene:
    """The people, what has happened to them, and from which day a file that adds begins."""

    people: Citizens
    life: Life
    chance: Chance
    since: np.datetime64

    @property
    def on(self) -> np.datetime64:
        """The day of the file."""
        return self.life.on

    @property
    def age(self) -> np.ndarray:
        """Years of age on the day."""
        return self.people.age(self.on)

    def new(self, days: np.ndarray) -> np.ndarray:
        """Whose event falls on a day that a file that adds tells of."""
        fresh: np.ndarray = (days > self.since) & (days <= self.on)
        return fresh

    def draw(self, about: str, below: int) -> np.ndarray:
        """A whole number below `below` for each person."""
        return self.chance.whole(about, self.people.who, below)

    def share(self, about: str, share: float) -> np.ndarray:
        """Whether it is so of each person."""
        return self.chance.happens(about, self.people.who, share)

    def ago(self, about: str, first: int, last: int) -> np.ndarray:
        """A day so many days before the city began, for each person."""
        days = first + self.draw(about, last - first)
        back: np.ndarray = BEGIN - days.astype("m8[D]")
        return back


@dataclass(frozen=True)
class Rows:
    """`person`: for each row the place of the person; `values`: the terms' columns."""

    person: np.ndarray
    values: Mapping[str, Values]


Builder = Callable[[Scene], Rows]


def rows_of(chosen: np.ndarray, values: Mapping[str, Values]) -> Rows:
    """A row for each person chosen; values for everybody are narrowed to them."""
    person = np.flatnonzero(chosen)
    return Rows(person, {name: _narrowed(column, person, len(chosen))
                         for name, column in values.items()})  # fmt: skip


def one_after_the_other(parts: list[Rows]) -> Rows:
    """The rows of several parts; what a part does not say is empty."""
    names = dict.fromkeys(name for part in parts for name in part.values)
    columns = {name: _stacked(parts, name) for name in names}
    return Rows(np.concatenate([part.person for part in parts]), columns)


def _stacked(parts: list[Rows], name: str) -> pa.ChunkedArray:
    said = [as_array(part.values.get(name), len(part.person)) for part in parts]
    kind = next((each.type for each in said if each.type != pa.null()), pa.null())
    return pa.chunked_array([each.cast(kind) for each in said], kind)


def as_array(column: Values, size: int) -> pa.Array:
    """A column of values, or one value for all rows, in Arrow; NaT becomes null."""
    if isinstance(column, pa.Array | pa.ChunkedArray):
        return column
    if isinstance(column, np.ndarray) and column.ndim:
        return pa.array(column, from_pandas=True)
    scalar = column.item() if isinstance(column, np.generic) else column
    return pa.nulls(size) if scalar is None else pa.repeat(pa.scalar(scalar), size)


def _narrowed(column: Values, person: np.ndarray, everybody: int) -> Values:
    if isinstance(column, np.ndarray) and len(column) == everybody:
        return column[person]
    if isinstance(column, pa.Array) and len(column) == everybody:
        return column.take(pa.array(person))
    return column


def serial(front: str, numbers: np.ndarray, width: int) -> pa.Array:
    """Numbers of papers, accounts and the like: a front and so many digits."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")
    return pc.binary_join_element_wise(front, digits, "")


def chosen_words(words: tuple[str, ...], places: np.ndarray) -> pa.Array:
    """One of some words for each."""
    return pa.array(words).take(pa.array(places))


def month_before(on: np.datetime64) -> np.datetime64:
    """The first day of the month before, of which departments have the figures."""
    first: np.datetime64 = (on.astype("M8[M]") - np.timedelta64(1, "M")).astype("M8[D]")
    return first
