"""Makes the people of the city from a seed: families, names, numbers, work, income, property.

Everything is drawn by the number of the person or of the head of her family, so part of the city
is the same as that part of the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city import name_signs as ns
from minzheng.wiring.city import shapes as sh
from minzheng.wiring.city.chance import BEGIN, Chance
from minzheng.wiring.city.citizens import Citizens
from minzheng.wiring.city.ground import Ground
from minzheng.wiring.city.identity_numbers import as_text, numbers_of
from minzheng.wiring.city.livelihood import Folk, livelihood_of
from minzheng.wiring.city.shapes import Places, places_of

YEAR = 365.2425
CHUNK = sh.BLOCK * 16_384
POOR = 0.045  # share of families that live on relief
MINORITY = 0.02
ISSUED_HERE = 0.85  # share of numbers first given in the own district
ELSEWHERE = np.array((330213, 360702, 441402, 441422, 450103, 430104, 510107, 653101))
SCATTER = 618_033_989  # odd and no multiple of 5: no two people get one phone


@dataclass(frozen=True)
class City:
    """A city of so many people: their skeletons are made once, the rest chunk by chunk."""

    people: int
    seed: int
    ground: Ground
    born: np.ndarray
    is_male: np.ndarray
    number: np.ndarray

    @classmethod
    def of(
        cls,
        people: int,
        seed: int,
        *,
        ground: Ground | None = None,
        issued: np.ndarray | None = None,
    ) -> "City":
        """Decide birth, sex and number of everybody, so that no number is given twice.

        `issued`: the districts that gave out their numbers, the own one by default.
        """
        ground, chance = ground or Ground.for_people(people), Chance(seed)
        who = np.arange(people)
        at = places_of(who, chance)
        born, is_male = _born(who, at, chance), _sexes(who, at, chance)
        here = ground.codes[chance.whole("village", at.head, len(ground.codes))] // 1_000_000
        if issued is not None:
            here = issued[chance.whole("district", who, len(issued))]
        far = ELSEWHERE[chance.whole("issued", who, len(ELSEWHERE))]
        first = np.where(chance.happens("here", who, ISSUED_HERE), here, far)
        return cls(people, seed, ground, born, is_male, numbers_of(first, born, is_male))

    def chunks(self) -> Iterator[Citizens]:
        """The people, some hundred thousand at a time; families stay whole."""
        for first in range(0, self.people, CHUNK):
            yield _citizens(self, np.arange(first, min(first + CHUNK, self.people)))


def _citizens(city: City, who: np.ndarray) -> Citizens:
    chance = Chance(city.seed)
    at = places_of(who, chance)
    village = chance.whole("village", at.head, len(city.ground.codes))
    minority = chance.happens("minority", at.head, MINORITY)
    age = ((BEGIN - city.born[who]).astype(np.int64) / YEAR).astype(np.int64)
    is_male = city.is_male[who].astype(bool)
    poor = chance.happens("poor", at.head, POOR)
    return Citizens(
        who=who,
        number=as_text(city.number[who]),
        name=_names(who, at, minority, chance),
        is_male=is_male,
        born=city.born[who],
        home=at.head,
        relation=_relations(at, is_male),
        division=city.ground.codes[village],
        address=_addresses(city, at, village, chance),
        phone=_phones(who, age),
        ethnicity=np.where(minority, c.UYGHUR, c.HAN),
        poor=poor,
        died=np.full(len(who), c.NEVER),
        unsaid_pension=np.zeros(len(who), np.int64),
        **livelihood_of(Folk(who, at, age, poor, chance)),
    )


def _born(who: np.ndarray, at: Places, chance: Chance) -> np.ndarray:
    low, high = (np.array([shape[i] for shape in sh.SHAPES])[at.shape] for i in (1, 2))
    head = low + (high - low) * chance.unit("age", at.head)
    draw = chance.unit("own age", who)
    father = head + 22 + 7 * chance.unit("older", at.head)
    ages = {
        sh.HEAD: head, sh.SPOUSE: head - 4 + 6 * draw, sh.CHILD: head - 22 - 14 * draw,
        sh.FATHER: father, sh.MOTHER: father - 4 * draw, sh.GRAND: head - 46 - 10 * draw,
    }  # fmt: skip
    age = np.select([at.place == place for place in ages], list(ages.values()))
    age = np.maximum(age, np.where(at.place == sh.SPOUSE, 20.5, draw))
    born: np.ndarray = BEGIN - (age * YEAR).astype(np.int64).astype("m8[D]")
    return born


def _sexes(who: np.ndarray, at: Places, chance: Chance) -> np.ndarray:
    share = np.array([shape[3] for shape in sh.SHAPES])[at.shape]
    drawn = chance.happens("sex", who, np.where(at.place == sh.HEAD, share, 0.52))
    fixed = {sh.SPOUSE: False, sh.MOTHER: False, sh.FATHER: True}
    sexes: np.ndarray = np.select(
        [at.place == place for place in fixed],
        [np.full(len(who), male) for male in fixed.values()], drawn,
    ).astype(np.int64)  # fmt: skip
    return sexes


def _relations(at: Places, is_male: np.ndarray) -> np.ndarray:
    child = np.where(is_male, c.SON, c.DAUGHTER)
    elders = np.isin(at.place, (sh.FATHER, sh.MOTHER))
    codes: np.ndarray = np.select(
        [at.place == sh.HEAD, at.place == sh.SPOUSE, at.place == sh.CHILD, elders],
        [c.SELF, c.WIFE, child, c.PARENT], c.GRANDCHILD,
    )  # fmt: skip
    return codes


def _names(who: np.ndarray, at: Places, minority: np.ndarray, chance: Chance) -> pa.Array:
    """Those of one family bear the surname of its head, but for a wife and a mother."""
    own = np.isin(at.place, (sh.SPOUSE, sh.MOTHER))
    family = chance.pick("family", np.where(own, who, at.head), ns.FREQUENT)
    first, second = (chance.whole(about, who, len(ns.GIVEN)) for about in ("first", "second"))
    second = np.where(chance.happens("single", who, 0.15), ns.NONE, second)
    han = ns.full_names(family, first, second)
    other = ns.minority_names(
        first % len(ns.FIRST_OF_MINORITY),
        second % len(ns.SECOND_OF_MINORITY),
        np.zeros(len(who), np.int64),
    )
    return pc.if_else(pa.array(minority), other, han)


def _addresses(city: City, at: Places, village: np.ndarray, chance: Chance) -> pa.Array:
    names = city.ground.names.take(pa.array(village))
    group, house = (
        pc.cast(pa.array(1 + chance.whole(about, at.head, below)), pa.string())
        for about, below in (("group", 12), ("house", 180))
    )
    return pc.binary_join_element_wise(names, group, "组", house, "号", "")


def _phones(who: np.ndarray, age: np.ndarray) -> pa.Array:
    """Eleven digits of a block that nobody has; children have none."""
    number = 19_600_000_000 + who * SCATTER % 10**8
    return pc.cast(pa.array(number, mask=age < 14), pa.string())
