"""Towns beside each other: who is alike is not accused, who is apart is found, limits are exact."""

import random
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_B
from minzheng.engines.cases.api import Case, CaseStep, Decision
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.payments.api import Wish, approve_correction
from minzheng.engines.supervision.api import (
    AMOUNT,
    OUTER,
    Seen,
    ask_right_amount,
    compare,
    limits,
    monitor,
)
from minzheng.engines.supervision.statistics import kept_of, quantile, spread_of, tails
from minzheng.engines.supervision.testing import copied
from minzheng.engines.supervision.tests.conftest import NOW, Ground
from minzheng.engines.supervision.tests.test_correct import LATER, finding_of
from minzheng.engines.supervision.tests.test_review import DECEMBER

TOWNS, WORLDS = 13, 150


def world(chance: random.Random, shares: dict[str, float]) -> list[Seen]:
    """Thirteen towns of different sizes and mixes, alike but for their mixes."""
    found = []
    for town in range(TOWNS):
        for _ in range(chance.randint(5, 120)):
            stratum = chance.choice("甲乙") if town % 2 else "甲"
            found.append(Seen(f"镇{town}", stratum, chance.random() < shares[stratum]))
    return found


def test_no_town_is_accused_by_chance() -> None:
    chance, marked, places = random.Random(20261123), 0, 0  # noqa: S311  no secret hangs on it

    for _ in range(WORLDS):
        found = compare(world(chance, {"甲": 0.8, "乙": 0.3})).places
        marked += sum(bool(place.marked) for place in found)
        places += len(found)

    assert places == TOWNS * WORLDS
    assert marked / places <= OUTER


def test_a_town_that_differs_is_marked_with_its_direction() -> None:
    chance = random.Random(7)  # noqa: S311  no secret hangs on it
    rows = world(chance, {"甲": 0.5, "乙": 0.5})
    rows += [Seen("偏高镇", "甲", number % 20 != 0) for number in range(100)]
    rows += [Seen("偏低镇", "甲", number % 10 == 0) for number in range(100)]

    marks = {place.town: place.marked for place in compare(rows).places if place.marked}

    assert marks == {"偏高镇": "high", "偏低镇": "low"}


def test_a_town_with_another_mix_is_as_expected() -> None:
    rows = [Seen("老人镇", "甲", n % 10 != 0) for n in range(100)]
    rows += [Seen("孩子镇", "乙", n % 10 == 0) for n in range(100)]

    found = {place.town: place for place in compare(rows).places}

    assert found["老人镇"].expected == pytest.approx(90)
    assert found["老人镇"].share == pytest.approx(found["孩子镇"].share) == pytest.approx(0.5)
    assert not any(place.marked for place in found.values())


def test_wide_spread_widens_the_limits() -> None:
    assert spread_of([0.1] * 5) == 1.0  # too few to tell
    assert spread_of([3.0, -3.0] * 10) == pytest.approx(3.0)
    narrow, wide = limits(50, 0.5, OUTER), limits(50, 0.5, OUTER, 2.0)
    assert wide[0] < narrow[0] < 0.5 < narrow[1] < wide[1]


def test_several_tests_at_once_are_held_together() -> None:
    assert kept_of([]) == []
    assert kept_of([0.04] + [0.9] * 9) == [False] * 10
    assert kept_of([0.001, 0.9, 0.008]) == [True, False, True]


@given(number=st.integers(1, 60), share=st.floats(0.01, 0.99), observed=st.integers(0, 60))
def test_limits_and_tails_are_exact(number: int, share: float, observed: int) -> None:
    observed = min(observed, number)
    chances = [comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(number + 1)]

    below, above = tails(number, observed, share)
    low = quantile(number, share, 0.025)

    assert below == pytest.approx(sum(chances[: observed + 1]), abs=1e-9)
    assert above == pytest.approx(sum(chances[observed:]), abs=1e-9)
    assert sum(chances[:low]) < 0.025 + 1e-9 <= sum(chances[: low + 1]) + 2e-9


def test_towns_are_compared_over_their_own_decisions(ground: Ground) -> None:
    copied(ground.case, 4)
    copied(ground.case, 3, division_code=VILLAGE_B, end="不予批准")

    found = monitor(ground.by("district_head"), MATTER, DISTRICT, NOW)

    granted = {p.town: p for p in found.compared[0].comparison.places}
    assert (found.number, found.delegated) == (8, True)
    assert (granted[TOWN_A].number, granted[TOWN_A].observed) == (5, 5)
    assert (granted[TOWN_B].observed, granted[TOWN_B].expected) == (0, pytest.approx(3 * 5 / 8))
    assert found.compared[3].comparison.share == 0.0
    assert found.deciding == (TOWN_A, TOWN_B)
    for key in ("town_head", "finance_clerk", "discipline_inspector"):
        with pytest.raises(NotAllowed):
            monitor(ground.by(key), MATTER, DISTRICT, NOW)


def test_one_town_alone_is_compared_with_what_the_bureau_decided(ground: Ground) -> None:
    (other,) = copied(ground.case, 1, division_code=VILLAGE_B)
    CaseStep.objects.filter(decision__case=other).update(role="district_head")

    found = monitor(ground.by("district_head"), MATTER, DISTRICT, NOW)

    assert (found.number, found.deciding, found.delegated) == (2, (TOWN_A,), False)


def shown(ground: Ground, key: str) -> tuple[int, int]:
    """Of how many cases, and how many of them show what the measure counts."""
    found = monitor(ground.by("district_head"), MATTER, DISTRICT, LATER)
    (each,) = (each for each in found.compared if each.measure.key == key)
    places = each.comparison.places
    return sum(place.number for place in places), sum(place.observed for place in places)


def test_what_was_corrected_back_is_counted_once_it_is_done(ground: Ground) -> None:
    finding, wish = finding_of(ground, AMOUNT), Wish(100, DECEMBER)
    sheet = ask_right_amount(finding, wish, "算错", by=ground.by("district_clerk"), on=LATER)
    assert shown(ground, "corrected") == (1, 0)

    approve_correction(sheet, by=ground.by("district_head"), on=LATER)

    assert shown(ground, "corrected") == (1, 1)


def test_who_was_refused_and_granted_later_is_counted_as_that(ground: Ground) -> None:
    refused, again = copied(ground.case, 2, end="不予批准")
    assert shown(ground, "reversed") == (2, 0)

    Case.objects.filter(pk=refused.pk).update(end="批准")
    Decision.objects.filter(case=refused).update(decided_on=LATER)

    assert shown(ground, "reversed") == (1, 1)
    assert again.household_id == refused.household_id
