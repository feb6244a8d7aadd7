"""The same for a whole population, as columns: who is believed, and what was settled by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Q

from minzheng.engines.lake.api import overlay
from minzheng.engines.sources.models import Overrule
from minzheng.engines.sources.terms import known_facts, precedence_of
from minzheng.kernel.expr import Fact
from minzheng.kernel.units import Kind, as_date

Columns = Mapping[str, pa.Array]
Settled = Mapping[int, object]


def believe(fact: Fact, own: pa.Array | None, said: Columns) -> pa.Array | None:
    """The first known value of each row in the declared order; None when no source gives the fact.

    `own`: the bureau's column; `said`: departments' columns by their names, in the same rows.
    """
    parts = _parts(fact, own, said)
    if not parts:
        return None
    kind = (own if own is not None else parts[0][1]).type
    return pc.coalesce(*(part.cast(kind) for _, part in parts))


def believed_by(fact: Fact, own: pa.Array | None, said: Columns) -> pa.Array:
    """For each row the place (int8) in the declared order of the source believed; null: nobody."""
    parts = _parts(fact, own, said)
    rows = len(parts[0][1]) if parts else 0
    chosen = pa.nulls(rows, pa.int8())
    for place, part in reversed(parts):
        chosen = pc.if_else(pc.is_valid(part), pa.scalar(place, pa.int8()), chosen)
    return chosen


@dataclass(frozen=True)
class Overrules:
    """What holds by hand on a day: by fact, then by registered person, and by lake number."""

    persons: Mapping[str, Settled]
    lake_people: Mapping[str, Settled]

    @property
    def facts(self) -> frozenset[str]:
        """The columns in which somebody's value was settled."""
        return frozenset((*self.persons, *self.lake_people))

    def over(self, columns: Columns, subjects: np.ndarray) -> dict[str, pa.Array]:
        """The columns with the settled values in their places.

        `subjects`: for each row the register's number of the person, or minus her lake number.
        """
        touched = {name: self._written(name, columns[name], subjects)
                   for name in columns.keys() & self.facts}  # fmt: skip
        return {**columns, **touched}

    def _written(self, name: str, column: pa.Array, subjects: np.ndarray) -> pa.Array:
        settled = {
            **self.persons.get(name, {}),
            **{-number: value for number, value in self.lake_people.get(name, {}).items()},
        }
        places = np.isin(subjects, list(settled))
        values = [settled[int(subject)] for subject in subjects[places]]
        given = pa.array(_in_type(name, values, column.type), column.type)
        return pc.replace_with_mask(column, pa.array(places), given)


def overrules(as_of: date) -> Overrules:
    """Everything settled by hand that holds on a day, in one query."""
    held = Q(dropped_on=None) | Q(dropped_on__gt=as_of)
    persons: dict[str, dict[int, object]] = {}
    lake_people: dict[str, dict[int, object]] = {}
    joined = overlay(as_of)
    rows = Overrule.objects.filter(held, since__lte=as_of).order_by("since", "id")
    for row in rows:
        if row.person_id:
            persons.setdefault(row.fact, {})[row.person_id] = row.value
        if row.lake_person:
            number = joined.cluster(row.lake_person)[0]
            lake_people.setdefault(row.fact, {})[number] = row.value
    return Overrules(persons, lake_people)


def _parts(fact: Fact, own: pa.Array | None, said: Columns) -> list[tuple[int, pa.Array]]:
    sources = enumerate(precedence_of(fact).sources)
    columns = [(at, own if each is fact else said.get(each.column)) for at, each in sources]
    return [(at, column) for at, column in columns if column is not None]


def _in_type(name: str, values: list[object], kind: pa.DataType) -> list[object]:
    """Days as days where the column holds days."""
    fact = known_facts()[name]
    if fact.kind is Kind.DATE and pa.types.is_date(kind):
        return [as_date(value) for value in values if isinstance(value, int)]
    return values
