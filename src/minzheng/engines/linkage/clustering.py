"""Which records hang together: connected parts of the linked pairs, one valid number in each."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def clusters(count: int, left: Ints, right: Ints, *, weight: np.ndarray, number: Ints) -> Ints:
    """For each of `count` records the smallest record of its cluster.

    `number`: the valid identity number of a record, 0 for none. Two valid numbers are two people,
    so a part with several is put together anew, heaviest pairs first, never joining two of them.
    """
    label = connected(count, left, right)
    torn = np.isin(label, _with_several(label, number))
    if not torn.any():
        return label
    label[torn] = np.flatnonzero(torn)
    inside = np.flatnonzero(torn[left])
    order = inside[np.argsort(-weight[inside], kind="stable")]
    pairs = zip(left[order].tolist(), right[order].tolist(), strict=True)
    _join_in_turn(label, number, pairs)
    return label


def connected(count: int, left: Ints, right: Ints) -> Ints:
    """For each of `count` records the smallest record of its part.

    Labels sink along the pairs and jump to their own label's label until nothing changes.
    """
    label = np.arange(count)
    while True:
        low = np.minimum(label[left], label[right])
        sunk = label.copy()
        np.minimum.at(sunk, label[left], low)
        np.minimum.at(sunk, label[right], low)
        sunk = sunk[sunk]
        if np.array_equal(sunk, label):
            return label
        label = sunk


def _with_several(label: Ints, number: Ints) -> Ints:
    """The parts in which more than one valid number stands."""
    known = np.flatnonzero(number)
    order = known[np.lexsort((number[known], label[known]))]
    same_part = label[order][1:] == label[order][:-1]
    other_number = number[order][1:] != number[order][:-1]
    several: Ints = np.unique(label[order][1:][same_part & other_number])
    return several


def _join_in_turn(label: Ints, number: Ints, pairs: Iterable[tuple[int, int]]) -> None:
    members: dict[int, list[int]] = {}
    numbers: dict[int, int] = {}
    for pair in pairs:
        one, other = (int(label[record]) for record in pair)
        held = {numbers.get(part, int(number[part])) for part in (one, other)} - {0}
        if one == other or len(held) > 1:
            continue
        keep, gone = min(one, other), max(one, other)
        moved = members.pop(gone, [gone])
        members.setdefault(keep, [keep]).extend(moved)
        label[moved] = keep
        numbers[keep] = held.pop() if held else 0
