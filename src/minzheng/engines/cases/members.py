"""Who belongs to an application, and who of them is of age."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from minzheng.registers.households.api import Household, members
from minzheng.registers.people.api import Person

ADULT_AGE = 18  # 民法典第十七条


class Signer(Protocol):
    """Whoever signs commitments: a person, or an organisation under its own number."""

    @property
    def pk(self) -> int: ...

    @property
    def name(self) -> str: ...


def members_of(household: Household, on: date) -> list[int]:
    """The persons' numbers of the members on the day, head first."""
    return [membership.person_id for membership in members(household, on)]


def adults(people: Sequence[Person], on: date) -> list[Person]:
    """Those who are of age and alive on the day: they sign the commitments."""
    return [
        person for person in people if person.died_on is None and person.age_on(on) >= ADULT_AGE
    ]


def unsigned(
    commitments: Mapping[str, str], signed: Mapping[str, Any], people: Sequence[Signer]
) -> dict[str, str]:
    """What is still to be signed: "commitment.person" -> sentence."""
    return {
        f"{key}.{person.pk}": f"{person.name}尚未签署“{text[:20]}……”"
        for key, text in commitments.items()
        for person in people
        if person.pk not in signed.get(key, ())
    }
