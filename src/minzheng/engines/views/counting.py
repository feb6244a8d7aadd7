"""A view counted for a viewer: by division, by label, in all, and month by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Snapshot
from minzheng.engines.views.catalogue import view_named
from minzheng.engines.views.definition import Declared, OrganisationView, View
from minzheng.engines.views.reaching import Places, counted_places, sees_rows
from minzheng.engines.views.registered import tally_organisations
from minzheng.engines.views.smallness import Row, merged, shy, together
from minzheng.engines.views.sorting import Question
from minzheng.engines.views.tallying import Tally, tally
from minzheng.engines.views.versions import day_of, month_ends, table_on
from minzheng.kernel.divisions import ancestors
from minzheng.kernel.months import Month

MONTHS = 12


@dataclass(frozen=True)
class Asked:
    """Who asks, as of which day, of which division ("" her own), sorted how, of which label."""

    viewer: Viewer
    on: date
    division: str = ""
    grouping: str = ""
    label: str = ""


@dataclass(frozen=True)
class Counted:
    """A view counted: `day` is that of the table, which may be earlier than the day asked for.

    `exact`: the viewer may see the rows here, so small counts are told as they are. `by_label` is
    of the whole scope, the rest of the label asked for.
    """

    view: Declared
    asked: Asked
    day: date
    version: str
    scope: Places
    exact: bool
    total: Row
    by_place: tuple[Row, ...]
    by_label: tuple[Row, ...]


@dataclass(frozen=True)
class Point:
    """The total of a month, as its last table has it."""

    day: date
    total: Row


def count(name: str, asked: Asked) -> Counted:
    """One view counted. Raises UnknownView, UnknownGrouping, NoTable, NotAllowed."""
    return count_several((name,), asked)[0]


def count_several(names: Iterable[str], asked: Asked) -> list[Counted]:
    """Several views, those of the population in one pass. Raises as `count`."""
    found = [view_named(name) for name in names]
    people = [view for view in found if isinstance(view, View)]
    scopes = {view: counted_places(asked.viewer, view, asked.division) for view in found}
    made = _population(people, asked, scopes) if people else {}
    return [
        made[view] if isinstance(view, View) else _organisations(view, asked, scopes[view])
        for view in found
    ]


def series(name: str, asked: Asked, months: int = MONTHS) -> tuple[Point, ...]:
    """The totals at the end of each of the last months, oldest first; months without a table are
    left out. Raises UnknownView, UnknownGrouping, NotAllowed.
    """
    view = view_named(name)
    scope = counted_places(asked.viewer, view, asked.division)
    exact = sees_rows(asked.viewer, view, scope)
    if isinstance(view, OrganisationView):
        ends = _ends(asked.on, months)
        return tuple(
            _point(day, tally_organisations(view, day, scope), asked, exact) for day in ends
        )
    if not asked.label:
        asked = replace(asked, grouping="")  # a total is the same however it is sorted
    tables = month_ends(asked.on, months)
    return tuple(
        _point(day_of(table), _tallies([view], asked, table, scope)[0], asked, exact)
        for table in tables
    )


def _population(
    views: Sequence[View], asked: Asked, scopes: Mapping[Declared, Places]
) -> dict[Declared, Counted]:
    table = table_on(asked.on)
    everywhere = tuple(dict.fromkeys(place for view in views for place in scopes[view]))
    found = _tallies(views, asked, table, everywhere)
    return {
        view: _counted(
            _Basis(view, asked, scopes[view], day_of(table), table.version),
            made.within(scopes[view]),
        )
        for view, made in zip(views, found, strict=True)
    }


def _tallies(views: Sequence[View], asked: Asked, table: Snapshot, places: Places) -> list[Tally]:
    params = book()
    questions = [Question.of(view, view.grouping(asked.grouping), table, params) for view in views]
    return tally(questions, places)


def _organisations(view: OrganisationView, asked: Asked, scope: Places) -> Counted:
    view.grouping(asked.grouping)
    made = tally_organisations(view, asked.on, scope)
    return _counted(_Basis(view, asked, scope, asked.on, ""), made)


@dataclass(frozen=True)
class _Basis:
    view: Declared
    asked: Asked
    scope: Places
    day: date
    version: str


def _counted(basis: _Basis, made: Tally) -> Counted:
    asked, view = basis.asked, basis.view
    exact = sees_rows(asked.viewer, view, basis.scope)
    chosen = made.of(asked.label) if asked.label else made
    places, labels = by_place(chosen, basis.scope), _by_label(view, asked, made)
    return Counted(
        view=view,
        asked=asked,
        day=basis.day,
        version=basis.version,
        scope=basis.scope,
        exact=exact,
        total=_total(chosen, exact=exact),
        by_place=tuple(places) if exact else merged(places),
        by_label=tuple(labels) if exact else merged(labels),
    )


def by_place(made: Tally, scope: Places) -> list[Row]:
    """A row for each division below a single scope, or for each of several scopes."""
    rows: dict[str, list[Row]] = {}
    for (place, _), row in made.cells.items():
        rows.setdefault(_above(place, scope), []).append(row)
    for place, gaps in made.unknown.items():
        rows.setdefault(_above(place, scope), []).append(Row(place, 0, None, gaps))
    return [together(key, rows[key]) for key in sorted(rows)]


def _above(place: str, scope: Places) -> str:
    """The division right below the scope in which a place lies; of several scopes, the one."""
    line = ancestors(place)
    at = next(number for number, code in enumerate(line) if code in scope)
    return line[max(at - 1, 0)] if len(scope) == 1 else line[at]


def _by_label(view: Declared, asked: Asked, made: Tally) -> list[Row]:
    rows: dict[str, list[Row]] = {}
    for (_, label), row in made.cells.items():
        rows.setdefault(label, []).append(row)
    order = view.grouping(asked.grouping).order(rows)
    return [together(label, rows[label]) for label in order]


def _total(made: Tally, *, exact: bool) -> Row:
    gaps = Row("", 0, None, sum(made.unknown.values()))
    total = together("", (*made.cells.values(), gaps))
    return total if exact else shy(total)


def _point(day: date, made: Tally, asked: Asked, exact: bool) -> Point:
    return Point(day, _total(made.of(asked.label) if asked.label else made, exact=exact))


def _ends(on: date, months: int) -> list[date]:
    kept = Month.between(Month.of(on).shift(1 - months), Month.of(on))
    return [min(month.last, on) for month in kept]
