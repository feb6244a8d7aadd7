"""The questions about people: by number, by what an officer types, as of a day."""

import re
import unicodedata
from datetime import date
from typing import Any

from minzheng.kernel.identity import IdentityError, upgrade_15
from minzheng.registers.people.facts import DATES
from minzheng.registers.people.models import People, Person, PersonVersion
from minzheng.registers.sealing import unseal

MOST_RESULTS = 50
ID_NUMBER = re.compile(r"\d{17}[\dX]|\d{15}")
PHONE_NUMBER = re.compile(r"1[3-9]\d{9}|0?\d{7,12}")


def get_person(pk: int) -> Person:
    """The person with this number. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=pk)


def find_by_id_number(number: str) -> Person | None:
    """The person with exactly this identity number; 15 digits and a small x are understood."""
    return Person.objects.with_id_number(_written(number)).first()


def search_people(text: str, division: str) -> list[Person]:
    """At most 50 people registered or living in the division's subtree, in one query.

    `text` is a part of a name, pinyin initials, a whole identity number or a whole phone number.
    """
    typed = text.strip()
    if not typed:
        return []
    return list(_matching(Person.objects.within(division), typed).order_by("pk")[:MOST_RESULTS])


def as_of(person: Person, day: date) -> dict[str, Any] | None:
    """Columns as they held on a day, by what is known now; None before the person was registered.

    A death counts from the day it happened, even when it was recorded later.
    """
    versions = list(PersonVersion.objects.filter(person=person).order_by("pk"))
    if not versions or versions[0].since > day:
        return None
    known: dict[str, Any] = dict(versions[0].changes)
    for version in sorted(versions[1:], key=lambda v: (v.since, v.pk)):
        if version.since <= day:
            known.update(version.changes)
    for column in DATES:
        known[column] = date.fromisoformat(known[column]) if known[column] else None
    return known


def versions_of(person: Person) -> list[PersonVersion]:
    """Every change of what was known, in the order recorded."""
    return list(PersonVersion.objects.filter(person=person).order_by("pk"))


def unseal_id(person: Person) -> str:
    """The identity number in clear. Only engines.access may call: it records who asked and why."""
    return unseal(person.id_sealed) if person.id_sealed else ""


def unseal_phone(person: Person) -> str:
    """The phone number in clear, under the same rule as unseal_id()."""
    return unseal(person.phone_sealed) if person.phone_sealed else ""


def _matching(people: People, typed: str) -> People:
    plain = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()
    if ID_NUMBER.fullmatch(plain):
        return people.with_id_number(_written(plain))
    if PHONE_NUMBER.fullmatch(plain):
        return people.with_phone(plain)
    if typed.isascii() and typed.isalpha():
        return people.with_initials(typed)
    return people.named_like(typed)


def _written(number: str) -> str:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", number)).upper()
    if len(plain) != 15:
        return plain
    try:
        return upgrade_15(plain)
    except IdentityError:
        return plain
