"""Whom an application is about and where it is handled: a household, or one person of one.

What an organisation lodges is read in houses.py; both answer as a Subject.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.access_rules import LODGING_ROLES, require_own_or
from minzheng.engines.cases.errors import CaseRefused, NoHousehold, NotYours
from minzheng.engines.cases.holdings import holding_in
from minzheng.engines.cases.members import Signer, adults, members_of
from minzheng.engines.cases.models import Case, Draft
from minzheng.engines.cases.parties import Party, party_of
from minzheng.engines.cases.values import Application
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.divisions.api import UnknownDivision, get_division
from minzheng.registers.households.api import (
    Household,
    NewHousehold,
    get_household,
    household_of,
    open_household,
)
from minzheng.registers.people.api import Person, get_person


class Subject(Protocol):
    """Whom an application is about, before there is a case. `people`: who is asked, in order."""

    @property
    def people(self) -> tuple[int, ...]: ...

    @property
    def division_code(self) -> str: ...

    @property
    def whose(self) -> str:
        """How a refusal calls it: 您家, a person's or a facility's name."""

    @property
    def party(self) -> Party:
        """What a draft or case of this subject would know and be."""

    def columns(self) -> Mapping[str, Any]:
        """The columns of a case or draft that say whose it is, but for the applicant."""

    def lock(self) -> None:
        """Submissions about the same queue here."""

    def running(self, matter: Matter) -> Case | None:
        """The case of the matter that is being handled for the same."""

    def holds(self, matter: Matter, on: date) -> bool:
        """Whether what the matter gives is held already."""

    def signers(self, applicant_id: int | None, on: date) -> Sequence[Signer]:
        """Who signs the commitments."""


@dataclass(frozen=True)
class FamilySubject:
    """`person_id`: in a person's matter, her."""

    household: Household
    people: tuple[int, ...]
    person_id: int | None
    division_code: str

    @property
    def whose(self) -> str:
        return "您家" if self.person_id is None else get_person(self.person_id).name

    @property
    def party(self) -> Party:
        return party_of(Draft(**self.columns(), members=list(self.people)))

    def columns(self) -> Mapping[str, Any]:
        return {"household": self.household, "person_id": self.person_id}

    def lock(self) -> None:
        Household.objects.select_for_update().get(pk=self.household.pk)

    def running(self, matter: Matter) -> Case | None:
        rows = Case.objects.filter(matter=matter.key, state=Case.OPEN)
        if self.person_id is not None:
            return rows.filter(person_id=self.person_id).first()
        return rows.filter(household=self.household).first()

    def holds(self, matter: Matter, on: date) -> bool:
        return holding_in(matter.key, self.household.pk, self.person_id, on) is not None

    def signers(self, applicant_id: int | None, on: date) -> Sequence[Signer]:
        """Every adult member; in a person's matter who applies for her."""
        signing = self.people if self.person_id is None else (applicant_id or 0,)
        return adults(list(Person.objects.filter(pk__in=signing)), on)


def family_subject_of(application: Application, *, by: Viewer, on: date) -> FamilySubject:
    """Whom the application is about, once it is sure that `by` may lodge it.

    A person without household gets one of her own where the matter does not need a family.
    Raises NoHousehold, NotYours, NotAllowed, CaseRefused (a place that does not handle it, an
    organisation beside a person).
    """
    matter = catalogue().get(application.matter)
    if application.applicant_id is None or application.organisation_id is not None:
        raise CaseRefused(f"{matter.service.short}由家庭或个人申请，不能以机构名义申请")
    applicant = application.applicant_id
    person_id = application.person_id or applicant if matter.personal else None
    place = _place(application, matter)
    household = _household(application, applicant, place, by=by, on=on)
    present = members_of(household, on)
    people = [person_id] if person_id is not None else list(application.members) or present
    found = FamilySubject(household, tuple(people), person_id, place or household.division_code)
    _require(by, {*present, *people}, application, found.division_code)
    return found


def home_of(person: Person, *, place: str, by: Doer, on: date) -> Household:
    """The household a person belongs to, or a new one of hers alone. Raises NoHousehold."""
    found = household_of(person, on)
    if found is not None:
        return found
    division = person.division_code or place
    if not division:
        raise NoHousehold(
            f"登记簿里没有 {person.name_masked} 的住址和家庭，不知道由哪里办理：请先补登居住地"
        )
    return open_household(NewHousehold(head=person, division_code=division, since=on), by=by)


def _household(
    application: Application, applicant: int, place: str, *, by: Viewer, on: date
) -> Household:
    if application.household_id is not None:
        return get_household(application.household_id)
    matter = catalogue().get(application.matter)
    person = get_person(applicant)
    if matter.personal and application.person_id is not None:
        person = get_person(application.person_id)
    found = household_of(person, on)
    if found is not None:
        return found
    if not (matter.personal or matter.application.anywhere):
        raise NoHousehold(
            f"登记簿里没有 {person.name_masked} 现在的家庭，不能申请以家庭为单位的事项。"
            "请带身份证、户口簿到所在村（社区）登记家庭成员后再申请"
        )
    _require(by, {person.pk}, application, place or person.division_code)
    return home_of(person, place=place, by=by.doer, on=on)


def _place(application: Application, matter: Matter) -> str:
    """The division where it is lodged, in a matter that is handled there; else ""."""
    if not application.place:
        return ""
    if not matter.application.anywhere:
        raise CaseRefused(f"{matter.service.short}由家庭登记地办理，不能改在别处受理")
    try:
        return get_division(normalise(application.place)).code
    except (DivisionCodeError, UnknownDivision) as error:
        raise CaseRefused(f"受理地“{application.place}”不在区划表里，请重新选择") from error


def _require(by: Viewer, people: set[int], application: Application, division: str) -> None:
    """A citizen applies for those she lives with, and in the name of one of them."""
    require_own_or(by, people, LODGING_ROLES, division, application.matter)
    if by.person_id is not None and application.applicant_id not in people:
        raise NotYours("申请人不是这家的成员：请由本人或共同生活的家庭成员申请，或到村（社区）办理")
