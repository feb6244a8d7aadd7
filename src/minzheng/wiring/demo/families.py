"""Made-up families, whole: names, numbers, traits, home, income and property."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from minzheng.wiring.demo import names
from minzheng.wiring.demo import relations as rel
from minzheng.wiring.demo.economy import (
    Income,
    Property,
    borderline,
    cause_of,
    in_need,
    income_of,
    property_of,
    well_off,
)
from minzheng.wiring.demo.numbers import Numbers
from minzheng.wiring.demo.places import Village, towns
from minzheng.wiring.demo.shapes import Shape, Slot, any_shape, single_adult
from minzheng.wiring.demo.traits import Traits, traits_of

LOADED_ON = date(2026, 4, 1)  # the day the registers were filled
EVERY_UNUSUAL = 40  # every 40th head of a family has a name that systems stumble over
HOUSING = (1, 1, 1, 1, 3, 2, 4)  # 自有 most, 租住私房, 租住公房, 借住
HOUSING_WORDS = {1: "自有", 2: "租住公房", 3: "租住私房", 4: "借住"}


@dataclass(frozen=True)
class Member:
    """A person to be registered, with what she really earns."""

    name: str
    relation: int
    is_male: bool
    born_on: date
    id_number: str
    phone: str
    traits: Traits
    income: Income


@dataclass(frozen=True)
class Family:
    """A family to be registered, head first."""

    members: tuple[Member, ...]
    village: Village
    address: str
    since: date
    housing: int
    property: Property
    cause: int
    account: str


@dataclass
class Maker:
    """Makes one family after another; the same seed makes the same ones."""

    seed: int
    chance: Random
    numbers: Numbers
    villages: tuple[Village, ...]
    made: int = 0
    village: int = 0  # the next one's, by its place
    people: int = 0

    def begin(self, key: str) -> None:
        """Let chance and village of the next family follow from a word alone."""
        self.chance.seed(f"{self.seed}:{key}")
        self.village = self.chance.randrange(len(self.villages))

    def ordinary(self) -> Family:
        """A family as there are many."""
        return self.family(any_shape(self.chance), is_needy=self.chance.random() < 0.02)

    def single(self) -> Family:
        """One person alone, to make up the number."""
        return self.family(single_adult(self.chance), is_needy=False)

    def needy(self, shape: Shape) -> Family:
        """A family that has too little to live on."""
        return self.family(shape, is_needy=True)

    def well_off(self, shape: Shape) -> Family:
        """A family that has too much to be helped."""
        family = self.family(shape, is_needy=True)
        incomes = well_off([member.income for member in family.members], self.chance)
        return earning(family, incomes)

    def borderline(self, shape: Shape) -> Family:
        """A family a little above the standard."""
        family = self.family(shape, is_needy=True)
        return earning(family, borderline([member.income for member in family.members]))

    def family(self, shape: Shape, *, is_needy: bool) -> Family:
        """A family of a shape, living in the next village."""
        village = self.villages[self.village % len(self.villages)]
        self.village, self.made = self.village + 1, self.made + 1
        traits = [
            traits_of(slot, self.chance, is_alone=_is_alone(shape), is_needy=is_needy)
            for slot in shape
        ]
        incomes = [
            income_of(slot.age, each, self.chance) for slot, each in zip(shape, traits, strict=True)
        ]
        if is_needy:
            incomes = in_need(incomes)
        members = tuple(self._members(shape, traits, incomes))
        return Family(
            members=members,
            village=village,
            address=self._address(village),
            since=_since(members, self.chance),
            housing=self.chance.choice(HOUSING),
            property=property_of(self.chance, is_needy=is_needy),
            cause=cause_of(traits),
            account=self.numbers.account(),
        )

    def _members(
        self, shape: Shape, traits: list[Traits], incomes: list[Income]
    ) -> Iterator[Member]:
        surname = names.surname(self.chance)
        for slot, each, income in zip(shape, traits, incomes, strict=True):
            self.people += 1
            born_on = _born_on(slot, self.chance)
            own = surname if slot.is_kin else names.surname(self.chance)
            name = self._name(slot, own, born_on.year)
            yield Member(
                name=name,
                relation=slot.relation,
                is_male=slot.is_male,
                born_on=born_on,
                id_number=self.numbers.identity(born_on, is_male=slot.is_male),
                phone=self.numbers.phone() if slot.age >= 14 else "",
                traits=replace(each, ethnicity=names.UYGHUR) if "·" in name else each,
                income=income,
            )

    def _name(self, slot: Slot, surname: str, year: int) -> str:
        """Heads only bear unusual names, so that a family's surnames go together."""
        if slot.relation == rel.SELF and self.made % EVERY_UNUSUAL == 0:
            unusual = names.UNUSUAL[slot.is_male]
            return unusual[self.made // EVERY_UNUSUAL % len(unusual)]
        return surname + names.given_name(self.chance, is_male=slot.is_male, year=year)

    def _address(self, village: Village) -> str:
        number = self.chance.randint(1, 98)
        if village.name.endswith("社区"):
            road = self.chance.choice(("云岭路", "书院街", "渡头路", "榕荫巷", "新桥路"))
            return f"{village.town_name}{village.name}{road}{number}号"
        return f"{village.town_name}{village.name}{self.chance.randint(1, 9)}队{number}号"


def earning(family: Family, incomes: list[Income]) -> Family:
    """The same family with these incomes, in the order of its members."""
    pairs = zip(family.members, incomes, strict=True)
    return replace(family, members=tuple(replace(m, income=income) for m, income in pairs))


def special(family: Family, traits: Mapping[int, Mapping[str, Any]]) -> Family:
    """The same family with what a story says of its members, by place."""
    members = list(family.members)
    for place, changed in traits.items():
        members[place] = replace(members[place], traits=replace(members[place].traits, **changed))
    return replace(family, members=tuple(members))


def moved(family: Family, village: Village) -> Family:
    """The same family in another village, at the same number."""
    here, there = (f"{v.town_name}{v.name}" for v in (family.village, village))
    return replace(family, village=village, address=family.address.replace(here, there))


def maker(seed: int) -> Maker:
    """The maker of a district's families."""
    villages = tuple(village for town in towns() for village in town.villages)
    return Maker(seed, Random(seed), Numbers(LOADED_ON), villages)  # noqa: S311  # made-up people


def _is_alone(shape: Shape) -> bool:
    return not any(slot.relation == rel.WIFE for slot in shape)


def _born_on(slot: Slot, chance: Random) -> date:
    """A day in the year before the registers were filled, so many years back."""
    latest = date(LOADED_ON.year - slot.age, LOADED_ON.month, LOADED_ON.day)
    return latest - timedelta(days=chance.randrange(1, 365))


def _since(members: tuple[Member, ...], chance: Random) -> date:
    """The household stands since its youngest member was born, or since some day before."""
    settled = date(chance.randint(2010, 2020), chance.randint(1, 12), chance.randint(1, 28))
    return max(settled, *(member.born_on for member in members))
