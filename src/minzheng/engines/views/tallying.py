"""Counting a view over the population: sums by place and label, slice by slice, kept once made."""

import os
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from minzheng.engines.views.reaching import Places, lies_in
from minzheng.engines.views.smallness import Row, together
from minzheng.engines.views.sorting import Question, Sorted, look, slices_in

MOST_KEPT = 3_000  # slices of views, some 50 kB each; a city of 10 million has some 60 slices
Key = tuple[str, str]  # place, label


@dataclass(frozen=True)
class Tally:
    """A row for each place and label that has anybody; `unknown` by place."""

    cells: Mapping[Key, Row] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)

    def within(self, reached: Places) -> "Tally":
        """What lies in these places."""
        return Tally(
            {key: row for key, row in self.cells.items() if lies_in(reached, key[0])},
            {place: n for place, n in self.unknown.items() if lies_in(reached, place)},
        )

    def of(self, label: str) -> "Tally":
        """Those of one label; whether somebody counts at all is not known of a label."""
        return Tally({key: row for key, row in self.cells.items() if key[1] == label})


def tally(questions: Sequence[Question], reached: Places) -> list[Tally]:
    """Several questions about one table in one pass over the slices of these places."""
    numbers = slices_in(questions[0].table, reached)
    with ThreadPoolExecutor(min(os.cpu_count() or 1, max(len(numbers), 1))) as pool:
        found = list(pool.map(lambda number: _of_slice(questions, number), numbers))
    columns = zip(*found, strict=True) if found else ((),) * len(questions)
    return [_added(parts).within(reached) for parts in columns]


class _Kept:
    """Tallies of slices already made, the oldest going first. A table never changes."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[Question, int], Tally] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Question, number: int) -> Tally | None:
        with self._lock:
            return self._made.get((question, number))

    def keep(self, question: Question, number: int, made: Tally) -> None:
        with self._lock:
            self._made[question, number] = made
            while len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)


_kept = _Kept()


def _of_slice(questions: Sequence[Question], number: int) -> list[Tally]:
    known = [_kept.get(question, number) for question in questions]
    missing = [q for q, made in zip(questions, known, strict=True) if made is None]
    fresh = iter(look(missing, number) if missing else ())
    return [
        _made(question, number, next(fresh)) if made is None else made
        for question, made in zip(questions, known, strict=True)
    ]


def _made(question: Question, number: int, found: Sorted) -> Tally:
    made = _tallied(found)
    _kept.keep(question, number, made)
    return made


def _tallied(found: Sorted) -> Tally:
    width = len(found.labels)
    cell = found.place[found.chosen].astype(np.int64) * width + found.label
    counts = np.bincount(cell, minlength=len(found.places) * width)
    money, unsettled = _money(found, cell, len(counts))
    cells = {}
    for at in np.flatnonzero(counts).tolist():
        key = found.places[at // width], found.labels[at % width]
        paid = None if found.money is None else int(money[at])
        cells[key] = Row(key[0], int(counts[at]), paid, 0, int(unsettled[at]))
    gaps = np.bincount(found.place[found.doubted], minlength=len(found.places))
    return Tally(cells, {found.places[at]: int(gaps[at]) for at in np.flatnonzero(gaps)})


def _money(found: Sorted, cell: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Sums in whole fen by cell, and how many amounts are not known."""
    sums, gaps = np.zeros(size, np.int64), np.zeros(size, np.int64)
    if found.money is not None:
        known = np.where(found.money.unknown, 0, found.money.values).astype(np.int64)
        np.add.at(sums, cell, known)
        np.add.at(gaps, cell, found.money.unknown.astype(np.int64))
    return sums, gaps


def _added(parts: Iterable[Tally]) -> Tally:
    cells: dict[Key, Row] = {}
    unknown: dict[str, int] = {}
    for part in parts:
        for key, row in part.cells.items():
            cells[key] = together(key[0], (cells[key], row)) if key in cells else row
        for place, count in part.unknown.items():
            unknown[place] = unknown.get(place, 0) + count
    return Tally(cells, unknown)
