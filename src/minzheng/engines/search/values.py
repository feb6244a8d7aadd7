"""What is found, as frozen values."""

from dataclasses import dataclass, replace

from minzheng.engines.search.asking import Question
from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Kind

EXACT, BEGINS, INSIDE, AROUND = range(4)
NUMBERED = (Kind.CASE, Kind.HOUSEHOLD)


@dataclass(frozen=True)
class Hit:
    """One thing found. `by`: in words, the fields that matched. `address`: for addresses().

    `rank`: 0 exact, 1 begins so, 2 somewhere inside, 3 by the address.
    """

    kind: Kind
    subject: int
    label: str
    note: str
    division_code: str
    matter: str
    gone: bool
    address: int | None
    rank: int
    by: tuple[str, ...]

    def joined(self, other: "Hit") -> "Hit":
        """The same thing found another way as well."""
        fields = tuple(dict.fromkeys((*self.by, *other.by)))
        return replace(self, rank=min(self.rank, other.rank), by=fields)


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `count` hardly goes beyond 100, and a page says 99+."""

    kind: Kind
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True)
class Found:
    """The answer to a question, by kind."""

    question: Question
    groups: tuple[Group, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(hit for group in self.groups for hit in group.hits)

    @property
    def only(self) -> Hit | None:
        """The case or household whose whole number was typed."""
        typed = fold(self.question.text)
        whole = (hit for hit in self.hits if hit.kind in NUMBERED and fold(hit.label) == typed)
        return next(whole, None)
