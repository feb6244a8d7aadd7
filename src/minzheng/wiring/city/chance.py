"""Chance that depends only on the seed, the question and the person, in any order and chunk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np

FIRST_DAY = date(2025, 1, 1)  # what happens in the city begins after it
BEGIN = np.datetime64(FIRST_DAY)
FAR = 100_000  # days: does not happen in anybody's life
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True)
class Chance:
    """Draws for many at once (SplitMix64 over a hash of seed and question)."""

    seed: int

    def unit(self, about: str, who: np.ndarray) -> np.ndarray:
        """A number in [0, 1) for each of `who`; the same question gives the same answer."""
        bits = self._bits(about, who) >> np.uint64(11)
        share: np.ndarray = bits.astype(np.float64) / 2.0**53
        return share

    def whole(self, about: str, who: np.ndarray, below: int | np.ndarray) -> np.ndarray:
        """A whole number from 0 to below `below` for each."""
        number: np.ndarray = (self.unit(about, who) * below).astype(np.int64)
        return number

    def happens(self, about: str, who: np.ndarray, share: float | np.ndarray) -> np.ndarray:
        """Whether it happens to each, with the probability `share`."""
        answer: np.ndarray = self.unit(about, who) < share
        return answer

    def pick(self, about: str, who: np.ndarray, weights: Sequence[float]) -> np.ndarray:
        """The place in `weights` drawn for each, as often as its weight says."""
        steps = np.cumsum(np.asarray(weights, np.float64))
        return np.searchsorted(steps / steps[-1], self.unit(about, who), side="right")

    def bell(self, about: str, who: np.ndarray) -> np.ndarray:
        """A number around 0 with deviation 1 for each, never beyond 3."""
        draws = sum(self.unit(f"{about}{turn}", who) for turn in range(3))
        return 2 * (np.asarray(draws) - 1.5)

    def day(self, about: str, who: np.ndarray, per_year: float | np.ndarray) -> np.ndarray:
        """The first day after BEGIN on which it happens to each, at so many times a year."""
        years = -np.log1p(-self.unit(about, who)) / np.maximum(per_year, 1e-9)
        days: np.ndarray = BEGIN + np.minimum(years * 365.2425, FAR).astype("m8[D]")
        return days

    def _bits(self, about: str, who: np.ndarray) -> np.ndarray:
        salt = int.from_bytes(blake2b(f"{self.seed}:{about}".encode(), digest_size=8).digest())
        mixed = np.asarray(who).astype(np.uint64) * _STEP + np.uint64(salt)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
        bits: np.ndarray = mixed ^ (mixed >> np.uint64(31))
        return bits
