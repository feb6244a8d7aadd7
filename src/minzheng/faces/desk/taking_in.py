"""Who may apply at the window: those of age."""

from collections.abc import Sequence
from datetime import date

from minzheng.registers.people.api import Person

ADULT_AGE = 18  # 民法典第十七条


def adults_of(people: Sequence[Person], on: date) -> list[Person]:
    """Those of age; everybody where nobody is."""
    grown = [person for person in people if _age(person.born_on, on) >= ADULT_AGE]
    return grown or list(people)


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
