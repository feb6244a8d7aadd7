"""Who belongs to an application, and who of them is of age."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.registers.households.api import Household, members
from minzheng.registers.people.api import Person

ADULT_AGE = 18  # 民法典第十七条


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
