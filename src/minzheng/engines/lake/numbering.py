"""Dense person numbers: 1, 2, 3 … for each pseudonym, given once and for ever.

The store is a few files of sorted keys. Each is written whole beside its place and renamed, so a
killed process leaves the store as it was or as it shall be. One writes at a time: the lock is the
system's and ends with its process. Small files are merged into larger ones; what a merged file
covers is ignored from that moment and removed later.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from minzheng.engines.lake.shelves import shelf

PEOPLE = "people"
SUFFIX = ".people"
_WORDS = 3  # first and second half of the pseudonym, and the number
_MANY = 8  # so many files before some are merged


@dataclass(frozen=True)
class Segment:
    """The numbers `first` … `last`, sorted by the first half of their pseudonyms."""

    path: Path
    first: int
    words: np.ndarray

    @property
    def size(self) -> int:
        return int(self.words.shape[1])

    @property
    def last(self) -> int:
        return self.first + self.size - 1


def known_numbers(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The numbers of pseudonyms given as two halves; 0 for those never seen."""
    return _look_up(_segments(), first, second)


def given_numbers(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The numbers of pseudonyms; who was never seen gets the next, in the order of the rows."""
    numbers = known_numbers(first, second)
    new = np.flatnonzero(numbers == 0)
    if len(new):
        numbers[new] = _give(first[new], second[new])
    return numbers


def how_many() -> int:
    """How many people the lake has numbered."""
    segments = _segments()
    return segments[-1].last if segments else 0


def _give(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    with _alone():
        segments = _segments()
        missing = _look_up(segments, first, second) == 0  # somebody may have been quicker
        if missing.any():
            _add(segments, _each_once(first[missing], second[missing]))
            _merge(_segments())
    return known_numbers(first, second)


@contextmanager
def _alone() -> Iterator[None]:
    with (shelf(PEOPLE) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _segments() -> list[Segment]:
    """The files that count, in the order of their numbers."""
    while True:
        try:
            return _uncovered([_open(path) for path in shelf(PEOPLE).glob(f"*{SUFFIX}")])
        except FileNotFoundError:
            continue  # merged away while we were looking: look again


def _open(path: Path) -> Segment:
    words = np.memmap(path, np.uint64, "r")
    return Segment(path, int(path.name.split("-")[0]), words.reshape(_WORDS, -1))


def _uncovered(found: list[Segment]) -> list[Segment]:
    result: list[Segment] = []
    for segment in sorted(found, key=lambda each: (each.first, -each.last)):
        if not result or segment.last > result[-1].last:
            result.append(segment)
    return result


def _look_up(segments: list[Segment], first: np.ndarray, second: np.ndarray) -> np.ndarray:
    # In order, so that neighbouring questions touch neighbouring pages of the file.
    order = np.argsort(first)
    keys, rest = first[order], second[order]
    found = np.zeros(len(first), np.int64)
    for segment in segments:
        found += _look_in(segment, keys, rest)
    result = np.empty(len(first), np.int64)
    result[order] = found
    return result


def _look_in(segment: Segment, keys: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Found by the first half, believed only when the second is the same."""
    sorted_keys, seconds, numbers = segment.words
    found = np.zeros(len(keys), np.int64)
    place = np.searchsorted(sorted_keys, keys)
    still = np.flatnonzero(place < segment.size)
    while len(still):
        still = still[sorted_keys[place[still]] == keys[still]]
        hit = seconds[place[still]] == rest[still]
        found[still[hit]] = numbers[place[still[hit]]]
        still = still[~hit]
        place[still] += 1
        still = still[place[still] < segment.size]
    return found


def _each_once(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The distinct pairs, in the order in which they come first."""
    order = np.argsort(first, kind="stable")
    same = first[order][1:] == first[order][:-1]
    equal = same & (second[order][1:] == second[order][:-1])
    if (same & ~equal).any():  # hardly ever: two people with one first half
        order = np.lexsort((second, first))
        same = first[order][1:] == first[order][:-1]
        equal = same & (second[order][1:] == second[order][:-1])
    earliest = np.sort(order[np.append(True, ~equal)])
    return np.stack([first[earliest], second[earliest]])


def _add(segments: list[Segment], pairs: np.ndarray) -> None:
    first = segments[-1].last + 1 if segments else 1
    numbers = np.arange(first, first + pairs.shape[1], dtype=np.uint64)
    _write(first, 0, np.vstack([pairs, numbers[None]]))


def _merge(segments: list[Segment]) -> None:
    """Bring the youngest files together until each is at least as large as all that follow."""
    if len(segments) > _MANY:
        start = len(segments) - 2
        while start and segments[start - 1].size <= sum(each.size for each in segments[start:]):
            start -= 1
        youngest = segments[start:]
        level = 1 + max(int(each.path.stem.split("-")[1]) for each in youngest)
        _write(youngest[0].first, level, np.hstack([each.words for each in youngest]))
    _sweep()


def _write(first: int, level: int, words: np.ndarray) -> None:
    """Write a file whole beside its place, then give it its name."""
    # A stable sort of sorted runs only merges them.
    words = words[:, np.argsort(words[0], kind="stable")]
    place = shelf(PEOPLE) / f"{first:012d}-{level:03d}{SUFFIX}"
    part = place.with_suffix(".part")
    with part.open("wb") as file:
        file.write(np.ascontiguousarray(words).data)
        file.flush()
        os.fsync(file.fileno())
    part.rename(place)
    _sync(place.parent)


def _sweep() -> None:
    found = [_open(path) for path in shelf(PEOPLE).glob(f"*{SUFFIX}")]
    kept = {segment.path for segment in _uncovered(found)}
    for segment in found:
        if segment.path not in kept:
            segment.path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
