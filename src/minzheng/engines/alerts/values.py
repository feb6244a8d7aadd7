"""What passes through the door of the alerts engine: a night's findings, what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

SUBJECT, DIVISION, FEED = "subject", "division", "feed"  # columns of what a night found


@dataclass(frozen=True)
class Night:
    """Which night it was: its day, the population version and the version of each feed in it."""

    day: date
    population: str = ""
    feeds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """What a night found by one rule, as columns.

    `found`: `subject` (int64, the number of the population table), `division` (string, 12 digits),
    and a column for each name of `shown(rule)`: fen, whole numbers, yyyymmdd or date32, codes,
    bools; null is unknown. A rule about feeds has `feed` (string) in place of `subject`.
    `unknown`: of `open_subjects(rule)` those of whom the condition could not be told tonight;
    their tasks stay as they are. Whoever is neither found nor unknown no longer is as it said.
    """

    rule: str
    found: pa.Table
    unknown: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))


@dataclass(frozen=True)
class Settled:
    """What became of one rule's findings: how many tasks were raised, changed, closed, reopened.

    `quiet`: found again after the verdict that it is no mistake, with the same values.
    `open`: how many are open now.
    """

    rule: str
    raised: int = 0
    updated: int = 0
    closed: int = 0
    reopened: int = 0
    quiet: int = 0
    open: int = 0

    @property
    def changes(self) -> int:
        """How many tasks were written; none when a night is run again."""
        return self.raised + self.updated + self.closed + self.reopened


Values = Mapping[str, Any]
