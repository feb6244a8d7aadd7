"""Whom only the lake knows: the resident register as households, in the order of their divisions.

No Python per row. A household is what has one number in one division; somebody without a number
is alone. Counties come one by one, so what is written of them is bounded.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

PEOPLE, HOME = "person", "household_no"
PLACES = ("living_division", "registered_division")  # the first that is known
LAKE_HOMES = 2**40  # households only the lake knows stand below -(2**40), by their first person
COUNTY = 6
BYTE, LAST = 8, 255  # the bits of a relation in a key; a relation nobody stated comes last
_ODD, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, eq=False)
class Residents:
    """One piece of a county: households in order, and their members by relation to the head."""

    people: np.ndarray
    sizes: np.ndarray
    places: pa.DictionaryArray

    @property
    def starts(self) -> np.ndarray:
        """Where each household begins."""
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]]).astype(np.int64)

    @property
    def households(self) -> np.ndarray:
        """The number of each household."""
        numbers: np.ndarray = -(LAKE_HOMES + self.people[self.starts])
        return numbers

    def piece(self, first: int, last: int) -> "Residents":
        """The households from first up to last."""
        ends = np.concatenate([[0], np.cumsum(self.sizes)])
        people = self.people[ends[first] : ends[min(last, len(self.sizes))]]
        return Residents(people, self.sizes[first:last], self.places[first:last])


@dataclass(frozen=True, eq=False)
class _Rows:
    """Rows of the feed: whose, where (an index of `codes`), of which household (a digest)."""

    people: np.ndarray
    place: np.ndarray
    home: np.ndarray


@dataclass(frozen=True, eq=False)
class Roll:
    """A version of the resident register, without those the registers know."""

    rows: _Rows
    codes: Sequence[str]
    unlinked: int = 0

    def counties(self, relations: np.ndarray) -> Iterator[Residents]:
        """The residents of each county; `relations` is one byte for each person number."""
        if not len(self.rows.people):
            return
        county = _ranks([code[:COUNTY] for code in self.codes])[self.rows.place]
        order = np.argsort(county.astype(np.int16), kind="stable")
        ends = np.cumsum(np.bincount(county))
        for last, count in zip(ends, np.bincount(county), strict=True):
            if count:
                yield self._county(order[last - count : last], relations)

    def _county(self, chosen: np.ndarray, relations: np.ndarray) -> Residents:
        people, place = self.rows.people[chosen], self.rows.place[chosen]
        village = _ranks(self.codes)[place]
        low = int(village.min())
        bits = max(1, int(village.max() - low).bit_length())
        key = (village - low).astype(np.uint64) << np.uint64(64 - bits)
        key |= (self.rows.home[chosen] >> np.uint64(BYTE + bits)) << np.uint64(BYTE)
        key |= relations[people]
        order = np.argsort(key)
        home = key[order] >> np.uint64(BYTE)
        starts = np.flatnonzero(np.concatenate([[True], home[1:] != home[:-1]]))
        sizes = np.diff(np.append(starts, len(home))).astype(np.int32)
        codes = pa.array(place[order][starts].astype(np.int32))
        places = pa.DictionaryArray.from_arrays(codes, pa.array(self.codes, pa.string()))
        return Residents(people[order], sizes, places)


@dataclass
class _Codes:
    """Division codes by the order in which they were met."""

    known: dict[str, int] = field(default_factory=dict)

    def of(self, column: pa.ChunkedArray) -> np.ndarray:
        """The index of each row's code; -1 where there is none."""
        coded = column.combine_chunks()
        met = [self._index(code) for code in coded.dictionary.to_pylist()]
        index = coded.indices.fill_null(len(met)).to_numpy(zero_copy_only=False)
        found: np.ndarray = np.array([*met, -1], np.int32)[index]
        return found

    def _index(self, code: str | None) -> int:
        return self.known.setdefault(code, len(self.known)) if code else -1


def read_roll(path: Path, known: np.ndarray) -> Roll:
    """The rows of a version; `known` is one bool for each person number: in the registers.

    Of two rows of a person the later one in the file stands.
    """
    codes, metadata = _Codes(), pq.read_metadata(path)

    def group(number: int) -> _Rows:
        with pq.ParquetFile(path, metadata=metadata, memory_map=True, read_dictionary=PLACES) as f:
            table = f.read_row_group(number, [PEOPLE, HOME, *PLACES], use_threads=False)
        return _read(table, codes)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = list(pool.map(group, range(metadata.num_row_groups)))
    rows = _joined(parts)
    last = np.append(rows.people[1:] != rows.people[:-1], [True])[: len(rows.people)]
    kept = last & (rows.place >= 0) & ~known[np.minimum(rows.people, len(known) - 1)]
    chosen = _Rows(rows.people[kept], rows.place[kept], rows.home[kept])
    return Roll(chosen, tuple(codes.known), metadata.num_rows - len(rows.people))


def _read(table: pa.Table, codes: _Codes) -> _Rows:
    people = table[PEOPLE].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
    living, registered = (codes.of(table[name]) for name in PLACES)
    place = np.where(living >= 0, living, registered)
    home = digests(table[HOME].combine_chunks(), people)
    linked = people > 0
    return _Rows(people[linked], place[linked], home[linked])


def _joined(parts: Sequence[_Rows]) -> _Rows:
    names = ("people", "place", "home")
    return _Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def digests(texts: pa.Array, people: np.ndarray) -> np.ndarray:
    """64 bits for each text, byte after byte; without one, bits of the person's own."""
    plain = texts.cast(pa.binary())
    _, offsets, data = plain.buffers()
    ends = np.frombuffer(offsets, np.int32)[plain.offset : plain.offset + len(plain) + 1]
    letters = np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)
    lengths, result = np.diff(ends), np.zeros(len(plain), np.uint64)
    for at in range(int(lengths.max(initial=0))):
        here = slice(None) if (lengths > at).all() else np.flatnonzero(lengths > at)
        result[here] = result[here] * _ODD + letters[ends[:-1][here] + at] + np.uint64(1)
    alone = lengths == 0
    result[alone] = people[alone].astype(np.uint64) * _ODD + np.uint64(2)
    return _spread(_spread(result))


def _spread(bits: np.ndarray) -> np.ndarray:
    spread: np.ndarray = (bits ^ (bits >> np.uint64(30))) * _MIX
    return spread


def _ranks(codes: Sequence[str]) -> np.ndarray:
    """The place of each code among all, in their order."""
    ordered = {code: rank for rank, code in enumerate(sorted(set(codes)))}
    return np.array([ordered[code] for code in codes], np.int32)
