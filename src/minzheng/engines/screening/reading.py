"""Everybody in the registers as of a day, household by household, with what the cases say of them.

A few queries in one order, joined while they stream: memory does not grow with the register.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Case as Either
from django.db.models import Exists, F, OuterRef, When

from minzheng.engines.cases.api import Case, FactChange
from minzheng.engines.policy.api import PERSON_COLUMNS
from minzheng.engines.screening.history import Since, since
from minzheng.registers.households.api import Membership
from minzheng.registers.people.api import Person

Row = tuple[Any, ...]
Key = tuple[str, int]
INDEX = "id_index"
DOCUMENT = "id_kind"
COLUMNS = ("relation", *PERSON_COLUMNS, DOCUMENT)  # of a member, behind her number and index
OWN = (INDEX, *PERSON_COLUMNS, DOCUMENT)
NAMED = tuple(f"person__{name}" for name in OWN)


class Member(NamedTuple):
    """One person: her number, the blind index of her identity number, the values of COLUMNS."""

    person: int
    digest: str | None
    values: Row


class Home(NamedTuple):
    """A household and its members. A number below 0 is a person in no household, by herself."""

    division: str
    number: int
    members: Sequence[Member]
    stated: Sequence[Mapping[str, Any]] = ()

    @property
    def key(self) -> Key:
        """Where it stands in the table."""
        return self.division, self.number


def homes(on: date) -> Iterator[Home]:
    """Everybody by division and household; with each the facts of its cases, the oldest first."""
    stated, later = _Stated(on), since(on)
    for home in merge(_households(on, later), _alone(on, later), key=lambda home: home.key):
        yield stated.beside(home)


def _households(on: date, later: Since) -> Iterator[Home]:
    names = ("household__division_code", "household_id", "person_id", "relation", *NAMED)
    rows = Membership.objects.on(on).order_by(*names[:2], "relation", "person_id")
    streamed = rows.values_list(*names).iterator(chunk_size=5_000)
    for (division, number), group in groupby(streamed, key=lambda row: (row[0], row[1])):
        found = [_member(row[2], row[4], (row[3], *row[5:]), later) for row in group]
        members = [member for member in found if member is not None]
        if members:
            yield Home(division, number, members)


def _alone(on: date, later: Since) -> Iterator[Home]:
    """Persons of whom no household is known, where they live or else are registered."""
    housed = Membership.objects.on(on).filter(person=OuterRef("pk"))
    rows = Person.objects.filter(~Exists(housed)).annotate(
        place=Either(
            When(living_division="", then=F("registered_division")), default=F("living_division")
        )
    )
    found = rows.exclude(place="").order_by("place", "-pk")
    for place, pk, index, *values in found.values_list("place", "pk", *OWN).iterator():
        member = _member(pk, index, (None, *values), later)
        if member is not None:
            yield Home(place, -pk, [member])


def _member(person: int, index: str | None, values: Row, later: Since) -> Member | None:
    """The member as she was known on the day; None when she was not registered yet."""
    if person not in later:
        return Member(person, index, values)
    then = later[person]
    if then is None:
        return None
    known = zip(COLUMNS, values, strict=True)
    return Member(person, then.get(INDEX), tuple(then.get(name, value) for name, value in known))


class _Stated:
    """Facts of the cases in the order of the households, each case after the ones before it."""

    def __init__(self, on: date) -> None:
        rows = (
            Case.objects.filter(submitted_on__lte=on, organisation=None)
            .order_by("household__division_code", "household_id", "submitted_on", "id")
            .values_list("household__division_code", "household_id", "id", "complained", "facts")
        )
        self._undone = _undone(on)
        self._rows = rows.iterator(chunk_size=500)
        self._next = next(self._rows, None)

    def beside(self, home: Home) -> Home:
        """The home with what its cases state."""
        found = tuple(self._cases(home.key))
        return home._replace(stated=found) if found else home

    def _cases(self, key: Key) -> Iterator[Mapping[str, Any]]:
        while self._next is not None and (self._next[0], self._next[1]) <= key:
            division, number, case, complained, facts = self._next
            if (division, number) == key:
                facts = self._then(case, facts)
                yield {**facts, "household": {"complained": complained, **facts["household"]}}
            self._next = next(self._rows, None)

    def _then(self, case: int, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of a case before what was put right after the day."""
        household, members = dict(facts.get("household", {})), facts.get("members", ())
        rows = {row["person"]: dict(row) for row in members}
        for column, person, old in self._undone.get(case, ()):
            target = household if person is None else rows.get(person, {})
            target[column] = old
        return {"household": household, "members": list(rows.values())}


def _undone(on: date) -> Mapping[int, Sequence[tuple[str, int | None, Any]]]:
    """What to put back in the facts of each case, the latest change first."""
    changes = FactChange.objects.filter(changed_on__gt=on).order_by("-id")
    found: dict[int, list[tuple[str, int | None, Any]]] = {}
    rows = changes.values_list("case_id", "column", "person_id", "old")
    for case, column, person, old in rows.iterator():
        found.setdefault(case, []).append((column, person, old))
    return found
