"""The questions about people: by number, and as of a day."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from minzheng.kernel.identity import IdentityError, upgrade_15
from minzheng.registers import versions
from minzheng.registers.people.facts import DATES
from minzheng.registers.people.models import Person, PersonVersion
from minzheng.registers.people.permits import is_travel_permit
from minzheng.registers.sealing import unseal

PERMIT_LENGTH = 9  # a letter and 8 digits; what older cards print behind them counts re-issues


def get_person(pk: int) -> Person:
    """The person with this number. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=pk)


def find_by_id_number(number: str) -> Person | None:
    """The person with exactly this identity number; 15 digits and a small x are understood."""
    return Person.objects.with_id_number(_written(number)).first()


def as_of(person: Person, day: date) -> dict[str, Any] | None:
    """Columns as they held on a day, by what is known now; None before the person was registered.

    A death counts from the day it happened, even when it was recorded later.
    """
    return known_on(versions_of(person), day)


def known_on(told: Sequence[PersonVersion], day: date) -> dict[str, Any] | None:
    """as_of() from a person's versions in the order recorded, without asking the database."""
    known = versions.known_on(told, day)
    if known is None:
        return None
    for column in DATES:
        known[column] = date.fromisoformat(known[column]) if known[column] else None
    return known


def versions_of(person: Person) -> list[PersonVersion]:
    """Every change of what was known, in the order recorded."""
    return list(PersonVersion.objects.filter(person=person).order_by("pk"))


def versions_of_many(people: Iterable[int]) -> list[PersonVersion]:
    """Every change of what was known of these persons, in the order recorded. One query."""
    return list(PersonVersion.objects.filter(person__in=list(people)).order_by("pk"))


def unseal_id(person: Person) -> str:
    """The identity number in clear. Only engines.access may call: it records who asked and why."""
    return unseal(person.id_sealed) if person.id_sealed else ""


def unseal_phone(person: Person) -> str:
    """The phone number in clear, under the same rule as unseal_id()."""
    return unseal(person.phone_sealed) if person.phone_sealed else ""


def _written(number: str) -> str:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", number)).upper()
    if is_travel_permit(plain):
        return plain[:PERMIT_LENGTH]
    if len(plain) != 15:
        return plain
    try:
        return upgrade_15(plain)
    except IdentityError:
        return plain
