"""What the verbs take and give, as frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from minzheng.engines.parameters.api import Paper
from minzheng.kernel.money import Fen


class Stage(StrEnum):
    """Where an adjustment stands; APPROVED is when every proposed value was approved."""

    DRAFT = "draft"
    SIMULATED = "simulated"
    PROPOSED = "proposed"
    APPROVED = "approved"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    SWITCHED = "switched"
    DROPPED = "dropped"


@dataclass(frozen=True)
class NewAdjustment:
    """The year whose consumption counts, the place, and the first day of the new standards."""

    year: int
    place: str
    since: date


@dataclass(frozen=True)
class Document:
    """The document by which the new standards are issued."""

    source: str
    status: str
    checked_on: date
    note: str = ""
    paper: Paper | None = None


@dataclass(frozen=True)
class Progress:
    """What one call of the switch-over did, and what is left to do."""

    changed: int
    opened: int
    letters: int
    left: int

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left."""
        return self.left == 0


@dataclass(frozen=True)
class KindSum:
    """Benefits of one kind of difference, in one town ("" for all): count and sums a month."""

    town: str
    kind: str
    count: int
    before: Fen
    after: Fen
