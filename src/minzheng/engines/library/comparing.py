"""What an edition says otherwise than the one before, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

SAME, ADDED, DROPPED, CHANGED = "same", "added", "dropped", "changed"


@dataclass(frozen=True)
class Piece:
    """A paragraph: `kind` SAME, ADDED, DROPPED or CHANGED; "" where a side has none."""

    kind: str
    before: str
    after: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Paragraphs of both texts in order; paired where one stands in the other's place."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        piece
        for tag, i, j, k, m in matcher.get_opcodes()
        for piece in _pieces(tag, old[i:j], new[k:m])
    )


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pieces(tag: str, old: list[str], new: list[str]) -> Iterator[Piece]:
    if tag == "equal":
        yield from (Piece(SAME, line, line) for line in old)
        return
    for left, right in zip_longest(old, new, fillvalue=""):
        kind = CHANGED if left and right else ADDED if right else DROPPED
        yield Piece(kind, left, right)
