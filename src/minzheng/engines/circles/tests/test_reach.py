"""The fast way finds what comparing everybody with everything finds; room is promised once."""

from itertools import combinations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from minzheng.engines.circles.reaching import (
    EARTH_METRES,
    Homes,
    Sites,
    best,
    gain,
    nearest,
    pairs_of,
    serve,
)

north, east = st.floats(23.28, 23.32), st.floats(113.78, 113.82)
home = st.tuples(north, east, st.sampled_from((500.0, 773.0, 1546.0)), st.integers(0, 90))
site = st.tuples(north, east, st.one_of(st.none(), st.integers(0, 300)))
worlds = st.tuples(st.lists(home, min_size=1, max_size=12), st.lists(site, max_size=7))
World = tuple[list[tuple[float, float, float, int]], list[tuple[float, float, int | None]]]


def world(told: World) -> tuple[Homes, Sites]:
    homes = np.array(told[0], dtype=float)
    sites = np.array(
        [(n, e, np.nan if room is None else room) for n, e, room in told[1]], dtype=float
    ).reshape(-1, 3)
    return Homes(*homes.T), Sites(*sites.T)


def metres(homes: Homes, sites: Sites) -> np.ndarray:
    """Everybody to everything, by haversine."""
    a, b = np.radians(homes.latitude)[:, None], np.radians(sites.latitude)[None, :]
    wide = np.radians(homes.longitude)[:, None] - np.radians(sites.longitude)[None, :]
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(wide / 2) ** 2
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(half)))


def sharp(homes: Homes, far: np.ndarray) -> None:
    """Leave out worlds in which somebody stands on the very edge of her reach."""
    assume(not far.size or np.abs(far - homes.reach[:, None]).min() > 1e-3)


@given(worlds)
def test_the_fast_way_equals_brute_force(told: World) -> None:
    homes, sites = world(told)
    far = metres(homes, sites)
    sharp(homes, far)
    near = far <= homes.reach[:, None]

    found = serve(homes, sites)

    demand = (near * homes.people[:, None]).sum(axis=0)
    room = np.nan_to_num(sites.room)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(demand > 0, np.minimum(room / demand, 1), 0)
    np.testing.assert_allclose(found.demand, demand)
    np.testing.assert_array_equal(found.reached, near.any(axis=1))
    np.testing.assert_allclose(found.access, (near * share).sum(axis=1), atol=1e-12)


@given(worlds)
def test_nobody_is_promised_room_twice(told: World) -> None:
    homes, sites = world(told)

    found = serve(homes, sites)

    covered = (found.covered * homes.people).sum()
    assert covered <= np.nan_to_num(sites.room).sum() + 1e-6
    assert covered <= (found.reached * homes.people).sum() + 1e-6


@given(worlds, site)
def test_what_one_more_place_adds_is_exact(
    told: World, more: tuple[float, float, int | None]
) -> None:
    homes, sites = world(told)
    _, one = world((told[0], [more]))
    before = serve(homes, sites)
    alone = pairs_of(homes, one)

    added = gain(homes, before.access, alone.home, float(serve(homes, one, alone).share[0]))

    _, both = world((told[0], [*told[1], more]))
    after = (serve(homes, both).covered * homes.people).sum()
    assert np.isclose(after - (before.covered * homes.people).sum(), added, atol=1e-6)


@given(worlds)
def test_the_best_two_lose_little_against_every_pair(told: World) -> None:
    homes, sites = world(told)
    assume(len(sites) >= 2)
    nothing = np.zeros(len(homes))

    chosen = best(homes, nothing, sites, 2)

    told_gain = sum(added for _, added in chosen)
    every = [_covered(told, pair) for pair in combinations(range(len(sites)), 2)]
    first = max(_covered(told, (at,)) for at in range(len(sites)))
    assert told_gain >= (1 - 1 / np.e) * max(every) - 1e-6
    assert told_gain >= first - 1e-6
    if chosen:
        assert np.isclose(told_gain, _covered(told, tuple(at for at, _ in chosen)), atol=1e-6)


def _covered(told: World, chosen: tuple[int, ...]) -> float:
    homes, sites = world((told[0], [told[1][at] for at in chosen]))
    return float((serve(homes, sites).covered * homes.people).sum())


@given(worlds)
def test_the_nearest_is_the_nearest(told: World) -> None:
    homes, sites = world(told)
    assume(len(sites))

    _, far = nearest(homes, sites)

    np.testing.assert_allclose(far, metres(homes, sites).min(axis=1), atol=0.01)


def test_sixty_seats_do_not_cover_three_thousand() -> None:
    many = Homes(*(np.array([each]) for each in (23.29, 113.81, 773.0, 3_000.0)))
    one = Sites(np.array([23.29]), np.array([113.81]), np.array([60.0 * 4]))

    found = serve(many, one)

    assert found.reached.all()
    assert round(float(found.covered[0] * 3_000)) == 240
