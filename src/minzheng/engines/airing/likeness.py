"""Which towns are alike: by how many people, how many are old, how many are helped.

Each of the three is set against the spread over all towns (z-score), people by their logarithm;
the nearest two by the straight distance are a town's likes. Published with every airing.
"""

from collections.abc import Mapping, Sequence
from math import dist, log1p, sqrt

NEAREST = 2
Traits = Mapping[str, tuple[float, ...]]


def traits_of(people: int, elders: int, helped: int) -> tuple[float, ...]:
    """The three numbers of a town."""
    whole = max(people, 1)
    return (log1p(people), elders / whole, helped / whole)


def likes(traits: Traits) -> dict[str, tuple[str, ...]]:
    """The nearest towns of each, nearest first; none where there is only one town."""
    scaled = _scaled(traits)
    return {town: _nearest(town, scaled) for town in scaled}


def _nearest(town: str, scaled: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    far = sorted((dist(scaled[town], at), other) for other, at in scaled.items() if other != town)
    return tuple(other for _, other in far[:NEAREST])


def _scaled(traits: Traits) -> dict[str, tuple[float, ...]]:
    columns = list(zip(*traits.values(), strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [_spread(column, mean) for column, mean in zip(columns, means, strict=True)]
    return {
        town: tuple((value - mean) / spread
                    for value, mean, spread in zip(row, means, spreads, strict=True))
        for town, row in traits.items()
    }  # fmt: skip


def _spread(column: Sequence[float], mean: float) -> float:
    """The standard deviation; 1 where all are the same."""
    return sqrt(sum((value - mean) ** 2 for value in column) / len(column)) or 1.0
