"""What may be done with many rows at once: first weighed row by row, then done row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

WEIGH, DO = "weigh", "do"
STEP, SERVE, PRINT, TAKE_IN = "step", "serve", "print", "take-in"
MOST = 1_000  # rows at once
MOST_DECISIONS = 20  # whose arithmetic somebody can read in one sitting
INLINE = 20  # rows weighed while the officer waits


@dataclass(frozen=True)
class Plan:
    """One deed for many rows: which, on what, and what the officer stated for all of them."""

    deed: str
    words: str
    rows: tuple[str, ...]
    given: Mapping[str, Any] = field(default_factory=dict)
    each_read: bool = False

    @property
    def params(self) -> dict[str, Any]:
        """As a job keeps it."""
        return {**asdict(self), "rows": list(self.rows), "given": dict(self.given)}


def plan_of(params: Mapping[str, Any], rows: Sequence[str] | None = None) -> Plan:
    """The plan a job keeps, for all its rows or for these."""
    known = {name: params[name] for name in ("deed", "words", "given", "each_read")}
    return Plan(rows=tuple(params["rows"] if rows is None else rows), **known)
