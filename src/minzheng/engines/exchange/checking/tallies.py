"""What a column is like as a whole: how much is missing, how many different, the range."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.exchange.checking.cells import Parsed
from minzheng.engines.exchange.checking.masking import shown
from minzheng.engines.exchange.checking.rules import PLACES, REFUSING
from minzheng.engines.exchange.limits import DISTINCT_KEPT, MEDIAN_SAMPLE
from minzheng.kernel.feed import Column
from minzheng.kernel.units import Kind

ORDERED = (Kind.MONEY, Kind.COUNT, Kind.RATIO, Kind.DATE)
SUMMED = (Kind.MONEY, Kind.COUNT)
GROUPED = (Kind.CODE, Kind.BOOL)
PART = 500  # of a batch enter the sample from which the median is taken
EXAMPLES = 3


@dataclass
class Tally:
    """Of one column, over the batches seen so far."""

    column: Column
    rows: int = 0
    nulls: int = 0
    total: int = 0
    counted: int = 0
    low: Any = None
    high: Any = None
    groups: Counter[str] = field(default_factory=Counter)
    different: set[str] = field(default_factory=set)
    sample: list[np.ndarray] = field(default_factory=list)

    def add(self, parsed: Parsed) -> None:
        """Count one batch more."""
        kind = self.column.term.unit.kind
        self.rows += len(parsed.text)
        self.nulls += parsed.text.null_count
        if len(self.different) <= DISTINCT_KEPT:
            self.different.update(pc.unique(parsed.text).drop_null().to_pylist())
        values = _sound(parsed)
        if kind in ORDERED:
            self._widen(values)
        if kind in SUMMED:
            self._sum(values)
        if kind in GROUPED:
            for each in pc.value_counts(values.drop_null()).to_pylist():
                self.groups[str(int(each["values"]))] += each["counts"]

    def told(self) -> dict[str, Any]:
        """As it is kept with the delivery."""
        filled = self.rows - self.nulls
        count = len(self.different)
        found: dict[str, Any] = {
            "header": self.column.header,
            "rows": self.rows,
            "nulls": self.nulls,
            "different": min(count, DISTINCT_KEPT),
            "more": count > DISTINCT_KEPT,
            "low": _plain(self.low),
            "high": _plain(self.high),
            "examples": [shown(self.column, text) for text in sorted(self.different)[:EXAMPLES]],
        }
        if self.sample and filled:
            values = np.concatenate(self.sample)
            found |= {"mean": self.total / max(self.counted, 1), "median": float(np.median(values))}
        if self.groups:
            found["groups"] = dict(self.groups)
        return found

    def _widen(self, values: pa.Array) -> None:
        ends = pc.min_max(values).as_py()
        self.low = min((each for each in (self.low, ends["min"]) if each is not None), default=None)
        self.high = max(
            (each for each in (self.high, ends["max"]) if each is not None), default=None
        )

    def _sum(self, values: pa.Array) -> None:
        known = values.drop_null().to_numpy(zero_copy_only=False)
        if not len(known):
            return
        self.counted += len(known)
        self.total += int(known.sum(dtype=np.int64))
        self.sample.append(np.array(known[:: max(1, len(known) // PART)]))
        if sum(map(len, self.sample)) > MEDIAN_SAMPLE:
            self.sample = [np.concatenate(self.sample)[::2]]


def _sound(parsed: Parsed) -> pa.Array:
    """The values that break no rule: one mistyped wage must not move the mean of a million."""
    wrong = np.zeros(len(parsed.values), dtype=bool)
    for rule, places in parsed.problems.items():
        if PLACES[rule] in REFUSING:
            wrong[places] = True
    return pc.if_else(pa.array(wrong), None, parsed.values) if wrong.any() else parsed.values


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
