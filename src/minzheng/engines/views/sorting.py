"""One slice of the population looked at by one view: who counts, under which label, where.

Counts and lists both come from here, so a total and the rows behind it cannot differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from minzheng.engines.screening.api import Pass, Slice, Snapshot
from minzheng.engines.views.definition import View
from minzheng.engines.views.grouping import Grouping
from minzheng.engines.views.reaching import Places, lies_in
from minzheng.engines.views.versions import day_of
from minzheng.kernel.divisions import NATION, subtree_range
from minzheng.kernel.expr import Expr
from minzheng.kernel.many import Column, many
from minzheng.kernel.params import ParamBook

LAKE_HOUSEHOLD = -(1 << 40)  # below it: a household that only departments' data know
PLACE = "division_code"
COUNTS, MONEY = "counts", "money"


@dataclass(frozen=True)
class Question:
    """A view asked of one table, sorted one way; equal where the answer must be."""

    view: View
    grouping: Grouping
    folder: str
    on: date
    numbers: tuple[Any, ...]
    table: Snapshot = field(compare=False)
    params: ParamBook = field(compare=False)

    @classmethod
    def of(cls, view: View, grouping: Grouping, table: Snapshot, params: ParamBook) -> "Question":
        """The question on the table's own day."""
        exprs = _exprs(view, grouping).values()
        read = {param for expr in exprs for param in expr.needs().params}
        keys = sorted(param.key for param in read)
        numbers = tuple(params.info(key).history for key in keys)
        folder = str(table.folder)
        return cls(view, grouping, folder, day_of(table), numbers, table=table, params=params)

    @cached_property
    def exprs(self) -> Mapping[str, Expr]:
        """What is computed, by name."""
        return _exprs(self.view, self.grouping)


@dataclass(frozen=True)
class Sorted:
    """The subjects of a slice in the table's order, `place` a position in `places`.

    `chosen` and `doubted` are the rows of those who count and of those of whom it cannot be told;
    `label` (a position in `labels`) and `money` stand beside `chosen`.
    """

    subjects: np.ndarray
    places: tuple[str, ...]
    place: np.ndarray
    chosen: np.ndarray
    doubted: np.ndarray
    labels: tuple[str, ...]
    label: np.ndarray
    money: Column | None = None

    def inside(self, reached: Places) -> np.ndarray:
        """Which of the subjects live in the places reached."""
        known = np.array([lies_in(reached, code) for code in self.places], np.bool_)
        there: np.ndarray = known[self.place]
        return there


def look(questions: Sequence[Question], number: int) -> list[Sorted]:
    """A slice as several questions about one table see it, read and computed once."""
    first = questions[0]
    named = {
        f"{place}:{name}": expr
        for place, question in enumerate(questions)
        for name, expr in question.exprs.items()
    }
    asked = Pass(named, first.on, first.params)
    part = first.table.read(number, asked.columns)
    found = many(named, part.population, on=first.on, params=first.params, threads=1)
    return [
        _sorted(question, part, _own(found, f"{place}:"))
        for place, question in enumerate(questions)
    ]


def slices_in(table: Snapshot, reached: Places) -> list[int]:
    """The slices that may hold somebody of these places; the others need not be read."""
    wanted = [subtree_range(place) for place in reached]
    return [
        number
        for number, (lowest, highest) in enumerate(_spans(table))
        if any(lowest <= last and first <= highest for first, last in wanted)
    ]


def _spans(table: Snapshot) -> Iterator[tuple[str, str]]:
    """The first and last division of each slice, by what the files say of themselves."""
    for _, households in table.files:
        column = households.schema.names.index(PLACE)
        for group in range(households.metadata.num_row_groups):
            told = households.metadata.row_group(group).column(column).statistics
            known = told is not None and told.has_min_max
            yield (told.min, told.max) if known else subtree_range(NATION)


def _exprs(view: View, grouping: Grouping) -> Mapping[str, Expr]:
    money = {} if view.money is None else {MONEY: view.money}
    return {COUNTS: view.counts, **money, **grouping.exprs()}


def _own(found: Mapping[str, Column], prefix: str) -> Mapping[str, Column]:
    return {name.removeprefix(prefix): c for name, c in found.items() if name.startswith(prefix)}


def _sorted(question: Question, part: Slice, found: Mapping[str, Column]) -> Sorted:
    view, counted = question.view, found[COUNTS]
    ids = part.persons if view.personal else part.households
    subjects = ids.to_numpy(zero_copy_only=False)
    among = _among(view, subjects)
    chosen = np.flatnonzero(counted.values & ~counted.unknown & among)
    beside = {name: _taken(column, chosen) for name, column in found.items() if name != COUNTS}
    labels, label = question.grouping.sort(beside, subjects[chosen])
    places, place = part.population.distinct_places
    if view.personal:
        place = np.repeat(place, np.diff(part.population.offsets))
    return Sorted(
        subjects=subjects,
        places=places,
        place=place,
        chosen=chosen,
        doubted=np.flatnonzero(counted.unknown & among),
        labels=labels,
        label=label,
        money=beside.get(MONEY),
    )


def _taken(column: Column, rows: np.ndarray) -> Column:
    return Column(column.values[rows], column.unknown[rows])


def _among(view: View, subjects: np.ndarray) -> np.ndarray:
    if not view.unregistered:
        return np.ones(len(subjects), np.bool_)
    only: np.ndarray = subjects < (0 if view.personal else LAKE_HOUSEHOLD)
    return only
