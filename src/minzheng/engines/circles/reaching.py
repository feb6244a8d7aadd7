"""Who is within a walk of what, and how far the room there goes: two-step floating catchment.

Step one: a place's room is shared by all who can walk to it: room / their number, at most one each.
Step two: somebody has the sum of the shares of the places she can walk to, at most one.
(Luo & Wang 2003, Environment and Planning B 30(6), 865–884; the cap at one is ours.) So nobody is
promised room twice, and what one more place adds does not change what the others give.

Points lie on a sphere, in metres; a tree finds who is near, no table of everybody by everything.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

EARTH_METRES = 6_371_009  # mean radius
CHUNK = 1 << 16


@dataclass(frozen=True, eq=False)
class Homes:
    """Where people live (degrees), how far each goes (metres in a straight line), how many."""

    latitude: np.ndarray
    longitude: np.ndarray
    reach: np.ndarray
    people: np.ndarray

    def __len__(self) -> int:
        return len(self.people)


@dataclass(frozen=True, eq=False)
class Sites:
    """Where places stand, and for how many people there is room; NaN where nobody knows."""

    latitude: np.ndarray
    longitude: np.ndarray
    room: np.ndarray

    def __len__(self) -> int:
        return len(self.room)

    @property
    def known_room(self) -> np.ndarray:
        """Room that can be counted on: what nobody knows is none."""
        told: np.ndarray = np.nan_to_num(self.room)
        return told


@dataclass(frozen=True, eq=False)
class Pairs:
    """Each home with each site within its reach, by their positions."""

    home: np.ndarray
    site: np.ndarray

    def by_site(self, number: int) -> list[np.ndarray]:
        """The homes from which each of so many sites can be reached."""
        order = np.argsort(self.site, kind="stable")
        ends = np.cumsum(np.bincount(self.site, minlength=number))[:-1]
        return np.split(self.home[order], ends)


@dataclass(frozen=True, eq=False)
class Served:
    """What came of it. By site: `demand`, people within a walk; `share`, room for each of them.

    By home: `reached`, whether any site is within a walk; `access`, room for each, not capped.
    """

    demand: np.ndarray
    share: np.ndarray
    reached: np.ndarray
    access: np.ndarray

    @property
    def covered(self) -> np.ndarray:
        """By home: which part of it has room, 0 to 1."""
        told: np.ndarray = np.minimum(self.access, 1.0)
        return told


def pairs_of(homes: Homes, sites: Sites) -> Pairs:
    """Everybody with everything within a walk."""
    if not len(homes) or not len(sites):
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    tree = cKDTree(_on_sphere(sites.latitude, sites.longitude))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        parts = list(pool.map(lambda part: _near(tree, homes, part), _chunks(len(homes))))
    return Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def serve(homes: Homes, sites: Sites, pairs: Pairs | None = None) -> Served:
    """The two steps."""
    found = pairs or pairs_of(homes, sites)
    demand = np.bincount(found.site, homes.people[found.home], len(sites))
    share = shares(sites.known_room, demand)
    access = np.bincount(found.home, share[found.site], len(homes)).astype(float)  # also for none
    reached = np.bincount(found.home, minlength=len(homes)) > 0
    return Served(demand, share, reached, access)


def shares(room: np.ndarray, demand: np.ndarray) -> np.ndarray:
    """Room for each of those who can come, at most one each; none where nobody can."""
    told = np.divide(room, demand, out=np.zeros(len(demand)), where=demand > 0)
    capped: np.ndarray = np.minimum(told, 1.0)
    return capped


def gain(homes: Homes, access: np.ndarray, more: np.ndarray, share: float) -> float:
    """How many more people have room when the homes `more` each get a further share."""
    before = np.minimum(access[more], 1.0)
    after = np.minimum(access[more] + share, 1.0)
    return float(((after - before) * homes.people[more]).sum())


def best(homes: Homes, access: np.ndarray, sites: Sites, most: int) -> list[tuple[int, float]]:
    """Up to `most` sites one after the other, each with what it adds to those before it.

    Greedy: what a site adds never grows when others stand already, so no other choice of as many
    sites adds more than 1/(1-1/e) of this (Nemhauser, Wolsey, Fisher 1978).
    """
    pairs = pairs_of(homes, sites)
    share = serve(homes, sites, pairs).share
    near = pairs.by_site(len(sites))
    left, now = set(range(len(sites))), access.copy()
    chosen: list[tuple[int, float]] = []
    while left and len(chosen) < most:
        added = {at: gain(homes, now, near[at], share[at]) for at in sorted(left)}
        first = max(added, key=lambda at: (added[at], -at))
        if added[first] <= 0:
            break
        chosen.append((first, added[first]))
        now[near[first]] += share[first]
        left.remove(first)
    return chosen


def nearest(homes: Homes, sites: Sites) -> tuple[np.ndarray, np.ndarray]:
    """Of each home the nearest site and the metres to it in a straight line."""
    tree = cKDTree(_on_sphere(sites.latitude, sites.longitude))
    chord, site = tree.query(_on_sphere(homes.latitude, homes.longitude))
    return site, 2 * EARTH_METRES * np.arcsin(np.minimum(chord / (2 * EARTH_METRES), 1.0))


def _near(tree: cKDTree, homes: Homes, part: slice) -> tuple[np.ndarray, np.ndarray]:
    """The same for some of the homes: all within the longest reach, then each by its own."""
    here = cKDTree(
        _on_sphere(homes.latitude[part], homes.longitude[part]),
        balanced_tree=False, compact_nodes=False,
    )  # fmt: skip
    chord = _chord(homes.reach[part])
    found = here.sparse_distance_matrix(tree, float(chord.max()), output_type="ndarray")
    kept = found[found["v"] <= chord[found["i"]]]
    return kept["i"] + part.start, kept["j"]


def _chunks(number: int) -> Iterator[slice]:
    for first in range(0, number, CHUNK):
        yield slice(first, min(first + CHUNK, number))


def _on_sphere(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Metres from the earth's middle: straight distances of near points are true everywhere."""
    north, east = np.radians(latitude), np.radians(longitude)
    flat = np.cos(north)
    return EARTH_METRES * np.column_stack((flat * np.cos(east), flat * np.sin(east), np.sin(north)))


def _chord(metres: np.ndarray) -> np.ndarray:
    """The straight line through the ground under an arc of so many metres."""
    told: np.ndarray = 2 * EARTH_METRES * np.sin(metres / (2 * EARTH_METRES))
    return told
