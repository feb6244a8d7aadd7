"""Of all who may be behind a row: her who is, or those between whom somebody must choose."""

from dataclasses import dataclass

import numpy as np

from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.models import ReviewPair
from minzheng.engines.linkage.pairing import Pairs

Reason = ReviewPair.Reason
MARGIN = 3.0  # bits by which the best must outweigh the next: eight times as probable
SHOWN = 3  # people shown for one row


@dataclass(frozen=True, eq=False)
class Choice:
    """`linked`: places of pairs that are linked unasked. `asked`: places of pairs to be looked at,
    with the reason of each."""

    linked: np.ndarray
    asked: np.ndarray
    reasons: tuple[Reason, ...]


def choose(pairs: Pairs, weight: np.ndarray, model: Model) -> Choice:
    """Choose by weight; a veto or a second person nearly as likely leaves it to somebody."""
    row, veto = pairs.left, pairs.veto
    best = _best_of_each(row, pairs.right, weight)
    order = best[np.lexsort((-weight[best], row[best]))]
    rank, gap = _ranks(row[order], weight[order])
    sure = (weight[order] >= model.sure) & (rank == 0)
    free = veto[order] < 0
    linked = sure & free & (gap >= MARGIN)
    settled = np.isin(row[order], row[order][linked])
    asked = ~settled & (weight[order] >= model.doubtful) & (rank < SHOWN)
    reasons = tuple(
        _reason(heavy=bool(weight[at] >= model.sure), free=bool(veto[at] < 0))
        for at in order[asked]
    )
    return Choice(order[linked], order[asked], reasons)


def _best_of_each(row: np.ndarray, person: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Of all records of one person the one that speaks most for the row."""
    order = np.lexsort((-weight, person, row))
    one, other = row[order], person[order]
    first = np.ones(len(order), bool)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return order[first]


def _ranks(row: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Place of each pair within its row, and by how much it outweighs the next."""
    starts = np.ones(len(row), bool)
    starts[1:] = row[1:] != row[:-1]
    begin = np.maximum.accumulate(np.where(starts, np.arange(len(row)), 0))
    gap = np.full(len(row), np.inf)
    gap[:-1] = np.where(starts[1:], np.inf, weight[:-1] - weight[1:])
    return np.arange(len(row)) - begin, gap


def _reason(*, heavy: bool, free: bool) -> Reason:
    if not heavy:
        return Reason.DOUBTFUL
    return Reason.SEVERAL if free else Reason.FORBIDDEN
