"""The questions about households."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from minzheng.registers import versions
from minzheng.registers.households.models import Household, HouseholdVersion, Membership
from minzheng.registers.people.api import Person


def find_household(number: str) -> Household | None:
    """The household with this number, with its head fetched."""
    return Household.objects.select_related("head").filter(number=number).first()


def get_household(pk: int) -> Household:
    """The household with this key, with its head fetched. Raises Household.DoesNotExist."""
    return Household.objects.select_related("head").get(pk=pk)


def members(household: Household, on: date) -> list[Membership]:
    """Memberships in force on the day, head first, with their persons, in one query."""
    return list(Membership.objects.on(on).filter(household=household).select_related("person"))


def household_of(person: Person, on: date) -> Household | None:
    """The household the person belongs to on the day."""
    return households_of([person.pk], on).get(person.pk)


def households_of(persons: Iterable[int], on: date) -> dict[int, Household]:
    """Households by person number, for many persons in one query."""
    found = Membership.objects.on(on).of(persons).select_related("household__head")
    return {membership.person_id: membership.household for membership in found}


def memberships_of(household: Household) -> list[Membership]:
    """Every membership the household has or had, oldest first, with its person. One query."""
    found = Membership.objects.filter(household=household).select_related("person")
    return list(found.order_by("since", "relation", "pk"))


def membership_history(person: Person) -> list[Membership]:
    """Every membership the person has or had, oldest first."""
    found = Membership.objects.of([person.pk]).select_related("household")
    return list(found.order_by("since", "pk"))


def versions_of(household: int) -> list[HouseholdVersion]:
    """Every change of what was known of the household, in the order recorded. One query."""
    return list(HouseholdVersion.objects.filter(household=household).order_by("pk"))


def known_on(told: Sequence[HouseholdVersion], day: date) -> dict[str, Any] | None:
    """What was known for a day from versions_of(); None before it was opened. No query.

    Keys: head (the person's number), division_code, address, housing, until (a day or None).
    """
    known = versions.known_on(told, day)
    if known is None:
        return None
    until = known.get("until")
    return {**known, "until": date.fromisoformat(until) if until else None}
