"""“What if a canteen stood here”: what would change, per community, before anything is built."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.models import Premises
from minzheng.engines.circles.reaching import Sites, best, gain, pairs_of, serve
from minzheng.engines.circles.surveying import Measured, measure, whole
from minzheng.engines.circles.terms import Walk, places_in

MOST_PICKED = 20


@dataclass(frozen=True)
class Idea:
    """A place that does not stand yet: of which kind, where (degrees), with how many places."""

    kind: str
    latitude: float
    longitude: float
    places: int


@dataclass(frozen=True)
class Change:
    """One community: how many have room before and after, of how many with a known place."""

    division: str
    known: int
    before: int
    after: int

    @property
    def more(self) -> int:
        """How many more."""
        return self.after - self.before


@dataclass(frozen=True)
class Outcome:
    """`gained`: people who have room then and not now, wherever they live. `within`: how many can
    walk there, whether they have room elsewhere or not. `changes`: where the viewer may look."""

    idea: Idea
    walk: Walk
    gained: float
    within: int
    room: int
    changes: tuple[Change, ...]

    @property
    def elsewhere(self) -> int:
        """How many of those gained live where the viewer may not look."""
        return max(whole(self.gained) - sum(change.more for change in self.changes), 0)


@dataclass(frozen=True)
class Picked:
    """One of the best choices from the pool: what it adds to those before it."""

    premises: Premises
    places: int
    gained: float


def suppose(idea: Idea, *, by: Viewer, place: str, on: date) -> Outcome:
    """What an idea would change. Raises CirclesRefused, NotInForce. Nothing is kept."""
    if idea.places < 1:
        raise CirclesRefused("没有位置的设施谁也服务不了，请填至少 1 个位置")
    return try_out(idea, measure(idea.kind, place, on), by=by)


def try_out(idea: Idea, found: Measured, *, by: Viewer) -> Outcome:
    """The same with what was measured before."""
    homes, access = found.crowd.homes, found.served.access
    room = idea.places * found.walk.serves
    site = _site(idea, room)
    pairs = pairs_of(homes, site)
    share = float(serve(homes, site, pairs).share[0])
    after = access.copy()
    after[pairs.home] += share
    return Outcome(
        idea, found.walk, gain(homes, access, pairs.home, share),
        int(homes.people[pairs.home].sum()), room, tuple(_changes(found, after, pairs.home, by)),
    )  # fmt: skip


def pick(
    kind: str, pool: Sequence[Premises], most: int, *, place: str, on: date
) -> tuple[Picked, ...]:
    """The best of the pool, one after the other, each with what it adds then.

    Without a position, or too small for one place, premises take no part. Raises CirclesRefused.
    """
    if not 1 <= most <= MOST_PICKED:
        raise CirclesRefused(f"一次选 1 到 {MOST_PICKED} 处")
    found = measure(kind, place, on)
    sized = {row.pk: places_in(row.area, kind, place, on) for row in pool}
    able = [row for row in pool if row.is_placed and sized[row.pk]]
    sites = Sites(
        np.array([row.latitude for row in able], dtype=float),
        np.array([row.longitude for row in able], dtype=float),
        np.array([sized[row.pk] * found.walk.serves for row in able], dtype=float),
    )
    chosen = best(found.crowd.homes, found.served.access, sites, most) if able else []
    return tuple(Picked(able[at], sized[able[at].pk], more) for at, more in chosen)


def idea_of(premises: Premises, kind: str, places: int) -> Idea:
    """Premises as an idea. Raises CirclesRefused without a position."""
    if premises.latitude is None or premises.longitude is None:
        raise CirclesRefused(
            f"“{premises.name}”没有登记坐标，算不出谁走得到；请先更正这处物业，补上经纬度"
        )
    return Idea(kind, premises.latitude, premises.longitude, places)


def _site(idea: Idea, room: int) -> Sites:
    return Sites(np.array([idea.latitude]), np.array([idea.longitude]), np.array([float(room)]))


def _changes(found: Measured, after: np.ndarray, near: np.ndarray, by: Viewer) -> list[Change]:
    """Communities that can walk there and that the viewer may look at, the most gained first."""
    crowd = found.crowd
    known = crowd.by_place(np.ones(len(crowd.homes))).sum(axis=1)
    now = crowd.by_place(found.served.covered).sum(axis=1)
    then = crowd.by_place(np.minimum(after, 1.0)).sum(axis=1)
    rows = [
        Change(crowd.places[at], int(known[at]), whole(now[at]), whole(then[at]))
        for at in np.unique(crowd.place[near]).tolist()
        if may_see(by, crowd.places[at])
    ]
    return sorted(rows, key=lambda row: (-row.more, row.division))
