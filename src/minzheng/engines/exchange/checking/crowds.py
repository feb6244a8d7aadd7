"""Who is in a list, remembered by a few: enough to say how many of the last list are in this one.

People are chosen by their number alone, the same ones every time, so two lists can be compared; of
each only a keyed digest is kept.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from minzheng.engines.exchange.limits import SKETCH
from minzheng.engines.exchange.vault import fingerprint

FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
FEWEST = 30  # remembered people in common below which nothing is said


class Crowd:
    """Those whose mixed number ends in `level` zero bits, at most SKETCH of them."""

    def __init__(self) -> None:
        self.level = 0
        self._kept: set[int] = set()

    def add(self, known: np.ndarray) -> None:
        """People of one batch, by their whole numbers; negative ones are nobody."""
        people = known[known > 0]
        self._kept.update(people[_depth(people) >= self.level].tolist())
        while len(self._kept) > SKETCH:
            self.level += 1
            held = np.array(sorted(self._kept), np.int64)
            self._kept = set(held[_depth(held) >= self.level].tolist())

    def told(self) -> dict[str, Any]:
        """As it is kept with the delivery."""
        held = np.array(sorted(self._kept), np.int64)
        marks = zip(held.tolist(), _depth(held).tolist(), strict=True)
        return {"level": self.level, "marks": {fingerprint(each): depth for each, depth in marks}}


def share_left(now: Mapping[str, Any], before: Mapping[str, Any]) -> float | None:
    """Which share of the people before is not among those now; None when too few are known."""
    if not now or not before:
        return None
    level = max(now["level"], before["level"])
    old = {mark for mark, depth in before["marks"].items() if depth >= level}
    new = {mark for mark, depth in now["marks"].items() if depth >= level}
    return len(old - new) / len(old) if len(old) >= FEWEST else None


def _depth(people: np.ndarray) -> np.ndarray:
    """How many zero bits the mixed number ends in."""
    with np.errstate(over="ignore"):
        mixed = people.astype(np.uint64) * FIRST
        mixed = (mixed ^ (mixed >> np.uint64(29))) * SECOND
        mixed ^= mixed >> np.uint64(32)
    lowest = mixed & (~mixed + np.uint64(1))
    return np.where(lowest > 0, np.log2(np.maximum(lowest, 1).astype(np.float64)), 64).astype(int)
