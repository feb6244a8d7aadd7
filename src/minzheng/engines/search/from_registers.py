"""The sources whose rows stand in the registers: people, households, bodies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from minzheng.engines.search.models import Kind
from minzheng.engines.search.sources import Doc
from minzheng.engines.search.tokens import (
    FRAGMENT,
    PHONE,
    code_token,
    digest_token,
    name_tokens,
    number_token,
    sound_tokens,
)
from minzheng.registers.facilities.api import Facility
from minzheng.registers.households.api import Household
from minzheng.registers.organisations.api import Organisation
from minzheng.registers.people.api import Person, number_fragments, phone_ending

Row = TypeVar("Row")


class PeopleSource:
    """People by name, sound, and parts of number and phone, living or dead."""

    kind = Kind.PERSON
    verbs = frozenset({"register_person", "correct_person", "record_death"})

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        return _docs(Person.objects.filter(pk=key), person_doc) if kind == "person" else ()

    def after(self, last: int, most: int) -> Sequence[Doc]:
        return _docs(Person.objects.filter(pk__gt=last).order_by("pk")[:most], person_doc)

    def count(self) -> int:
        return Person.objects.count()


class HouseholdSource:
    """Households by number and address; the head's name is shown beside."""

    kind = Kind.HOUSEHOLD
    verbs = frozenset(
        {"open_household", "end_membership", "change_head", "move_household", "correct_person"}
    )

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        rows = Household.objects.select_related("head")
        if kind == "household":
            return _docs(rows.filter(pk=key), household_doc)
        return _docs(rows.filter(head=int(key)), household_doc) if kind == "person" else ()

    def after(self, last: int, most: int) -> Sequence[Doc]:
        rows = Household.objects.filter(pk__gt=last).select_related("head").order_by("pk")
        return _docs(rows[:most], household_doc)

    def count(self) -> int:
        return Household.objects.count()


class OrganisationSource:
    """Organisations by name and credit code."""

    kind = Kind.ORGANISATION
    verbs = frozenset({"register_organisation", "close_organisation"})

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        rows = Organisation.objects.filter(pk=key)
        return _docs(rows, organisation_doc) if kind == "organisation" else ()

    def after(self, last: int, most: int) -> Sequence[Doc]:
        rows = Organisation.objects.filter(pk__gt=last).order_by("pk")[:most]
        return _docs(rows, organisation_doc)

    def count(self) -> int:
        return Organisation.objects.count()


class FacilitySource:
    """Facilities by name, address and the credit code of who runs them."""

    kind = Kind.FACILITY
    verbs = frozenset({"register_facility", "amend_facility", "close_facility"})

    def named(self, kind: str, key: str) -> Iterable[Doc]:
        rows = Facility.objects.filter(pk=key)
        return _docs(rows, facility_doc) if kind == "facility" else ()

    def after(self, last: int, most: int) -> Sequence[Doc]:
        rows = Facility.objects.filter(pk__gt=last).order_by("pk")[:most]
        return _docs(rows, facility_doc)

    def count(self) -> int:
        return Facility.objects.count()


def person_doc(person: Person) -> Doc:
    """What finds a person. Of her number and phone only digests of their parts."""
    return Doc(
        subject=person.pk,
        label=person.name,
        division_code=person.division_code,
        other_division=person.registered_division,
        gone=person.died_on is not None,
        address=person.address,
        tokens=tuple(_of_person(person)),
    )


def household_doc(household: Household) -> Doc:
    """What finds a household."""
    return Doc(
        subject=household.pk,
        label=household.number,
        note=household.head.name,
        division_code=household.division_code,
        gone=household.until is not None,
        address=household.address,
        tokens=(number_token(Kind.HOUSEHOLD, household.number),),
    )


def organisation_doc(row: Organisation) -> Doc:
    """What finds an organisation."""
    gone = row.until is not None
    return Doc(
        subject=row.pk,
        label=row.name,
        note=row.credit_code,
        division_code=row.division_code,
        gone=gone,
        tokens=(
            *name_tokens(Kind.ORGANISATION, row.name, gone=gone),
            code_token(Kind.ORGANISATION, row.credit_code),
            number_token(Kind.ORGANISATION, row.credit_code),
        ),
    )


def facility_doc(row: Facility) -> Doc:
    """What finds a facility."""
    gone = row.closed_on is not None
    codes = (code_token(Kind.FACILITY, row.credit_code),) if row.credit_code else ()
    return Doc(
        subject=row.pk,
        label=row.name,
        note=row.kind_name,
        division_code=row.division_code,
        gone=gone,
        address=row.address,
        tokens=(*name_tokens(Kind.FACILITY, row.name, gone=gone), *codes),
    )


def _of_person(person: Person) -> Iterator[bytes]:
    gone = person.died_on is not None
    yield from name_tokens(Kind.PERSON, person.name, gone=gone)
    yield from sound_tokens(Kind.PERSON, person.name, gone=gone)
    yield from (digest_token(FRAGMENT, digest) for digest in number_fragments(person))
    ending = phone_ending(person)
    if ending:
        yield digest_token(PHONE, ending)


def _docs(rows: Iterable[Row], doc_of: Callable[[Row], Doc]) -> list[Doc]:
    return [doc_of(row) for row in rows]
