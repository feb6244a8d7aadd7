"""Which lines are called back: drawn by the statement's own seal, so that anybody can redraw."""

import hashlib
from collections.abc import Iterable


def drawn(digest: str, numbers: Iterable[int], most: int) -> frozenset[int]:
    """At most `most` of the numbers: those whose SHA-256 of "digest:number" is the smallest."""
    ordered = sorted(numbers, key=lambda number: rank(digest, number))
    return frozenset(ordered[:most])


def rank(digest: str, number: int) -> str:
    """By what the lines are ordered for the draw."""
    return hashlib.sha256(f"{digest}:{number}".encode()).hexdigest()
