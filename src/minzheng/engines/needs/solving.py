"""Who is served by whom at the least cost in all: an assignment with room, whole needs only.

Needs and supplies that have nothing to do with the others are solved together: a few pairs exactly
(integer programme), many as a linear programme (both HiGHS). Its corners leave only a few needs
shared between supplies; those go whole to whom most of them was given, and moves then mend what
that cost. The same network always gives the same answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csr_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

from minzheng.engines.needs.improving import improve
from minzheng.engines.needs.network import NOBODY, Floats, Ints, Network

NOTHING, TAKEN = 1e-6, 0.5
FEW = 1_000  # pairs that are solved exactly: what a town has
NODES, GAP = 400, 1e-4  # how long that may last: by nodes, so that no clock decides


Hearer = Callable[[int, int], object]


def nobody_hears(_done: int, _total: int) -> None:
    """For who need not know how far it is."""


def assign(network: Network, hearer: Hearer = nobody_hears) -> Ints:
    """The pair that is chosen for each need, NOBODY for those left out.

    `hearer` is told after each part how many needs are settled, of how many.
    """
    chosen = np.full(len(network.sizes), NOBODY, dtype=np.int64)
    done = 0
    for pairs in _parts(network):
        part = _cut(network, pairs)
        found = _solved(part)
        where = np.unique(network.need[pairs])
        chosen[where] = np.where(found == NOBODY, NOBODY, pairs[np.maximum(found, 0)])
        done += len(where)
        hearer(done, len(chosen))
    return chosen


def _parts(network: Network) -> Iterator[Ints]:
    """Pairs of needs and supplies that have nothing to do with the others, together."""
    needs, supplies = len(network.sizes), len(network.capacity)
    usable = np.flatnonzero(network.sizes[network.need] <= network.rooms[network.supply])
    if not len(usable):
        return
    ends = network.need[usable], network.supply[usable] + needs
    graph = coo_array((np.ones(len(usable)), ends), shape=(needs + supplies,) * 2)
    _, group = connected_components(graph, directed=False)
    of_pair = group[network.need[usable]]
    order = np.argsort(of_pair, kind="stable")
    edges = np.flatnonzero(np.diff(of_pair[order])) + 1
    yield from np.split(usable[order], edges)


def _cut(network: Network, pairs: Ints) -> Network:
    """The part with these pairs, numbered anew."""
    needs, need = np.unique(network.need[pairs], return_inverse=True)
    supplies, supply = np.unique(network.supply[pairs], return_inverse=True)
    return replace(
        network, sizes=network.sizes[needs], missed=network.missed[needs],
        capacity=network.capacity[supplies], taken=network.taken[supplies],
        need=need, supply=supply, cost=network.cost[pairs],
    )  # fmt: skip


def _solved(part: Network) -> Ints:
    """A pair for each need of one part."""
    first = _whole(part) if len(part.need) <= FEW else _rounded(part, _shares(part))
    return improve(part, first)


def _shares(part: Network) -> Floats:
    """How much of its need each pair is given when needs may be shared."""
    objective, matrix, low, high, bounds = _programme(part)
    equal = low == high
    answer = linprog(
        objective, A_ub=matrix[~equal], b_ub=high[~equal], A_eq=matrix[equal], b_eq=high[equal],
        bounds=bounds, method="highs-ds",
    )  # fmt: skip
    return np.asarray(answer.x[: len(part.need)])


def _rounded(part: Network, share: Floats) -> Ints:
    """Each need whole to the pair with most of it, the surest first, where there is room."""
    chosen = np.full(len(part.sizes), NOBODY, dtype=np.int64)
    room = part.rooms.copy()
    given = np.flatnonzero(share > NOTHING)
    for pair in given[np.argsort(-share[given], kind="stable")].tolist():
        need, supply = part.need[pair], part.supply[pair]
        if chosen[need] == NOBODY and part.sizes[need] <= room[supply]:
            chosen[need] = pair
            room[supply] -= part.sizes[need]
    return chosen


def _whole(part: Network) -> Ints:
    """The same programme with nothing shared."""
    objective, matrix, low, high, bounds = _programme(part)
    number = len(part.need)
    kinds = np.concatenate((np.ones(number), np.zeros(len(objective) - number)))
    answer = milp(
        objective, integrality=kinds, bounds=Bounds(bounds[:, 0], bounds[:, 1]),
        constraints=LinearConstraint(matrix, low, high),
        options={"mip_rel_gap": GAP, "node_limit": NODES},
    )  # fmt: skip
    chosen = np.full(len(part.sizes), NOBODY, dtype=np.int64)
    if answer.x is not None:
        taken = np.flatnonzero(answer.x[:number] > TAKEN)
        chosen[part.need[taken]] = taken
    return chosen


def _programme(part: Network) -> tuple[Floats, csr_array, Floats, Floats, Floats]:
    """Objective, rows, their lowest and highest values, bounds: pairs first, then loads."""
    pairs, needs, supplies = len(part.need), len(part.sizes), len(part.capacity)
    columns, steps = np.arange(pairs), len(part.steps)
    once = csr_array((np.ones(pairs), (part.need, columns)), shape=(needs, pairs))
    units = csr_array((part.sizes[part.need], (part.supply, columns)), shape=(supplies, pairs))
    places = np.repeat(np.arange(supplies), steps)
    loads = csr_array(
        (-np.ones(supplies * steps), (places, np.arange(supplies * steps))),
        shape=(supplies, supplies * steps),
    )
    nothing = csr_array((needs, supplies * steps))
    matrix = vstack([hstack([once, nothing]), hstack([units, loads])], format="csr")
    low = np.concatenate((np.full(needs, -np.inf), np.zeros(supplies)))
    high = np.concatenate((np.ones(needs), np.zeros(supplies)))
    prices = np.tile([float(price) for _, price in part.steps], supplies)
    objective = np.concatenate((part.cost - part.missed[part.need].astype(float), prices))
    top = np.concatenate((np.ones(pairs), _segments(part).ravel()))
    return objective, matrix, low, high, np.column_stack((np.zeros_like(top), top))


def _segments(part: Network) -> Floats:
    """How many free units each supply has between one step and the next."""
    shares = np.array([share for share, _ in part.steps] + [1.0])
    edges = np.outer(part.capacity, shares)
    return np.diff(np.maximum(edges, part.taken[:, None]), axis=1)
