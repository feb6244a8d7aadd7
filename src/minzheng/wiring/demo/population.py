"""Writes made-up families into the registers, many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from minzheng.kernel.doer import SYSTEM
from minzheng.registers.households.api import Household, NewHousehold, bulk_open_households
from minzheng.registers.people.api import NewPerson, Person, bulk_register_people
from minzheng.wiring.demo.families import HOUSING_WORDS, LOADED_ON, Family, Maker, Member

SOURCE = "演示数据"


@dataclass(frozen=True)
class Home:
    """A family as the registers have it: its household and its people, head first."""

    family: Family
    household: Household
    people: tuple[Person, ...]


def settle(families: Sequence[Family]) -> list[Home]:
    """Register the people and open the households, in the order given."""
    rows = (_new_person(member, family) for family in families for member in family.members)
    people = iter(bulk_register_people(rows, by=SYSTEM, on=LOADED_ON, source=SOURCE))
    groups = [tuple(next(people) for _ in family.members) for family in families]
    opened = bulk_open_households(map(_new_household, families, groups), by=SYSTEM)
    return [Home(*each) for each in zip(families, opened, groups, strict=True)]


def fill_up(maker: Maker, people: int) -> Iterator[Family]:
    """Ordinary families until the district has exactly so many people."""
    while maker.people < people:
        yield maker.ordinary() if people - maker.people > LARGEST else maker.single()


LARGEST = 7  # parents, three children, two grandparents


def _new_person(member: Member, family: Family) -> NewPerson:
    return NewPerson(
        name=member.name,
        id_number=member.id_number,
        phone=member.phone,
        registered_division=family.village.code,
        living_division=family.village.code,
        address=family.address,
        **asdict(member.traits),
    )


def _new_household(family: Family, people: tuple[Person, ...]) -> NewHousehold:
    pairs = zip(people[1:], family.members[1:], strict=True)
    return NewHousehold(
        head=people[0],
        division_code=family.village.code,
        since=family.since,
        address=family.address,
        housing=HOUSING_WORDS[family.housing],
        members=tuple((person, member.relation) for person, member in pairs),
    )
