"""A rubric as values: dimensions of items with full points, vetoes, grades, what a grade is worth.

Points are in tenths of a point. A grade needs its total and, in every dimension, its part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from minzheng.engines.evaluations.coded import COMPUTED, STATUSES, TENTHS
from minzheng.registers.checklists import sheet_digest

PERCENT = 100


@dataclass(frozen=True)
class Item:
    """One thing that is scored; `zero` and `full`: the evidence that gives nothing, everything."""

    code: str
    title: str
    points: int
    proof: str
    look: str = ""
    paper: bool = False
    evidence: str = ""
    zero: int = 0
    full: int = 0

    @property
    def is_computed(self) -> bool:
        return self.proof == COMPUTED


@dataclass(frozen=True)
class Dimension:
    """Items that are counted together."""

    code: str
    title: str
    points: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Veto:
    """What alone rules any subsidy out."""

    code: str
    title: str


@dataclass(frozen=True)
class Grade:
    """A grade: points in all, percent of every dimension, the parameter of its coefficient."""

    key: str
    name: str
    total: int
    part: int
    coefficient: str = ""


@dataclass(frozen=True)
class Award:
    """A subsidy a year: the parameter of its base, and by which evidence it is multiplied."""

    key: str
    name: str
    base: str
    per: str = ""


@dataclass(frozen=True)
class Rubric:
    """A whole rubric. `months`: the parameter of how long a result holds; `rates`: it is a level
    that the register of facilities shows."""

    key: str
    title: str
    subject: str
    kinds: tuple[str, ...]
    purpose: str
    total: int
    source: str
    status: str
    months: str
    dimensions: tuple[Dimension, ...]
    vetoes: tuple[Veto, ...]
    grades: tuple[Grade, ...]
    awards: tuple[Award, ...]
    rates: bool = False

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its code, in the order of the rubric."""
        return {item.code: item for part in self.dimensions for item in part.items}

    @property
    def status_words(self) -> str:
        return STATUSES[self.status]

    @property
    def digest(self) -> str:
        """SHA-256 of the whole; another number anywhere is another digest."""
        return sheet_digest(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Plain values, as a version and a round keep them."""
        return asdict(self)

    def grade(self, key: str) -> Grade | None:
        """The grade of a key; None for "", which is no grade."""
        return next((each for each in self.grades if each.key == key), None)

    def grade_for(self, parts: Mapping[str, int]) -> Grade | None:
        """The best grade whose two tests hold: the total, and the part of every dimension."""
        return next((each for each in self.grades if self.holds(each, parts)), None)

    def holds(self, grade: Grade, parts: Mapping[str, int]) -> bool:
        """Whether points by dimension are enough for a grade."""
        return sum(parts.values()) >= grade.total and all(
            parts[each.code] * PERCENT >= each.points * grade.part for each in self.dimensions
        )

    def with_points(self, points: Mapping[str, int]) -> "Rubric":
        """The same with other full points of items; dimensions and total stay as they are."""
        return replace(
            self, dimensions=tuple(_repointed(each, points) for each in self.dimensions)
        )  # fmt: skip


def from_json(kept: Mapping[str, Any]) -> Rubric:
    """The rubric that `as_json` wrote."""
    dimensions = tuple(
        Dimension(part["code"], part["title"], part["points"],
                  tuple(Item(**item) for item in part["items"]))
        for part in kept["dimensions"]
    )  # fmt: skip
    told = {
        **kept, "kinds": tuple(kept["kinds"]), "dimensions": dimensions,
        "vetoes": tuple(Veto(**each) for each in kept["vetoes"]),
        "grades": tuple(Grade(**each) for each in kept["grades"]),
        "awards": tuple(Award(**each) for each in kept["awards"]),
    }  # fmt: skip
    return Rubric(**told)


def points_text(tenths: int) -> str:
    """12.5, or 12 where there is nothing behind the point."""
    whole, rest = divmod(abs(tenths), TENTHS)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def sums(rubric: Rubric, points: Mapping[str, int]) -> dict[str, int]:
    """Points by dimension, from points by item; an item without points counts nothing."""
    return {
        part.code: sum(points.get(item.code, 0) for item in part.items)
        for part in rubric.dimensions
    }


def faults_of(rubric: Rubric) -> Sequence[str]:
    """Where full points do not add up, with the sums; empty for a rubric that does."""
    found = [
        _differs(f"“{part.title}”各项", sum(item.points for item in part.items), part.points)
        for part in rubric.dimensions
        if sum(item.points for item in part.items) != part.points
    ]
    whole = sum(part.points for part in rubric.dimensions)
    if whole != rubric.total:
        found.append(_differs("各部分", whole, rubric.total))
    return found


def _differs(what: str, is_now: int, wanted: int) -> str:
    more = "多" if is_now > wanted else "少"
    return (
        f"{what}的分值加起来是 {points_text(is_now)} 分，应为 {points_text(wanted)} 分，"
        f"{more} {points_text(abs(is_now - wanted))} 分"
    )


def _repointed(part: Dimension, points: Mapping[str, int]) -> Dimension:
    items = tuple(replace(item, points=points.get(item.code, item.points)) for item in part.items)
    return replace(part, items=items)
