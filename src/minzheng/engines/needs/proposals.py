"""What is proposed for each need: to whom, why, who comes next; or why to nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from minzheng.engines.needs.explaining import Weighed, nobody_says, passed_of, says, weigh_pair
from minzheng.engines.needs.network import NOBODY, Ints, Network
from minzheng.engines.needs.weighing import Given, Terms, Wanted

RANKED, MOST_WHY = 4, 400


@dataclass(frozen=True)
class Sides:
    """Needs and supplies as they were weighed; `full`: since when a supply has no room, by place.

    `names`: who gives, in the order of `given`.
    """

    wanted: Sequence[Wanted]
    given: Sequence[Given]
    names: Sequence[str]
    terms: Terms
    full: Mapping[int, date]

    @cached_property
    def of_item(self) -> Mapping[str, list[int]]:
        """Places of the supplies of each item."""
        found: dict[str, list[int]] = {}
        for at, each in enumerate(self.given):
            found.setdefault(each.item, []).append(at)
        return found


@dataclass(frozen=True)
class Proposal:
    """For one need: the place of its supply or NOBODY, the points, the words.

    `ranked`: places with points and words, the cheapest first.
    """

    supply: int
    points: int | None
    why: str
    ranked: tuple[tuple[int, int, str], ...]


def proposals(sides: Sides, network: Network, chosen: Ints) -> Iterator[Proposal]:
    """One for each need, in their order."""
    order = np.lexsort((network.supply, network.cost, network.need))
    edges = np.searchsorted(network.need[order], np.arange(len(chosen) + 1))
    for at, pair in enumerate(chosen.tolist()):
        best = network.supply[order[edges[at] : min(edges[at + 1], edges[at] + RANKED)]].tolist()
        if pair == NOBODY:
            yield _left_out(sides, at, best)
        else:
            yield _given(sides, at, int(network.supply[pair]), best)


def _given(sides: Sides, at: int, supply: int, best: Sequence[int]) -> Proposal:
    """`best`: the cheapest supplies, among which the chosen one need not be."""
    weighed = _weighed(sides, at, [supply, *best])
    mine = weighed[supply]
    others = [(sides.names[place], weighed[place]) for place in best if place != supply]
    why = says(mine, others, name=sides.names[supply])
    return Proposal(supply, mine.points, why[:MOST_WHY], _ranked(weighed, best))


def _left_out(sides: Sides, at: int, best: Sequence[int]) -> Proposal:
    wanted, places = sides.wanted[at], sides.of_item.get(sides.wanted[at].item, [])
    since = max((sides.full[place] for place in places if place in sides.full), default=None)
    told = [sides.given[place] for place in places]
    passed = passed_of(wanted, told, sides.terms, full_since=since)
    why = nobody_says(wanted, passed, sides.terms)
    return Proposal(NOBODY, None, why[:MOST_WHY], _ranked(_weighed(sides, at, best), best))


def _weighed(sides: Sides, at: int, places: Sequence[int]) -> dict[int, Weighed]:
    wanted, terms = sides.wanted[at], sides.terms
    return {place: weigh_pair(wanted, sides.given[place], terms) for place in places}


def _ranked(
    weighed: Mapping[int, Weighed], best: Sequence[int]
) -> tuple[tuple[int, int, str], ...]:
    return tuple((place, weighed[place].points, weighed[place].words) for place in best)
