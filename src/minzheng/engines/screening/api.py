"""The door of the screening engine: everybody as one table, one pass over it, whom it finds."""

from minzheng.engines.screening.building import build, fresh, snapshot
from minzheng.engines.screening.errors import (
    NoSnapshot,
    ScreeningError,
    SparkMissing,
    TableBroken,
    UnknownColumn,
)
from minzheng.engines.screening.finding import Found, Opened, found, open_cases
from minzheng.engines.screening.passing import Pass
from minzheng.engines.screening.questions import Question, questions_of
from minzheng.engines.screening.screening import Count, Screening, screen
from minzheng.engines.screening.sweeping import Sought, Sweep, Swept, sweep
from minzheng.engines.screening.table import Slice, Snapshot

__all__ = [
    "Count",
    "Found",
    "NoSnapshot",
    "Opened",
    "Pass",
    "Question",
    "Screening",
    "ScreeningError",
    "Slice",
    "Snapshot",
    "Sought",
    "SparkMissing",
    "Sweep",
    "Swept",
    "TableBroken",
    "UnknownColumn",
    "build",
    "found",
    "fresh",
    "open_cases",
    "questions_of",
    "screen",
    "snapshot",
    "sweep",
]
