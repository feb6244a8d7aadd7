"""What happens to a person's data on the way into a record, by the kind of the record."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city import name_signs as ns
from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.identity_numbers import as_text, mistyped
from minzheng.wiring.city.linkage_truth import People, Records, division_of, phone_of

# Share of all records, whatever their kind.
PHONE_MISSING, PHONE_OTHER, ADDRESS_MISSING, ADDRESS_OTHERWISE = 0.15, 0.08, 0.10, 0.25
WITHOUT_NUMBER = ("id_missing", "homophone", "variant", "two_character", "minority", "twin",
                  "shared_phone", "birth_wrong")  # fmt: skip
HALF_WITHOUT = ("moved", "name_changed")
TWO_CHARACTERS_WRONG = 0.4
STREETS = ("中山路", "人民路", "解放路", "建设路", "新华街", "文明巷", "和平路", "东风街", "光明路",
           "荔园路", "兴业街", "青年路")  # fmt: skip


@dataclass(frozen=True)
class Noisy:
    """The columns of the records after the noise."""

    id_number: pa.Array
    name: pa.Array
    born_on: np.ndarray
    phone: pa.Array
    address: pa.Array
    division: np.ndarray


def apply_noise(records: Records, people: People, chance: Chance) -> Noisy:
    """The records as they are delivered."""
    home = _homes(records, people, chance)
    return Noisy(
        _id_numbers(records, people, chance),
        _names(records, people, chance),
        _births(records, people, chance),
        _phones(records, people, chance),
        _addresses(records, home, chance),
        division_of(home, chance),
    )


def _homes(records: Records, people: People, chance: Chance) -> np.ndarray:
    """Whoever moved lives in a home of her own, of a number that no family has."""
    moved = records.are("moved")
    home: np.ndarray = np.where(
        moved, len(people.home) + records.number, people.home[records.person]
    )
    return home


def _id_numbers(records: Records, people: People, chance: Chance) -> pa.Array:
    rows = people.number[records.person]
    number, who = as_text(rows), records.number
    typo = np.flatnonzero(records.are("id_typo"))
    wrong = mistyped(rows[typo], chance, typo)
    number = pc.replace_with_mask(number, pa.array(records.are("id_typo")), wrong)
    missing = records.are(*WITHOUT_NUMBER)
    missing |= records.are(*HALF_WITHOUT) & chance.happens("no number", who, 0.5)
    return pc.if_else(pa.array(missing), pa.scalar(None, pa.string()), number)


def _names(records: Records, people: People, chance: Chance) -> pa.Array:
    """The name, with the error that belongs to the kind of the record."""
    who, person = records.number, records.person
    family, first, second = people.family[person], people.first[person], people.second[person]
    minority = people.is_minority[person]
    first, second = _other_signs(records, (first, second), minority, chance)
    changed = records.are("name_changed")
    size = np.where(minority, len(ns.FIRST_OF_MINORITY), len(ns.GIVEN))
    first = np.where(changed, (first + 1 + chance.whole("new", who, size - 1)) % size, first)
    han = ns.full_names(family, first % len(ns.signs()), second % len(ns.signs()))
    dot = np.where(records.are("minority"), chance.whole("dot", who, len(ns.DOTS)), 0)
    least = len(ns.FIRST_OF_MINORITY), len(ns.SECOND_OF_MINORITY)
    other = ns.minority_names(first % least[0], second % least[1], dot)
    return pc.if_else(pa.array(minority), other, han)


def _other_signs(
    records: Records, signs: tuple[np.ndarray, np.ndarray], minority: np.ndarray, chance: Chance
) -> tuple[np.ndarray, np.ndarray]:
    """Homophones and variants; of two signs only the one meant by the kind is wrong."""
    first, second = signs
    who = records.number
    alike = records.are("homophone")
    alike |= records.are("two_character") & chance.happens("short", who, TWO_CHARACTERS_WRONG)
    alike &= ~minority
    at_second = (second != ns.NONE) & chance.happens("which", who, 0.5) & alike
    at_first = alike & ~at_second
    han = np.minimum(first, ns.NONE), np.minimum(second, ns.NONE)
    first = np.where(at_first, ns.sounding_like(han[0], chance, who), first)
    second = np.where(at_second, ns.sounding_like(han[1], chance, who), second)
    older = records.are("variant") & ~minority
    return np.where(older, ns.variant(han[0]), first), second


def _births(records: Records, people: People, chance: Chance) -> np.ndarray:
    """A wrong day: day and month swapped where that is a day, else the year off by one or ten."""
    born = people.born[records.person].astype("M8[D]")
    month = born.astype("M8[M]")
    number, day = month.astype(np.int64) % 12, (born - month).astype(np.int64)
    swapped = month - number.astype("m8[M]") + np.minimum(day, 11).astype("m8[M]")
    swapped_day = swapped.astype("M8[D]") + number.astype("m8[D]")
    years = np.array((1, -1, 10, -10))[chance.whole("years", records.number, 4)]
    off = (month + (years * 12).astype("m8[M]")).astype("M8[D]") + np.minimum(day, 27)
    can_swap = (day < 12) & (day != number) & chance.happens("swapped", records.number, 0.6)
    wrong = np.where(can_swap, swapped_day, off)
    written: np.ndarray = np.where(records.are("birth_wrong"), wrong, born)
    return written


def _phones(records: Records, people: People, chance: Chance) -> pa.Array:
    who = records.number
    phone = people.phone[records.person]
    new = chance.happens("other phone", who, PHONE_OTHER)
    new |= records.are("moved") & chance.happens("moved phone", who, 0.5)
    new &= ~records.are("shared_phone")
    phone = np.where(new, phone_of(who, 15_000_000_000), phone)
    missing = chance.happens("no phone", who, PHONE_MISSING) & ~records.are("shared_phone")
    return pc.cast(pa.array(phone, mask=missing), pa.string())


def _addresses(records: Records, home: np.ndarray, chance: Chance) -> pa.Array:
    """Street, number, building and room; written in one of three ways, or missing."""
    street = pa.array(STREETS).take(pa.array(chance.whole("street", home, len(STREETS))))
    house, building, room = (
        pc.cast(pa.array(1 + chance.whole(about, home, below)), pa.string())
        for about, below in (("house", 200), ("building", 30), ("room", 1600))
    )
    usual = pc.binary_join_element_wise(street, house, "号", building, "栋", room, "房", "")
    short = pc.binary_join_element_wise(street, house, "号", building, "-", room, "")
    other = pa.array(chance.happens("address way", records.number, ADDRESS_OTHERWISE))
    written = pc.if_else(other, short, usual)
    missing = pa.array(chance.happens("no address", records.number, ADDRESS_MISSING))
    return pc.if_else(missing, pa.scalar(None, pa.string()), written)
