"""Which household of the population table somebody belongs to, and what one is called."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import pyarrow.compute as pc
import pyarrow.dataset as ds

from minzheng.engines.discovery.models import Entry
from minzheng.engines.screening.api import NoSnapshot, snapshot
from minzheng.registers.households.api import Household, households_of
from minzheng.registers.masking import mask_name
from minzheng.registers.people.api import Person

LAKE_HOMES = 2**40  # households only the lake knows stand below minus this, by their first person
UNREGISTERED, NAMELESS = "未建档家庭", "不知道名字"
PERSON, HOUSEHOLD = "person", "household"


def homes_of_people(people: Iterable[int], on: date) -> dict[int, int]:
    """The household's number of each person, registered (above 0) or known to the lake only."""
    wanted = set(people)
    registered = {pk for pk in wanted if pk > 0}
    homes = households_of(registered, on) if registered else {}
    found = {pk: homes[pk].pk if pk in homes else -pk for pk in registered}
    return found | _in_the_lake(wanted - registered)


def is_alone(home: int) -> bool:
    """Whether the number stands for a registered person who lives in no household."""
    return -LAKE_HOMES <= home < 0


def names_of(entries: Collection[Entry]) -> Mapping[int, str]:
    """What each entry's household is called, masked, by the entry's key. Two queries at most."""
    known = names_of_homes({entry.home for entry in entries if entry.home is not None})
    return {entry.pk: _called(entry, known) for entry in entries}


def names_of_homes(homes: Collection[int]) -> Mapping[int, str]:
    """What households are called, masked, by their number. Two queries at most."""
    called = dict.fromkeys(homes, UNREGISTERED)
    families, alone = {pk for pk in homes if pk > 0}, {-pk for pk in homes if is_alone(pk)}
    if families:
        heads = Household.objects.filter(pk__in=families).values_list("pk", "head__name")
        called |= {pk: f"{mask_name(name)}户" for pk, name in heads}
    if alone:
        people = Person.objects.filter(pk__in=alone).values_list("pk", "name")
        called |= {-pk: mask_name(name) for pk, name in people}
    return called


def _called(entry: Entry, known: Mapping[int, str]) -> str:
    if entry.home is not None:
        return known.get(entry.home, UNREGISTERED)
    who = entry.told.get("who", "")
    return mask_name(who) if who else NAMELESS


def _in_the_lake(people: set[int]) -> dict[int, int]:
    """Of those only the lake knows, by the newest population table; themselves where it is gone."""
    if not people:
        return {}
    alone = {number: number - LAKE_HOMES for number in people}
    try:
        paths = [str(persons.path) for persons, _ in snapshot().files]
    except NoSnapshot:
        return alone
    chosen = pc.field(PERSON).isin(sorted(people))
    rows = ds.dataset(paths, format="parquet").to_table([PERSON, HOUSEHOLD], filter=chosen)
    return alone | {row[PERSON]: row[HOUSEHOLD] for row in rows.to_pylist()}
