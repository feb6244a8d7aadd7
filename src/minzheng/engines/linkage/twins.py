"""Whose like there are two of: same home, surname and day of birth under two valid numbers."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

PRIMES = np.array([1_000_003, 998_244_353, 1_099_511_628_211], np.int64)


def twins(columns: Mapping[str, pa.Array]) -> npt.NDArray[np.bool_]:
    """For each record whether its home, surname and day of birth stand under two valid numbers."""
    key = _key(columns)
    valid = columns["id_valid"].to_numpy(zero_copy_only=False) & (key != 0)
    numbers = pc.fill_null(columns["id"], 0).to_numpy()
    doubled = _with_two(key[valid], numbers[valid])
    found: npt.NDArray[np.bool_] = np.isin(key, doubled) & (key != 0)
    return found


def _key(columns: Mapping[str, pa.Array]) -> npt.NDArray[np.int64]:
    """One number for the three; 0 where one of them is not known."""
    parts = [columns[name] for name in ("place_whole", "born", "family")]
    known = np.logical_and.reduce(
        [part.is_valid().to_numpy(zero_copy_only=False) for part in parts]
    )
    values = [pc.fill_null(part, 0).to_numpy().astype(np.int64) for part in parts]
    mixed = np.sum([value * prime for value, prime in zip(values, PRIMES, strict=True)], axis=0)
    return np.where(known, mixed, 0)


def _with_two(key: npt.NDArray[np.int64], number: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The keys that come with two different numbers."""
    order = np.argsort(key, kind="stable")
    key, number = key[order], number[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.array([], int)
    if not len(starts):
        return key
    lowest, highest = np.minimum.reduceat(number, starts), np.maximum.reduceat(number, starts)
    doubled: npt.NDArray[np.int64] = key[starts][lowest != highest]
    return doubled
