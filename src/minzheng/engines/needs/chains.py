"""Chains of moves: a need takes a place, the one that was there moves on, to the end of the chain.

What placing a need anew would cost in all is worked out for everybody at once: first with nobody
giving way, then with one, and so on. The best chains that do not touch each other are carried out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from minzheng.engines.needs.board import Board
from minzheng.engines.needs.network import NOBODY, Floats, Ints

LONGEST, LEAST = 6, 1e-6
OUT, FREE = -1, -1  # left out; into free room
Moves = list[tuple[int, int]]


@dataclass(frozen=True)
class Layer:
    """For each need the cheapest way to place it anew when so many may give way.

    `value`: the cost in all; `pair`: OUT where leaving it out is cheapest; `mover`: who gives way
    at a supply for a size, FREE where there is room.
    """

    value: Floats
    pair: Ints
    mover: Ints


@dataclass(frozen=True)
class Givers:
    """Who of each size gives way most cheaply at each supply, and at what price; last: nobody."""

    price: Floats
    who: Ints


def carry_out_chains(board: Board, now: Ints) -> int:
    """Does the chains that gain most and do not touch each other; gives how many."""
    layers = _layers(board, now)
    gains = _costs(board, now) - np.stack([layer.value for layer in layers])
    best = gains.max(axis=0)
    touched: set[int] = set()
    done = 0
    for need in np.argsort(-best, kind="stable").tolist():
        if best[need] <= LEAST:
            break
        for moves in _chains(board, layers, gains, need):
            places = _places(board, now, need, moves)
            if len(set(places)) == len(places) and not touched & set(places):
                _move(now, moves)
                touched |= set(places)
                done += 1
                break
    return done


def _layers(board: Board, now: Ints) -> list[Layer]:
    more = board.more(now, np.append(board.sizes, 0))
    houses, kinds = len(board.network.capacity), len(board.sizes)
    price, who = np.full((houses, kinds + 1), np.inf), np.full((houses, kinds + 1), FREE)
    price[:, kinds] = 0
    givers, layers = Givers(price, who), []
    for _ in range(LONGEST):
        layers.append(_layer(board, now, more, givers))
        givers = _givers(board, now, layers[-1].value)
    return layers


def _layer(board: Board, now: Ints, more: Floats, givers: Givers) -> Layer:
    network, order = board.network, board.order
    price = more + givers.price[:, None, :]
    cheapest = price.argmin(axis=2)
    extra = np.take_along_axis(price, cheapest[:, :, None], 2)[:, :, 0]
    need = network.need[order]
    cost = network.cost[order] + extra[network.supply[order], board.rank[need]]
    cost[now[need] == order] = np.inf
    value, pair = network.missed.astype(float), np.full(len(now), OUT)
    low = np.minimum.reduceat(cost, board.first)
    ties = np.flatnonzero(cost == np.repeat(low, np.diff(np.append(board.first, len(order)))))
    earliest = order[ties[np.searchsorted(need[ties], board.needs)]]
    better = low < value[board.needs]
    value[board.needs[better]], pair[board.needs[better]] = low[better], earliest[better]
    return Layer(value, pair, np.take_along_axis(givers.who, cheapest, 1))


def _givers(board: Board, now: Ints, value: Floats) -> Givers:
    network, kinds, houses = board.network, len(board.sizes), len(board.network.capacity)
    placed = np.flatnonzero(now != NOBODY)
    freed = value[placed] - network.cost[now[placed]]
    group = network.supply[now[placed]] * (kinds + 1) + board.rank[placed]
    order = np.lexsort((placed, freed, group))
    groups, first = np.unique(group[order], return_index=True)
    price, who = np.full(houses * (kinds + 1), np.inf), np.full(houses * (kinds + 1), FREE)
    price[groups], who[groups] = freed[order[first]], placed[order[first]]
    price[kinds :: kinds + 1] = 0
    return Givers(price.reshape(houses, kinds + 1), who.reshape(houses, kinds + 1))


def _costs(board: Board, now: Ints) -> Floats:
    """What each need costs as it is: left out, or its pair and the load it adds."""
    network, load = board.network, board.network.load(now)
    there = network.supply[np.maximum(now, 0)]
    before = np.column_stack((load[there] - network.sizes, load[there]))
    low, high = network.load_cost(before, there).T
    placed = network.cost[np.maximum(now, 0)] + high - low
    return np.where(now == NOBODY, network.missed, placed)


def _chains(board: Board, layers: Sequence[Layer], gains: Floats, need: int) -> list[Moves]:
    """The chains of a need that gain something, the longest first; each gains more than shorter."""
    earlier = np.append(0.0, gains[:-1, need])
    worth = np.flatnonzero(gains[:, need] > np.maximum(earlier, 0) + LEAST)
    return [_chain(board, layers[: at + 1], need) for at in worth[::-1].tolist()]


def _chain(board: Board, layers: Sequence[Layer], need: int) -> Moves:
    """Who goes where, the first one first."""
    moves: Moves = []
    for layer in reversed(layers):
        pair = int(layer.pair[need])
        moves.append((need, pair))
        if pair == OUT:
            break
        need = int(layer.mover[board.network.supply[pair], board.rank[need]])
        if need == FREE:
            break
    return moves


def _places(board: Board, now: Ints, need: int, moves: Moves) -> list[int]:
    """The supplies a chain touches: the one it leaves, then those it enters."""
    pairs = [int(now[need]), *(pair for _, pair in moves)]
    return [int(board.network.supply[pair]) for pair in pairs if pair not in (NOBODY, OUT)]


def _move(now: Ints, moves: Moves) -> None:
    for who, pair in moves:
        now[who] = pair
