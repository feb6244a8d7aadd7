"""Names for the rows of a list, masked; a sealed name is opened only after the trail knows why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.lake.api import Identity, identities
from minzheng.engines.views.definition import View
from minzheng.engines.views.subjects import Subject, Who, who_is
from minzheng.kernel.money import Fen
from minzheng.registers.households.api import Household
from minzheng.registers.masking import mask_name
from minzheng.registers.organisations.api import Organisation
from minzheng.registers.people.api import Person

PURPOSE = "办理本事项"
NAMELESS = "（没有姓名）"


@dataclass(frozen=True)
class Member:
    """One line of a list: masked name, where, under which label; `person`, `household` to open.

    `lake`: her number in the lake when the bureau has no file of her.
    """

    name: str
    place: str
    label: str
    money: Fen | None = None
    sex: int | None = None
    born_on: date | None = None
    person: int | None = None
    household: str = ""
    lake: int | None = None


def named(
    view: View, subjects: Sequence[Subject], *, by: Viewer, as_of: date
) -> tuple[Member, ...]:
    """The subjects as lines. At most two queries for the registers, and what the lake asks."""
    read = [who_is(subject.number, personal=view.personal) for subject in subjects]
    names = _Names.of(view, read, by=by, as_of=as_of)
    return tuple(names.line(subject, who) for subject, who in zip(subjects, read, strict=True))


def organisation_member(row: Organisation) -> Member:
    """An organisation as a line; its name is public."""
    return Member(row.name, row.division_code, row.kind, born_on=row.since)


@dataclass(frozen=True)
class _Names:
    persons: Mapping[int, Person]
    households: Mapping[int, Household]
    strangers: Mapping[int, Identity]

    @classmethod
    def of(cls, view: View, read: Iterable[Who], *, by: Viewer, as_of: date) -> "_Names":
        everybody = list(read)
        people = [who.person for who in everybody if who.person is not None]
        homes = [who.household for who in everybody if who.household is not None]
        strangers = [who.lake for who in everybody if who.lake is not None]
        return cls(
            Person.objects.in_bulk(people) if people else {},
            Household.objects.select_related("head").in_bulk(homes) if homes else {},
            _opened(view, strangers, by=by, as_of=as_of) if strangers else {},
        )

    def line(self, subject: Subject, who: Who) -> Member:
        if who.household is not None:
            return self._household(subject, who.household)
        if who.person is not None:
            return self._person(subject, who.person)
        return self._stranger(subject, who.lake or 0)

    def _household(self, subject: Subject, pk: int) -> Member:
        found = self.households.get(pk)
        if found is None:
            return Member(NAMELESS, subject.place, subject.label, subject.money)
        return Member(
            found.head.name_masked, subject.place, subject.label, subject.money,
            household=found.number,
        )  # fmt: skip

    def _person(self, subject: Subject, pk: int) -> Member:
        found = self.persons.get(pk)
        if found is None:
            return Member(NAMELESS, subject.place, subject.label, subject.money, person=pk)
        return Member(
            found.name_masked, subject.place, subject.label, subject.money,
            sex=found.sex, born_on=found.born_on, person=pk,
        )  # fmt: skip

    def _stranger(self, subject: Subject, number: int) -> Member:
        found = self.strangers.get(number, Identity(number))
        name = mask_name(found.name) if found.name else NAMELESS
        return Member(
            name, subject.place, subject.label, subject.money,
            sex=found.sex, born_on=found.born_on, lake=number,
        )  # fmt: skip


def _opened(
    view: View, numbers: Sequence[int], *, by: Viewer, as_of: date
) -> Mapping[int, Identity]:
    with transaction.atomic():
        detail = {"rows": len(numbers), "as_of": as_of.isoformat()}
        audit.record(by.doer, "list_view", f"view:{view.name}", purpose=PURPOSE, detail=detail)
    return identities(numbers, as_of)
