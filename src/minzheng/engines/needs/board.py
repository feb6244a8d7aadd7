"""A network laid out for moves: pairs by need, needs by size, what a change of load costs."""

from dataclasses import dataclass

import numpy as np

from minzheng.engines.needs.network import NOBODY, Floats, Ints, Network


@dataclass(frozen=True)
class Board:
    """What stays while needs move.

    `sizes`: the sizes there are, the smallest first; `rank`: each need's place among them;
    `order`: pairs sorted by need; `needs`: those with a pair; `first`: where each one's begin.
    """

    network: Network
    sizes: Ints
    rank: Ints
    order: Ints
    needs: Ints
    first: Ints

    def held(self, now: Ints) -> Ints:
        """The supply of each need, NOBODY for those left out."""
        there = self.network.supply[np.maximum(now, 0)]
        return np.where(now == NOBODY, NOBODY, there)

    def more(self, now: Ints, leaving: Ints) -> Floats:
        """What it costs each supply that a need comes and one of `leaving` units goes.

        By supply, size of who comes, place in `leaving`; infinite where there is no room.
        """
        load, houses = self.network.load(now), len(self.network.capacity)
        change = (self.sizes[:, None] - leaving[None, :]).ravel()
        after = load[:, None] + change[None, :]
        cost = self.network.load_cost(after) - self.network.load_cost(load[:, None])
        cost = np.where(after <= self.network.capacity[:, None], cost, np.inf)
        return cost.reshape(houses, len(self.sizes), len(leaving))


def board_of(network: Network) -> Board:
    """The board of a network that has pairs."""
    sizes, rank = np.unique(network.sizes, return_inverse=True)
    order = np.argsort(network.need, kind="stable")
    needs, first = np.unique(network.need[order], return_index=True)
    return Board(network, sizes, rank, order, needs, first)
