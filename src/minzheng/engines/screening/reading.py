"""Everybody in the registers, household by household, with what the cases say of them.

A few queries in one order, joined while they stream: memory does not grow with the register.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import merge
from itertools import groupby
from typing import Any

from django.db.models import Case as Either
from django.db.models import Exists, F, OuterRef, When

from minzheng.engines.cases.api import Case
from minzheng.engines.policy.api import PERSON_COLUMNS
from minzheng.registers.households.api import Membership
from minzheng.registers.people.api import Person

Row = dict[str, Any]
Key = tuple[str, int]
NAMED = {f"person__{name}": name for name in PERSON_COLUMNS}


@dataclass(frozen=True)
class Home:
    """A household and its members. A number below 0 is a person in no household, by herself."""

    division: str
    number: int
    members: Sequence[Row] = field(compare=False)
    facts: Row = field(default_factory=dict, compare=False)

    @property
    def key(self) -> Key:
        """Where it stands in the table."""
        return self.division, self.number


def homes(on: date) -> Iterator[Home]:
    """Everybody by division and household, facts of cases over those of the registers."""
    stated = _Stated()
    for home in merge(_households(on), _alone(on), key=lambda home: home.key):
        yield stated.laid_over(home)


def _households(on: date) -> Iterator[Home]:
    names = ("household__division_code", "household_id", "person_id", "relation", *NAMED)
    rows = Membership.objects.on(on).order_by(*names[:2], "relation", "person_id")
    streamed = rows.values_list(*names).iterator(chunk_size=5_000)
    for (division, number), group in groupby(streamed, key=lambda row: (row[0], row[1])):
        yield Home(division, number, [_member(row[2], row[3], row[4:]) for row in group])


def _alone(on: date) -> Iterator[Home]:
    """Persons of whom no household is known, where they live or else are registered."""
    housed = Membership.objects.on(on).filter(person=OuterRef("pk"))
    rows = Person.objects.filter(~Exists(housed)).annotate(
        place=Either(
            When(living_division="", then=F("registered_division")), default=F("living_division")
        )
    )
    found = rows.exclude(place="").order_by("place", "-pk")
    for place, pk, *values in found.values_list("place", "pk", *PERSON_COLUMNS).iterator():
        yield Home(place, -pk, [_member(pk, None, values)])


def _member(person: int, relation: int | None, values: Sequence[Any]) -> Row:
    known = zip(("relation", *PERSON_COLUMNS), (relation, *values), strict=True)
    return {"person": person, **{name: value for name, value in known if value is not None}}


class _Stated:
    """Facts of the cases in the order of the households, each case over the ones before it."""

    def __init__(self) -> None:
        rows = Case.objects.order_by(
            "household__division_code", "household_id", "submitted_on", "id"
        ).values_list("household__division_code", "household_id", "complained", "facts")
        self._rows = rows.iterator(chunk_size=500)
        self._next = next(self._rows, None)

    def laid_over(self, home: Home) -> Home:
        """The home with what its cases state; what they do not mention stays."""
        facts, members = dict(home.facts), {row["person"]: dict(row) for row in home.members}
        for case in self._cases(home.key):
            facts |= case.get("household", {})
            for row in case.get("members", ()):
                if row["person"] in members:
                    members[row["person"]] |= row
        return replace(home, facts=facts, members=list(members.values()))

    def _cases(self, key: Key) -> Iterator[Mapping[str, Any]]:
        while self._next is not None and (self._next[0], self._next[1]) <= key:
            division, number, complained, facts = self._next
            if (division, number) == key:
                yield {
                    **facts,
                    "household": {"complained": complained, **facts.get("household", {})},
                }
            self._next = next(self._rows, None)
