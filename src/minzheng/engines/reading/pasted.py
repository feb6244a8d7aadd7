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
    r"(?=\s*(?:[一-龥“《]|20\d\d年))"
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
    at = opened.end if opened else line.start
    rank = opened.rank if opened else SPOKEN
    while True:
        found = _behind_heading(shadow, at, line.end, rank) or _next(shadow, at, line.end, counted)
        if found is None:
            return
        at, rank = found.end(), _rank(found)
        _count(counted, rank, _ordinal(found))
        yield found.start()


def _behind_heading(shadow: str, start: int, end: int, rank: int) -> re.Match[str] | None:
    """一、救助有进展1.低保规范: a row that begins where the heading ends."""
    if rank not in (PART, SUBPART):
        return None
    found = AFTER_HEADING.search(shadow, start, min(end, start + LONGEST_HEADING))
    fits = found and _heads(shadow[start : found.start()]) and _begins(shadow, found)
    return found if fits else None


def _next(shadow: str, start: int, end: int, counted: dict[int, int]) -> re.Match[str] | None:
    """The next mark that goes on counting, or begins a row."""
    for found in WITHIN.finditer(shadow, start, end):
        rank, ordinal = _rank(found), _ordinal(found)
        if ordinal > 1 and ordinal == counted.get(rank, 0) + 1:
            return found
        if ordinal == 1 and rank not in counted and _begins(shadow, found):
            return found
    return None


def _begins(shadow: str, found: re.Match[str]) -> bool:
    """A first mark is one where its second follows, or where nothing else can be meant."""
    announced = shadow[max(0, found.start() - 3) : found.start()] == "如下："
    return announced or _rank(found) == SUBPART or _continues(shadow, found)


def _ordinal(found: re.Match[str]) -> int:
    return ordinal_of(found[found.lastgroup or 0]) or 0


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
