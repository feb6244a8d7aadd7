"""Joins lines that a page was too narrow for; a mark or a full stop keeps them apart."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from minzheng.engines.reading.folding import fold
from minzheng.engines.reading.furniture import PAGE_NUMBER
from minzheng.engines.reading.marks import mark_at

STOPS = "。；！？：”"
SHORT = 0.85  # of a full line: what is shorter ends a paragraph


def join_lines(lines: Iterable[str]) -> str:
    """Paragraphs, one a line; page numbers are left out."""
    told = [line.strip() for line in lines]
    told = [line for line in told if line and not PAGE_NUMBER.match(line)]
    if not told:
        return ""
    width = median(sorted(len(line) for line in told)[len(told) // 2 :])
    return "\n".join(_paragraphs(told, width))


def _paragraphs(lines: list[str], width: float) -> Iterator[str]:
    held = lines[0]
    for before, line in pairwise(lines):
        if _goes_on(before, line, width):
            held += line
        else:
            yield held
            held = line
    yield held


def _goes_on(before: str, line: str, width: float) -> bool:
    if len(before) < SHORT * width or (before[-1] in STOPS and len(before) < width - 1):
        return False
    shadow = fold(line)
    return mark_at(shadow, 0, len(shadow)) is None
