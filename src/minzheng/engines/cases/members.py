"""Who belongs to an application, and who of them is of age."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.engines.cases.errors import NoHousehold
from minzheng.registers.households.api import Household, get_household, household_of, members
from minzheng.registers.people.api import Person, get_person

ADULT_AGE = 18  # 民法典第十七条


def household_for(person_id: int, household_id: int | None, on: date) -> Household:
    """The household an application is for. Raises NoHousehold."""
    if household_id is not None:
        return get_household(household_id)
    person = get_person(person_id)
    found = household_of(person, on)
    if found is None:
        raise NoHousehold(
            f"登记簿里没有 {person.name_masked} 现在的家庭，不能申请以家庭为单位的事项。"
            "请带身份证、户口簿到所在村（社区）登记家庭成员后再申请"
        )
    return found


def members_of(household: Household, on: date) -> list[int]:
    """The persons' numbers of the members on the day, head first."""
    return [membership.person_id for membership in members(household, on)]


def adults(people: Sequence[Person], on: date) -> list[Person]:
    """Those who are of age and alive on the day: they sign the commitments."""
    return [
        person
        for person in people
        if person.died_on is None and age(person.born_on, on) >= ADULT_AGE
    ]


def age(born_on: date, on: date) -> int:
    """Whole years on a day."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def unsigned(
    commitments: Mapping[str, str], signed: Mapping[str, Any], people: Sequence[Person]
) -> dict[str, str]:
    """What is still to be signed: "commitment.person" -> sentence."""
    return {
        f"{key}.{person.pk}": f"{person.name}尚未签署“{text[:20]}……”"
        for key, text in commitments.items()
        for person in people
        if person.pk not in signed.get(key, ())
    }
