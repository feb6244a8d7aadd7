"""The people of the city: families that go together, in any chunk alike."""

import numpy as np
import pyarrow.compute as pc

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city.chance import BEGIN, Chance
from minzheng.wiring.city.citizens import Citizens
from minzheng.wiring.city.life import life_of
from minzheng.wiring.city.making import CHUNK, City

ON = np.datetime64("2026-11-20")


def everybody(people: int = 30_000, seed: int = 11) -> Citizens:
    (chunk,) = City.of(people, seed).chunks()
    return chunk


def test_everybody_has_a_number_of_her_own_and_a_home_with_one_head() -> None:
    people = everybody()

    assert pc.count_distinct(people.number).as_py() == len(people)
    heads = people.who[people.relation == c.SELF]
    assert set(people.home.tolist()) == set(heads.tolist())


def test_ages_are_plausible() -> None:
    people = everybody()
    age = people.age(BEGIN)
    head = dict(zip(people.who.tolist(), age.tolist(), strict=True))

    assert age.min() >= 0
    assert age.max() < 100
    child = np.isin(people.relation, (c.SON, c.DAUGHTER))
    older = np.array([head[home] for home in people.home[child]]) - age[child]
    assert older.min() >= 20
    assert 0.15 < (age >= 60).mean() < 0.35


def test_a_smaller_city_is_the_beginning_of_a_larger_one_but_for_villages() -> None:
    small, large = everybody(1_600), everybody(1_600 * 2)

    assert small.name.to_pylist() == large.name.to_pylist()[:1_600]
    assert small.born.tolist() == large.born.tolist()[:1_600]


def test_chunks_hold_whole_families() -> None:
    assert CHUNK % 16 == 0
    people = everybody(3_200)
    assert (people.home // 16 == people.who // 16).all()


def test_what_has_happened_stays_happened() -> None:
    people, chance = everybody(), Chance(11)
    today = life_of(people, ON, chance)
    later = life_of(people, ON + np.timedelta64(30, "D"), chance)

    for name in ("died", "moved", "hired", "married", "entered", "deregistered"):
        before, after = getattr(today, name), getattr(later, name)
        known = ~np.isnat(before)
        assert (before[known] == after[known]).all(), name
        assert (after[~np.isnat(after) & ~known] > ON).all(), name


def test_only_the_dead_are_cremated_and_only_after_death() -> None:
    life = life_of(everybody(), ON, Chance(11))
    burnt = ~np.isnat(life.cremated)

    assert (life.cremated[burnt] > life.died[burnt]).all()
    assert (~np.isnat(life.died)).sum() > burnt.sum() > 0


def test_a_death_that_the_bureau_knows_is_the_day_of_death() -> None:
    people = everybody(160)
    known = people.died.copy()
    known[3] = np.datetime64("2026-05-05")
    people = Citizens(**{**vars(people), "died": known})

    assert life_of(people, ON, Chance(1)).died[3] == np.datetime64("2026-05-05")


def test_nothing_is_hidden_by_those_who_are_not_poor() -> None:
    people = everybody()
    life = life_of(people, ON, Chance(11))

    assert all(has.any() for has in life.hidden.values())
    assert not any((has & ~people.poor).any() for has in life.hidden.values())
