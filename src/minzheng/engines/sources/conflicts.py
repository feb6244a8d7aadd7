"""Where sources disagree about registered people: found in bulk, over when they agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction
from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.lake import api as lake
from minzheng.engines.sources.models import Conflict, Overrule
from minzheng.engines.sources.terms import COARSE, STAND_INS, as_rules_count, givers
from minzheng.kernel.doer import Doer
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed, Precedence, precedences
from minzheng.kernel.units import Kind, Value
from minzheng.registers.people.api import Person

TOGETHER = 5_000  # rows written at once
KEPT = frozenset(field.name for field in Person._meta.fields)


@dataclass(frozen=True)
class Refreshed:
    """What a comparison found: still or newly disagreeing, and how many came to agree."""

    standing: int
    new: int
    settled: int


@dataclass(frozen=True)
class _Register:
    """The registered people as columns, with their numbers in the lake."""

    people: np.ndarray
    numbers: np.ndarray
    named: np.ndarray
    divisions: Sequence[str]
    columns: Mapping[str, pa.Array]


@dataclass(frozen=True)
class _Found:
    """One disagreement: who, about what, what each source says."""

    person: int
    fact: str
    division: str
    said: Mapping[str, Any]
    believed_by: str


def refresh_conflicts(on: date, *, by: Doer) -> Refreshed:
    """Compare the people register with every feed's version of the day; gives what changed.

    Run again the same day it changes nothing. Run it after acceptance or at night.
    """
    register = _register(_compared(), on)
    found = {(each.person, each.fact): each for each in _find(register, on)}
    settled = _settled_by_hand()
    with transaction.atomic():
        done = _write(found, settled, on)
        if done.new or done.settled:
            detail = {"standing": done.standing, "new": done.new, "settled": done.settled}
            audit.record(by, "compare_sources", f"conflicts:{on}", detail=detail)
    return done


def conflicts_for(viewer: Viewer, facts: Iterable[str] = ()) -> QuerySet[Conflict]:
    """The disagreements about people of the viewer's divisions, of these facts when given."""
    rows = Conflict.objects.filter(settled_on=None).select_related("person")
    wanted = list(facts)
    return visible(rows.filter(fact__in=wanted) if wanted else rows, viewer)


def _compared() -> list[Precedence]:
    """The orders of belief about something the people register keeps."""
    return [each for each in precedences().values() if each.fact.column in KEPT]


def _register(orders: Iterable[Precedence], on: date) -> _Register:
    facts = [each.fact for each in orders]
    names = ["pk", "id_index", "living_division", "registered_division"]
    rows = list(Person.objects.values_list(*names, *(fact.column for fact in facts)).order_by("pk"))
    columns = {
        fact.column: pa.array(
            [_whole(as_rules_count(fact, row[place])) for row in rows], pa.int64()
        )
        for place, fact in enumerate(facts, start=len(names))
    }
    return _Register(
        np.array([row[0] for row in rows], np.int64),
        lake.numbers_of_persons([row[1] for row in rows], as_of=on),
        np.array([bool(row[1]) for row in rows], np.bool_),
        [row[2] or row[3] for row in rows],
        columns,
    )


def _whole(value: Value) -> int | None:
    """Yes and no as 1 and 0, as the column beside it has them."""
    return None if value is None else int(value)


def _find(register: _Register, on: date) -> Iterator[_Found]:
    for order in _compared():
        said = _said(order, register, on)
        if len(said) > 1:
            yield from _disagreeing(order, said, register)


def _said(order: Precedence, register: _Register, on: date) -> dict[Fact, pa.Array]:
    """Beside every registered person what each source firmly says (Side.is_statement)."""
    theirs = givers()
    said: dict[Fact, pa.Array] = {}
    for source in order.sources:
        if source is order.fact:
            said[source] = register.columns[source.column]
        elif (
            source in theirs and source not in STAND_INS and lake.version(theirs[source].name(), on)
        ):
            said[source] = _of_feed(source, theirs[source], register, on)
    return said


def _of_feed(source: Fact, feed: type[Feed], register: _Register, on: date) -> pa.Array:
    table = lake.facts(feed.name(), on, [source.column])
    people = table["person"].to_numpy()
    place = np.searchsorted(people, register.numbers)
    place = np.minimum(place, max(len(people) - 1, 0))
    listed = (people[place] == register.numbers) if len(people) else np.zeros(len(place), np.bool_)
    values = _counted(source, table[source.column].combine_chunks())
    said = values.take(pa.array(place, mask=~listed))
    none = feed.without_rows()[source]
    if none is None or source.kind is not Kind.CODE:
        return said
    return pc.if_else(pa.array(~listed & register.named), pa.scalar(none, pa.int64()), said)


def _counted(source: Fact, column: pa.Array) -> pa.Array:
    """As rules count it: days as yyyymmdd, a code only when the table has it."""
    if source.kind is Kind.DATE:
        year, month, day = pc.year(column), pc.month(column), pc.day(column)
        return pc.add(pc.add(pc.multiply(year, 10_000), pc.multiply(month, 100)), day)
    values = column.cast(pa.int64())
    if source.kind is not Kind.CODE:
        return values
    known = pc.is_in(values, value_set=pa.array(list(source.unit.codes), pa.int64()))
    return pc.if_else(known, values, pa.scalar(None, pa.int64()))


def _disagreeing(
    order: Precedence, said: Mapping[Fact, pa.Array], register: _Register
) -> Iterator[_Found]:
    coarse = COARSE.get(order.fact, 1)
    parts = [pc.divide(column, coarse) for column in said.values()]
    low = pc.min_element_wise(*parts, skip_nulls=True)
    high = pc.max_element_wise(*parts, skip_nulls=True)
    places = np.flatnonzero(
        pc.fill_null(pc.not_equal(low, high), False).to_numpy(zero_copy_only=False)
    )
    values = {
        fact.column: column.take(pa.array(places)).to_pylist() for fact, column in said.items()
    }
    for row, place in enumerate(places.tolist()):
        known = {name: column[row] for name, column in values.items() if column[row] is not None}
        yield _Found(
            int(register.people[place]), order.fact.column, register.divisions[place],
            known, next(iter(known)),
        )  # fmt: skip


def _settled_by_hand() -> frozenset[tuple[int, str]]:
    rows = Overrule.objects.filter(Q(dropped_on=None), person__isnull=False)
    return frozenset(rows.values_list("person_id", "fact"))


def _write(
    found: Mapping[tuple[int, str], _Found], settled: frozenset[tuple[int, str]], on: date
) -> Refreshed:
    known = {(row.person_id, row.fact): row for row in Conflict.objects.filter(settled_on=None)}
    new = [_row(found[key], key in settled, on) for key in found.keys() - known.keys()]
    Conflict.objects.bulk_create(sorted(new, key=lambda row: (row.person_id, row.fact)), TOGETHER)
    changed = [
        row
        for key, row in known.items()
        if key in found and _change(row, found[key], key in settled)
    ]
    Conflict.objects.bulk_update(
        changed, ["said", "believed_by", "overruled", "division_code"], TOGETHER
    )
    gone = [row.pk for key, row in known.items() if key not in found]
    for start in range(0, len(gone), TOGETHER):
        Conflict.objects.filter(pk__in=gone[start : start + TOGETHER]).update(settled_on=on)
    return Refreshed(len(found), len(new), len(gone))


def _row(found: _Found, overruled: bool, on: date) -> Conflict:
    return Conflict(
        person_id=found.person, fact=found.fact, division_code=found.division,
        said=dict(found.said), believed_by=found.believed_by, overruled=overruled, found_on=on,
    )  # fmt: skip


def _change(row: Conflict, found: _Found, overruled: bool) -> bool:
    """Bring a row up to date; whether anything was different."""
    now = (dict(found.said), found.believed_by, overruled, found.division)
    before = (row.said, row.believed_by, row.overruled, row.division_code)
    row.said, row.believed_by, row.overruled, row.division_code = now
    return before != now
