"""How marks become a rank: the trimmed mean, the best first; ties go to who asks for less."""

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng.kernel.money import Fen


@dataclass(frozen=True)
class Entrant:
    """A proposal by its number, what it asks for, and its marks in tenths of a point."""

    pk: int
    blind: int
    asked: Fen
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Ranked:
    """`score` in hundredths of a point; `trimmed`: whether the ends were left out."""

    entrant: Entrant
    place: int
    score: int
    trimmed: bool

    @property
    def spread(self) -> int:
        """Between the highest mark and the lowest, in tenths of a point."""
        return max(self.entrant.marks, default=0) - min(self.entrant.marks, default=0)


def trimmed_mean(marks: Sequence[int], trim_from: int) -> tuple[int, bool]:
    """The mean in hundredths, rounded down; of many marks the highest and lowest are left out."""
    if not marks:
        return 0, False
    trimmed = len(marks) >= max(3, trim_from)
    kept = sorted(marks)[1:-1] if trimmed else list(marks)
    return sum(kept) * 10 // len(kept), trimmed


def rank(entrants: Sequence[Entrant], trim_from: int) -> list[Ranked]:
    """The best first; equal scores by the sum asked for, then by the number."""
    scored = [(each, trimmed_mean(each.marks, trim_from)) for each in entrants]
    scored.sort(key=lambda told: (-told[1][0], told[0].asked, told[0].blind))
    return [
        Ranked(each, place, score, trimmed)
        for place, (each, (score, trimmed)) in enumerate(scored, 1)
    ]
