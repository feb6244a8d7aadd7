"""The solver keeps every limit, is as good as trying everything, and always says the same."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import coo_array, vstack

from minzheng.engines.needs.explaining import reaches, weigh_pair
from minzheng.engines.needs.improving import improve
from minzheng.engines.needs.network import NOBODY, Network, total_cost
from minzheng.engines.needs.solving import FEW, assign
from minzheng.engines.needs.weighing import Given, Terms, Wanted, has_skills, network_of

TERMS = Terms(
    reach_km=10, km=10, yuan=1, language=60, sex=60, time=30, half=10, full=20, missed=1_000,
    urgent=400, wait=10, town=5, candidates=40,
)  # fmt: skip
VILLAGES = ("440118101201", "440118101202", "440118102201")
TIMES, SEXES, LANGUAGES = ("weekday_am", "weekend"), ("male", "female"), ("cantonese", "hakka")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    needs, supplies = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    pairs = sorted(
        draw(st.sets(st.tuples(st.integers(0, needs - 1), st.integers(0, supplies - 1))))
    )

    def ints(low: int, high: int, size: int) -> np.ndarray:
        drawn = draw(st.lists(st.integers(low, high), min_size=size, max_size=size))
        return np.array(drawn, dtype=np.int64)

    return Network(
        ints(1, 4, needs), ints(500, 900, needs), ints(1, 8, supplies), ints(0, 2, supplies),
        np.array([pair[0] for pair in pairs], dtype=np.int64),
        np.array([pair[1] for pair in pairs], dtype=np.int64),
        ints(0, 100, len(pairs)), ((0.0, 0), (0.5, 3), (0.8, 7)),
    )  # fmt: skip


def allowed(network: Network, chosen: np.ndarray) -> bool:
    held = chosen[chosen != NOBODY]
    load = np.bincount(
        network.supply[held], network.sizes[network.need[held]], len(network.capacity)
    )
    return bool((load <= network.rooms).all())


def best_of_all(network: Network) -> int:
    """The least cost of everything that is allowed, by trying."""
    choices = [
        [NOBODY, *np.flatnonzero(network.need == need)] for need in range(len(network.sizes))
    ]
    tried = (np.array(each, dtype=np.int64) for each in product(*choices))
    return min(total_cost(network, each) for each in tried if allowed(network, each))


@settings(max_examples=60, deadline=None)
@given(networks())
def test_limits_hold_and_the_cost_is_near_the_least(network: Network) -> None:
    chosen = assign(network)

    placed = np.flatnonzero(chosen != NOBODY)
    assert (network.need[chosen[placed]] == placed).all()
    assert allowed(network, chosen)
    assert total_cost(network, chosen) <= best_of_all(network) * 1.01 + 1
    assert (assign(network) == chosen).all()


@st.composite
def crowds(draw: st.DrawFn) -> Network:
    """More pairs than are solved exactly, and hardly room for all."""
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    needs, supplies = 250, 8
    need, supply = np.nonzero(chance.random((needs, supplies)) < 0.7)
    return Network(
        chance.integers(1, 6, needs), chance.integers(800, 2_000, needs),
        chance.integers(55, 140, supplies), chance.integers(0, 5, supplies), need, supply,
        chance.integers(0, 400, len(need)),
    )  # fmt: skip


@settings(max_examples=10, deadline=None)
@given(crowds())
def test_a_crowd_keeps_every_limit_and_comes_near_the_bound(network: Network) -> None:
    heard: list[tuple[int, int]] = []

    chosen = assign(network, lambda done, total: heard.append((done, total)))

    assert len(network.need) > FEW
    assert allowed(network, chosen)
    assert total_cost(network, chosen) <= bound_of(network) * 1.1
    assert heard[-1][0] <= heard[-1][1] == len(network.sizes)


@settings(max_examples=20, deadline=None)
@given(crowds())
def test_moves_only_ever_make_it_cheaper(network: Network) -> None:
    nobody = np.full(len(network.sizes), NOBODY, dtype=np.int64)

    better = improve(network, nobody)

    assert allowed(network, better)
    assert total_cost(network, better) < total_cost(network, nobody)
    assert total_cost(network, improve(network, better)) == total_cost(network, better)
    assert (nobody == NOBODY).all()


def bound_of(network: Network) -> float:
    """What it costs at least: needs may be shared, and supplies may be filled to the brim."""
    gain = network.cost - network.missed[network.need]
    columns, houses = np.arange(len(network.need)), len(network.capacity)
    once = coo_array((np.ones(len(columns)), (network.need, columns)))
    rows = (network.sizes[network.need].astype(float), (network.supply, columns))
    limits = np.concatenate((np.ones(once.shape[0]), network.rooms))
    room = coo_array(rows, shape=(houses, len(columns)))
    found = linprog(gain, A_ub=vstack([once, room], format="csr"), b_ub=limits, bounds=(0, 1))
    return float(found.fun + network.missed.sum())


def test_where_needs_are_of_one_size_it_is_exact() -> None:
    chance = np.random.default_rng(7)
    for _ in range(10):
        need, supply = np.nonzero(chance.random((6, 3)) < 0.7)
        network = Network(
            np.ones(6, dtype=np.int64), np.full(6, 800), np.full(3, 2), np.zeros(3, dtype=np.int64),
            need, supply, chance.integers(0, 300, len(need)),
        )  # fmt: skip
        assert total_cost(network, assign(network)) == best_of_all(network)


@st.composite
def wanteds(draw: st.DrawFn) -> Wanted:
    return Wanted(
        1, "bath", draw(st.sampled_from(VILLAGES)), draw(st.integers(1, 5)),
        language=draw(st.sampled_from(("", *LANGUAGES))), sex=draw(st.sampled_from(("", *SEXES))),
        times=tuple(draw(st.sets(st.sampled_from(TIMES)))), position=draw(positions()),
    )  # fmt: skip


def positions() -> st.SearchStrategy[tuple[float, float] | None]:
    return st.none() | st.tuples(st.floats(23.2, 23.4), st.floats(113.7, 113.9))


@st.composite
def givens(draw: st.DrawFn) -> Given:
    sets = [frozenset(draw(st.sets(st.sampled_from(each)))) for each in (LANGUAGES, SEXES, TIMES)]
    return Given(
        1, "bath", draw(st.sampled_from(VILLAGES)), 10, 0, draw(st.integers(0, 20_000)),
        areas=tuple(draw(st.sets(st.sampled_from(("440118101", "440118102201"))))),
        radius_km=draw(st.none() | st.integers(1, 30)),
        skills=frozenset(draw(st.sets(st.sampled_from(("care",))))),
        languages=sets[0], sexes=sets[1], times=sets[2], position=draw(positions()),
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(wanteds(), givens())
def test_what_is_said_of_a_pair_is_what_was_reckoned(wanted: Wanted, giver: Given) -> None:
    network = network_of([wanted], [giver], TERMS)

    possible = has_skills(giver) and reaches(wanted, giver, TERMS)
    assert bool(len(network.need)) == possible
    if possible:
        assert weigh_pair(wanted, giver, TERMS).points == network.cost[0]


@pytest.mark.parametrize("most", [1, 3])
def test_only_the_cheapest_candidates_are_compared(most: int) -> None:
    wanted = Wanted(1, "lunch", VILLAGES[0], 1, position=(23.3, 113.8))
    givers = [
        Given(key, "lunch", VILLAGES[0], 5, price=100 * key, position=(23.3, 113.8))
        for key in range(1, 6)
    ]
    few = Terms(**{**TERMS.as_json(), "candidates": most})

    network = network_of([wanted], givers, few)

    assert network.supply.tolist() == list(range(most))
