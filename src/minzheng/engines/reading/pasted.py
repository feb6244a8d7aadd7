"""Texts pasted without line breaks: a mark after a full stop or a heading begins a line.

Only marks that go on counting, or whose second follows, are taken; a number in a sentence is none.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from minzheng.engines.reading.lines import Line
from minzheng.engines.reading.marks import (
    HAN,
    NUMBER,
    PART,
    SPOKEN,
    SUBPART,
    Mark,
    mark_at,
)
from minzheng.engines.reading.numerals import ordinal_of

WITHIN = re.compile(
    rf"(?<=[。！？：”）\s])\s*(?:(?P<part>{HAN})、|（(?P<subpart>{HAN})）|(?P<number>\d{{1,2}})[.、](?!\d))"
    r"(?=\s*[一-龥“《])"
)
AFTER_HEADING = re.compile(
    r"(?<=[一-龥”])(?:（(?P<subpart>一)）|(?P<number>1)[.、](?!\d))(?=\s*[一-龥“])"
)
RANKS = {"part": PART, "subpart": SUBPART, "number": NUMBER}
SECOND = {
    PART: re.compile(r"[。\n]\s*二、"),
    SUBPART: re.compile(r"[。\n]\s*（二）"),
    NUMBER: re.compile(r"[。\n]\s*2[.、](?!\d)"),
}
SHORTEST, LONGEST_HEADING, NEAR = 12, 60, 4_000  # signs


def parted(lines: Iterable[Line], shadow: str) -> Iterator[Line]:
    """The lines, each cut where a further mark of its row begins."""
    counted: dict[int, int] = {}
    for line in lines:
        opened = mark_at(shadow, line.start, line.end)
        if opened is not None and opened.rank < SPOKEN:
            _count(counted, opened.rank, opened.ordinal)
        if line.length < SHORTEST:
            yield line
            continue
        cuts = [line.start, *_cuts(line, shadow, opened, counted), line.end]
        yield from (_trimmed(start, end, shadow) for start, end in pairwise(cuts))


def _cuts(line: Line, shadow: str, opened: Mark | None, counted: dict[int, int]) -> Iterator[int]:
    begins = opened.end if opened else line.start
    if opened is not None and opened.rank in (PART, SUBPART):
        found = AFTER_HEADING.search(shadow, begins, min(line.end, begins + LONGEST_HEADING))
        if found and _heads(shadow[begins : found.start()]) and _continues(shadow, found):
            _count(counted, _rank(found), 1)
            yield found.start()
            begins = found.end()
    for found in WITHIN.finditer(shadow, begins, line.end):
        rank, ordinal = _rank(found), ordinal_of(found[found.lastgroup or 0]) or 0
        goes_on = ordinal > 1 and ordinal == counted.get(rank, 0) + 1
        begins = ordinal == 1 and rank not in counted
        if goes_on or (begins and (rank == SUBPART or _continues(shadow, found))):
            _count(counted, rank, ordinal)
            yield found.start()


def _heads(said: str) -> bool:
    return len(said) > 3 and not re.search(r"[。；！？：]", said)


def _rank(found: re.Match[str]) -> int:
    return RANKS[found.lastgroup or "part"]


def _continues(shadow: str, found: re.Match[str]) -> bool:
    return bool(SECOND[_rank(found)].search(shadow, found.end(), found.end() + NEAR))


def _count(counted: dict[int, int], rank: int, ordinal: int) -> None:
    """What is beneath a mark begins to count anew."""
    counted[rank] = ordinal
    for below in [each for each in counted if each > rank]:
        del counted[below]


def _trimmed(start: int, end: int, shadow: str) -> Line:
    said = shadow[start:end]
    return Line(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
