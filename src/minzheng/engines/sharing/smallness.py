"""Small cells of a statistic are told together: in a small cell a family is known."""

from collections.abc import Mapping

from minzheng.engines.simulation.api import MERGED, SMALL

Cell = tuple[tuple[str, ...], int]


def merged(counts: Mapping[tuple[str, ...], int]) -> list[Cell]:
    """The cells, those below the limit as one; where they are too few even together the next
    smallest joins them, or the total would tell. Nothing is told of a handful of people."""
    if sum(counts.values()) < SMALL:
        return []
    kept = sorted(((key, n) for key, n in counts.items() if n >= SMALL), key=lambda c: -c[1])
    small = [n for n in counts.values() if 0 < n < SMALL]
    while kept and small and sum(small) < SMALL:
        small.append(kept.pop()[1])
    listed = sorted(kept)
    return [*listed, (_others(len(next(iter(counts)))), sum(small))] if small else listed


def _others(width: int) -> tuple[str, ...]:
    return (MERGED, *[""] * (width - 1))
