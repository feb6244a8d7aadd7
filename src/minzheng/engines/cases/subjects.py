"""Whom an application is about and where it is handled: a household, or one person of one."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.access_rules import LODGING_ROLES, require_own_or
from minzheng.engines.cases.errors import CaseRefused, NoHousehold, NotYours
from minzheng.engines.cases.members import adults, members_of
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


@dataclass(frozen=True)
class Subject:
    """`people`: those who are asked about, in order. `person_id`: in a person's matter, her."""

    household: Household
    people: tuple[int, ...]
    person_id: int | None
    division_code: str


def subject_of(application: Application, *, by: Viewer, on: date) -> Subject:
    """Whom the application is about, once it is sure that `by` may lodge it.

    A person without household gets one of her own where the matter does not need a family.
    Raises NoHousehold, NotYours, NotAllowed, CaseRefused (a place that does not handle it).
    """
    matter = catalogue().get(application.matter)
    person_id = application.person_id or application.applicant_id if matter.personal else None
    place = _place(application, matter)
    household = _household(application, matter, place, by=by, on=on)
    present = members_of(household, on)
    people = [person_id] if person_id is not None else list(application.members) or present
    subject = Subject(household, tuple(people), person_id, place or household.division_code)
    _require(by, {*present, *people}, application, subject.division_code)
    return subject


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


def signers_of_subject(subject: Subject, applicant_id: int, on: date) -> list[Person]:
    """Who signs the commitments: every adult member; in a person's matter who applies for her."""
    signing = subject.people if subject.person_id is None else (applicant_id,)
    return adults(list(Person.objects.filter(pk__in=signing)), on)


def _household(
    application: Application, matter: Matter, place: str, *, by: Viewer, on: date
) -> Household:
    if application.household_id is not None:
        return get_household(application.household_id)
    person = get_person(application.applicant_id)
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
