"""The network a matching is solved on: needs, supplies, pairs that can be, and what they cost."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
NOBODY = -1
EVERY = slice(None)


@dataclass(frozen=True)
class Network:
    """Needs and supplies by their places in a list, and the pairs that can be.

    `sizes`: units a week of each need; `capacity` and `taken` of each supply in the same units;
    `missed`: what leaving a need out costs; `steps`: from which share of its capacity on a unit
    costs how much more, so that the load is evened.
    """

    sizes: Ints
    missed: Ints
    capacity: Ints
    taken: Ints
    need: Ints
    supply: Ints
    cost: Ints
    steps: tuple[tuple[float, int], ...] = ((0.0, 0),)

    @property
    def rooms(self) -> Ints:
        """Free units of each supply."""
        return np.asarray(np.maximum(self.capacity - self.taken, 0), dtype=np.int64)

    def load(self, chosen: Ints) -> Ints:
        """Units a week of each supply, with what was taken before."""
        held = chosen[chosen != NOBODY]
        units = np.bincount(self.supply[held], self.sizes[self.need[held]], len(self.capacity))
        return self.taken + units.astype(np.int64)

    def load_cost(self, load: Ints, supplies: Ints | slice = EVERY) -> Floats:
        """What loads cost by the steps: a row a supply, any number of columns."""
        capacity = self.capacity[supplies, None]
        cost, earlier = np.zeros(load.shape), 0
        for share, price in self.steps:
            cost += np.maximum(load - share * capacity, 0) * (price - earlier)
            earlier = price
        return cost


def total_cost(network: Network, chosen: Ints) -> int:
    """What an assignment costs: its pairs, the needs left out, and the load that comes with it."""
    pairs = chosen[chosen != NOBODY]
    loads = np.column_stack((network.taken, network.load(chosen)))
    before, after = network.load_cost(loads).sum(axis=0)
    missed = int(network.missed[chosen == NOBODY].sum())
    return int(network.cost[pairs].sum()) + missed + round(float(after - before))
