"""Two needs of two supplies change places, where that is cheaper and both still have room."""

from dataclasses import dataclass

import numpy as np

from minzheng.engines.needs.board import Board
from minzheng.engines.needs.network import NOBODY, Floats, Ints

LEAST = 1e-6
NONE = -1


@dataclass(frozen=True)
class Ways:
    """The cheapest need of each size to go from one supply to another.

    Sorted by `key`, which is made of supply left, supply entered and size.
    """

    key: Ints
    left: Ints
    entered: Ints
    size: Ints
    pair: Ints
    cost: Floats


def carry_out_swaps(board: Board, now: Ints) -> int:
    """Does the swaps that gain most and do not touch each other; gives how many."""
    ways = _ways(board, now)
    if not len(ways.key):
        return 0
    cost, partner = _partners(board, now, ways)
    touched: set[int] = set()
    done = 0
    for way in np.argsort(cost, kind="stable").tolist():
        if cost[way] >= -LEAST:
            break
        places = {int(ways.left[way]), int(ways.entered[way])}
        if touched & places:
            continue
        for pair in (ways.pair[way], ways.pair[partner[way]]):
            now[board.network.need[pair]] = pair
        touched |= places
        done += 1
    return done


def _ways(board: Board, now: Ints) -> Ways:
    network, houses, kinds = board.network, len(board.network.capacity), len(board.sizes)
    left = board.held(now)[network.need]
    pairs = np.flatnonzero((left != NOBODY) & (left != network.supply))
    cost = network.cost[pairs] - network.cost[now[network.need[pairs]]]
    rank = board.rank[network.need[pairs]]
    key = (left[pairs] * houses + network.supply[pairs]) * kinds + rank
    order = np.lexsort((pairs, cost, key))
    keys, first = np.unique(key[order], return_index=True)
    best, both = order[first], keys // kinds
    return Ways(
        keys, both // houses, both % houses, keys % kinds, pairs[best], cost[best].astype(float)
    )


def _partners(board: Board, now: Ints, ways: Ways) -> tuple[Floats, Ints]:
    """For each way the cheapest way back: what both cost together, and which it is."""
    houses, kinds = len(board.network.capacity), len(board.sizes)
    more = board.more(now, board.sizes)
    least, partner = np.zeros(len(ways.key)), np.full(len(ways.key), NONE)
    back = (ways.entered * houses + ways.left) * kinds
    for size in range(kinds):
        at = np.minimum(np.searchsorted(ways.key, back + size), len(ways.key) - 1)
        loads = more[ways.left, size, ways.size] + more[ways.entered, ways.size, size]
        cost = np.where(ways.key[at] == back + size, ways.cost + ways.cost[at] + loads, np.inf)
        better = cost < least - LEAST
        least[better], partner[better] = cost[better], at[better]
    return least, partner
