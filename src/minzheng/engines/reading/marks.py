"""Marks that open an item, from 第一章 down to 一是, and which of them can be meant as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minzheng.engines.reading.numerals import ordinal_of

HAN = "[一二三四五六七八九十百]{1,4}"
# Each kind with its rank: a mark closes what is open of its own rank and of those beneath.
CHAPTER, SECTION, ARTICLE, PART, SUBPART, NUMBER, BRACKET, CIRCLE, SPOKEN = range(9)
AT_START = (
    (CHAPTER, re.compile(rf"第({HAN})[章编](?=\s|[^一-龥]|[一-龥])")),
    (SECTION, re.compile(rf"第({HAN})节(?=\s|[一-龥])")),
    (ARTICLE, re.compile(rf"第({HAN})条(?=\s|[一-龥])")),
    (PART, re.compile(rf"({HAN})(?:、|\.(?=\s*[一-龥“]))\s*")),
    (SUBPART, re.compile(rf"（({HAN})）[、.]?\s*")),
    (NUMBER, re.compile(r"(\d{1,2})(?:\s?[.、](?!\d)|\s+(?=[一-龥“]))\s*")),
    (BRACKET, re.compile(r"(?:（(\d{1,2})）|(\d{1,2})）)[、.]?\s*")),
    (CIRCLE, re.compile(r"([①-⑳])\s*")),
)
SPOKEN_MARK = re.compile(rf"({HAN})(?:是|要)(?=\s?[一-龥“《])")
ORDINAL_MARK = re.compile(rf"第({HAN})[，、：]")
ORDER_WORDS = ("首先", "其次", "再次", "最后")
# Within a paragraph a mark stands after the end of something, or at the beginning.
INLINE = (
    (SPOKEN, re.compile(rf"(?:(?<=[。；：，、！“])|^)\s*({HAN})(?:是|要)(?=\s?[一-龥“《])")),
    (SPOKEN, re.compile(rf"(?:(?<=[。；：])|^)\s*第({HAN})[，、](?=[一-龥“《])")),
    (CIRCLE, re.compile(r"([①-⑳])")),
    (BRACKET, re.compile(r"(?:(?<=[。；：，、])|^)\s*（(\d{1,2})）")),
    (SUBPART, re.compile(rf"(?:(?<=[。；：，、])|^)\s*（({HAN})）")),
    (NUMBER, re.compile(r"(?:(?<=[。；：])|^)\s*(\d{1,2})[.、](?![\d])")),
)  # fmt: skip
LONGEST_GAP = 2  # numbering of real documents jumps now and then


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its rank, its place in the count, what it is called in a path, and its end."""

    rank: int
    ordinal: int
    name: str
    start: int
    end: int


def mark_at(shadow: str, start: int, end: int) -> Mark | None:
    """The mark that a line begins with."""
    for rank, pattern in AT_START:
        found = pattern.match(shadow, start, end)
        if found:
            return _mark(rank, found)
    found = SPOKEN_MARK.match(shadow, start, end)
    return _mark(SPOKEN, found) if found else None


def marks_within(shadow: str, start: int, end: int) -> list[Mark]:
    """Marks that count 1, 2, … inside a paragraph, of the first kind that has two in order."""
    said = shadow[start:end]
    for rank, pattern in INLINE:
        row = list(_in_order(_found(rank, pattern, said, start)))
        if len(row) > 1:
            return row
    return []


def _found(rank: int, pattern: re.Pattern[str], said: str, start: int) -> Iterator[Mark]:
    for found in pattern.finditer(said):
        made = _mark(rank, found, start)
        if made is not None:
            yield made


def _in_order(marks: Iterator[Mark]) -> Iterator[Mark]:
    wanted = 1
    for mark in marks:
        if mark.ordinal == wanted:
            yield mark
            wanted += 1


def _mark(rank: int, found: re.Match[str], offset: int = 0) -> Mark | None:
    said = next(group for group in found.groups() if group)
    ordinal = ordinal_of(said)
    if ordinal is None:
        return None
    name = _name(rank, said, found[0].strip())
    return Mark(rank, ordinal, name, offset + found.start(), offset + found.end())


def _name(rank: int, said: str, written: str) -> str:
    if rank in (CHAPTER, SECTION, ARTICLE):
        return written
    if rank in (SUBPART, BRACKET):
        return f"（{said}）"
    if rank == SPOKEN:
        return f"第{said}" if written.startswith("第") else f"{said}{written[-1]}"
    return said
