"""The questions about households."""

from collections.abc import Iterable
from datetime import date

from minzheng.registers.households.models import Household, Membership
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


def membership_history(person: Person) -> list[Membership]:
    """Every membership the person has or had, oldest first."""
    found = Membership.objects.of([person.pk]).select_related("household")
    return list(found.order_by("since", "pk"))
