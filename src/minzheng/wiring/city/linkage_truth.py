"""The people behind the records for linkage, and which record is whose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from minzheng.wiring.city import name_signs as ns
from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.identity_numbers import numbers_of

TODAY = np.datetime64("2026-11-21")
YEAR = 365.2425
DISTRICTS = np.array([440103, 440104, 440105, 440106, 440111, 440112, 440113, 440114, 440118])
TOWNS, VILLAGES = 12, 20
MINOR_WITH_PARENT_PHONE = 14  # younger children have no phone of their own
SINGLE_SIGN = 0.15
SCATTER = 618_033_989  # odd and no multiple of 5: no two people get one phone


@dataclass(frozen=True)
class People:
    """Columns about people; a name is the numbers of its signs, `is_minority` names differ."""

    family: np.ndarray
    first: np.ndarray
    second: np.ndarray
    is_minority: np.ndarray
    is_male: np.ndarray
    born: np.ndarray
    number: np.ndarray  # identity number, eighteen bytes a row
    phone: np.ndarray
    home: np.ndarray


@dataclass(frozen=True)
class Records:
    """Which person each record is of, and the kind of its noise by its place in `names`."""

    number: np.ndarray
    person: np.ndarray
    kind: np.ndarray
    names: tuple[str, ...]

    def are(self, *kinds: str) -> np.ndarray:
        """Which records are of one of the kinds."""
        places = [place for place, name in enumerate(self.names) if name in kinds]
        return np.isin(self.kind, places)

    def persons_with(self, kind: str) -> np.ndarray:
        """The people who have a record of this kind."""
        return np.unique(self.person[self.are(kind)])


def some_people(count: int, chance: Chance, traits: Mapping[str, np.ndarray]) -> People:
    """So many people in families; `traits` names those who have a trait."""
    who = np.arange(count)
    head = _heads(who, chance)
    people = _named(who, head, chance)
    people = _with_traits(people, who, chance, traits)
    division = DISTRICTS[chance.whole("issued", people.home, len(DISTRICTS))]
    people = replace(people, number=numbers_of(division, people.born, people.is_male))
    return _with_phones(people, head, traits["shared_phone"])


def division_of(home: np.ndarray, chance: Chance) -> np.ndarray:
    """The division of twelve digits in which a home lies."""
    district = DISTRICTS[chance.whole("issued", home, len(DISTRICTS))]
    town = 901 + chance.whole("town", home, TOWNS)
    village = 1 + chance.whole("village", home, VILLAGES)
    code: np.ndarray = district * 1_000_000 + town * 1_000 + village
    return code


def phone_of(who: np.ndarray, first: int = 13_000_000_000) -> np.ndarray:
    """A number of eleven digits for each, nobody's twice below a thousand million."""
    phone: np.ndarray = first + who * SCATTER % 10**9
    return phone


def _heads(who: np.ndarray, chance: Chance) -> np.ndarray:
    """For each the head of her family: families follow one another, some 2.6 people each."""
    starts = chance.happens("starts", who, 1 / 2.6)
    starts[0] = True
    heads: np.ndarray = np.maximum.accumulate(np.where(starts, who, 0))
    return heads


def _named(who: np.ndarray, head: np.ndarray, chance: Chance) -> People:
    place = who - head  # 0 head, 1 spouse, then children
    is_wife = place == 1
    family = chance.pick("family", np.where(is_wife, who, head), ns.FREQUENT)
    first, second = (chance.whole(about, who, len(ns.GIVEN)) for about in ("first", "second"))
    second = np.where(chance.happens("single", who, SINGLE_SIGN), ns.NONE, second)
    is_male = np.where(place == 0, True, ~is_wife & chance.happens("sex", who, 0.52))
    return People(
        family, first, second, np.zeros(len(who), bool), is_male.astype(np.int64),
        _born(who, head, place, chance), np.empty((0, 18), np.uint8), phone_of(who), head,
    )  # fmt: skip


def _born(who: np.ndarray, head: np.ndarray, place: np.ndarray, chance: Chance) -> np.ndarray:
    """Days of birth: the head's, a spouse about as old, children a generation younger."""
    age = 24 + 66 * chance.unit("age", head)
    younger = 20 + 18 * chance.unit("younger", who)
    own = np.where(place == 0, age, np.where(place == 1, age - 3 + 6 * younger / 38, age - younger))
    days = np.maximum(own, chance.unit("baby", who)) * YEAR
    born: np.ndarray = TODAY - days.astype(np.int64).astype("m8[D]")
    return born


def _with_traits(
    people: People, who: np.ndarray, chance: Chance, traits: Mapping[str, np.ndarray]
) -> People:
    """Two characters, signs with variants, names with ·, twins (who are none of these)."""
    first, second, minority = people.first.copy(), people.second.copy(), people.is_minority.copy()
    some = traits["variant"]
    places = ns.with_variants()
    first[some] = places[chance.whole("variant", some, len(places))]
    second[traits["two_character"]] = ns.NONE
    some = traits["minority"]
    minority[some] = True
    first[some] = chance.whole("minority1", some, len(ns.FIRST_OF_MINORITY))
    second[some] = chance.whole("minority2", some, len(ns.SECOND_OF_MINORITY))
    people = replace(people, first=first, second=second, is_minority=minority)
    return _with_twins(people, traits["twin"])


def _with_twins(people: People, twins: np.ndarray) -> People:
    """Each second of them becomes the twin of the one before: family, birth, home, first sign."""
    elder, younger = twins[: len(twins) // 2 * 2 : 2], twins[1::2]
    columns = {name: getattr(people, name).copy() for name in ("family", "born", "home", "first")}
    for column in columns.values():
        column[younger] = column[elder]
    minority, second = people.is_minority.copy(), people.second.copy()
    minority[younger] = minority[elder]
    alike = second[younger] == second[elder]
    size = np.where(minority[younger], len(ns.SECOND_OF_MINORITY), ns.NONE)
    other = np.where(minority[younger], second[younger] % size, second[younger])
    second[younger] = np.where(alike, (second[elder] + 1) % size, other)
    return replace(people, **columns, is_minority=minority, second=second)


def _with_phones(people: People, head: np.ndarray, sharing: np.ndarray) -> People:
    """One each; young children and those who share have the phone of the head of the family."""
    shares = np.zeros(len(head), bool)
    shares[sharing] = True
    shares |= people.born > TODAY - np.timedelta64(int(MINOR_WITH_PARENT_PHONE * YEAR), "D")
    # A head who shares has the phone of a relative in the next family.
    owner = np.where(shares, np.where(head == np.arange(len(head)), head - 1, head), -1)
    return replace(people, phone=np.where(owner >= 0, people.phone[owner], people.phone))
