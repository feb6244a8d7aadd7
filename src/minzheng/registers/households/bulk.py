"""Opening many households at once: all or none, one entry in the trail with count and digest."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.households.errors import AlreadyMember, HouseholdRefused
from minzheng.registers.households.keeping import NewHousehold, next_numbers, unsaved_household
from minzheng.registers.households.models import Household, HouseholdVersion, Membership
from minzheng.registers.households.versions import first_version

BATCH = 1_000
LOOKED_UP = 500  # below SQLite's limit of variables in one statement


@transaction.atomic
def bulk_open_households(
    rows: Iterable[NewHousehold], *, by: Doer, source: str = "批量登记"
) -> list[Household]:
    """Open many households in one transaction; gives them in the order of the rows.

    Raises HouseholdRefused (AlreadyMember, UnknownRelation, WrongDates) at the first wrong row.
    """
    given = list(rows)
    _refuse_members(given)
    numbers = _numbers(given)
    unsaved = [unsaved_household(new, numbers[place]) for place, new in enumerate(given)]
    households = Household.objects.bulk_create(unsaved, batch_size=BATCH)
    Membership.objects.bulk_create(_memberships(given, households), batch_size=BATCH)
    versions = (first_version(household, source, by=by) for household in households)
    HouseholdVersion.objects.bulk_create(versions, batch_size=BATCH)
    digest = hashlib.sha256("\n".join(f"{h.number}|{h.head_id}" for h in households).encode())
    trail.record(
        by, "bulk_open_households", "household:*", count=len(households), digest=digest.hexdigest()
    )
    return households


def _numbers(given: Sequence[NewHousehold]) -> dict[int, str]:
    """A number for each place in the list, from one series a county."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, new in enumerate(given):
        places[normalise(new.division_code)[:6]].append(place)
    return {
        place: number
        for county, held in sorted(places.items())
        for place, number in zip(held, next_numbers(county, len(held)), strict=True)
    }


def _memberships(
    given: Sequence[NewHousehold], households: Sequence[Household]
) -> Iterator[Membership]:
    for new, household in zip(given, households, strict=True):
        for person, relation in new.everyone():
            yield Membership(household=household, person=person, relation=relation, since=new.since)


def _refuse_members(given: Sequence[NewHousehold]) -> None:
    seen: set[int] = set()
    for place, new in enumerate(given, start=1):
        for person, _ in new.everyone():
            if person.pk in seen:
                raise HouseholdRefused(
                    f"第 {place} 户：{person.name_masked} 在本批中出现了两次，请核对"
                )
            seen.add(person.pk)
    wanted = sorted(seen)
    for start in range(0, len(wanted), LOOKED_UP):
        open_now = Membership.objects.open().of(wanted[start : start + LOOKED_UP])
        held = open_now.select_related("household", "person").first()
        if held is not None:
            raise AlreadyMember(held)
