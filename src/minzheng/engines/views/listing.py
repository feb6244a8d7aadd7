"""The very persons, households or organisations behind a count, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from minzheng.engines.parameters.api import book
from minzheng.engines.views.catalogue import view_named
from minzheng.engines.views.counting import Asked
from minzheng.engines.views.definition import OrganisationView, ViewRefused
from minzheng.engines.views.grouping import UNKNOWN
from minzheng.engines.views.naming import Member, named, organisation_member
from minzheng.engines.views.reaching import Places, listed_places
from minzheng.engines.views.registered import UNNAMED, standing, tally_organisations
from minzheng.engines.views.sorting import Question, Sorted, look, slices_in
from minzheng.engines.views.subjects import Subject
from minzheng.engines.views.tallying import tally
from minzheng.engines.views.versions import day_of, table_on

PAGE = 50
IN_DOUBT = "in-doubt"  # the label that lists those of whom the view cannot be told


@dataclass(frozen=True)
class Members:
    """A page of those counted. `total` is of the whole list; `after` begins the next page."""

    day: date
    version: str
    scope: Places
    total: int
    members: tuple[Member, ...]
    after: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a page begins: a slice, and a row in it."""

    number: int = 0
    row: int = 0

    @classmethod
    def read(cls, text: str) -> "_Place":
        first, _, second = text.partition(".")
        if not text:
            return cls()
        if not (first.isdecimal() and second.isdecimal()):
            raise ViewRefused(f"“{text}”不是名单里的位置，请从第一页看起")
        return cls(int(first), int(second))

    def __str__(self) -> str:
        return f"{self.number}.{self.row}"


def members(name: str, asked: Asked, *, after: str = "", size: int = PAGE) -> Members:
    """A page of those a view counts where the viewer may read rows, and their number in all.

    The label IN_DOUBT lists those of whom it cannot be told. Who is known only to departments'
    data is named from the sealed part of the lake; that it was opened stands in the trail.
    Raises UnknownView, UnknownGrouping, NoTable, NotAllowed, ViewRefused.
    """
    view = view_named(name)
    scope = listed_places(asked.viewer, view, asked.division)
    if isinstance(view, OrganisationView):
        return _organisations(view, asked, scope, after, size)
    table = table_on(asked.on)
    question = Question.of(view, view.grouping(asked.grouping), table, book())
    found = _from(question, scope, asked.label, _Place.read(after))
    subjects, then = _page(found, size)
    day = day_of(table)
    return Members(
        day, table.version, scope, _total(question, asked.label, scope),
        named(view, subjects, by=asked.viewer, as_of=day), then,
    )  # fmt: skip


def _total(question: Question, label: str, scope: Places) -> int:
    made = tally([question], scope)[0]
    if label == IN_DOUBT:
        return sum(made.unknown.values())
    chosen = made.of(label) if label else made
    return sum(row.count or 0 for row in chosen.cells.values())


def _from(
    question: Question, scope: Places, label: str, begin: _Place
) -> Iterator[tuple[_Place, Subject]]:
    """Everybody on the list from a place on, with where each stands."""
    for number in slices_in(question.table, scope):
        if number < begin.number:
            continue
        found = look([question], number)[0]
        first = begin.row if number == begin.number else 0
        for at in _chosen(found, scope, label).tolist():
            row, subject = _subject(found, at, label)
            if row >= first:
                yield _Place(number, row), subject


def _chosen(found: Sorted, scope: Places, label: str) -> np.ndarray:
    """Positions among those who count, or with IN_DOUBT among those of whom it cannot be told."""
    inside = found.inside(scope)
    if label == IN_DOUBT:
        return np.flatnonzero(inside[found.doubted])
    counted = inside[found.chosen]
    if label:
        numbers = [at for at, each in enumerate(found.labels) if each == label]
        counted &= np.isin(found.label, numbers)
    return np.flatnonzero(counted)


def _subject(found: Sorted, at: int, label: str) -> tuple[int, Subject]:
    rows = found.doubted if label == IN_DOUBT else found.chosen
    row = int(rows[at])
    who, where = int(found.subjects[row]), found.places[found.place[row]]
    if label == IN_DOUBT:
        return row, Subject(who, where, UNKNOWN)
    paid = found.money
    money = None if paid is None or paid.unknown[at] else int(paid.values[at])
    return row, Subject(who, where, found.labels[found.label[at]], money)


def _page(found: Iterator[tuple[_Place, Subject]], size: int) -> tuple[list[Subject], str]:
    """The first so many, and where the next page begins; "" when this is the last."""
    subjects: list[Subject] = []
    for place, subject in found:
        if len(subjects) == size:
            return subjects, str(place)
        subjects.append(subject)
    return subjects, ""


def _organisations(
    view: OrganisationView, asked: Asked, scope: Places, after: str, size: int
) -> Members:
    view.grouping(asked.grouping)
    rows = standing(view, asked.on, scope).order_by("division_code", "pk")
    if asked.label:
        rows = rows.filter(kind="" if asked.label == UNNAMED else asked.label)
    begin = _Place.read(after).row
    page = list(rows[begin : begin + size + 1])
    made = tally_organisations(view, asked.on, scope)
    chosen = made.of(asked.label) if asked.label else made
    then = str(_Place(0, begin + size)) if len(page) > size else ""
    total = sum(row.count or 0 for row in chosen.cells.values())
    shown = tuple(organisation_member(row) for row in page[:size])
    return Members(asked.on, "", scope, total, shown, then)
