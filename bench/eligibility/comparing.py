"""Every rival's answer beside ours, row by row; where they differ, what lies behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from bench.eligibility.policy import OUTPUTS, PERSONAL

SHOWN = 5
LARGEST = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Difference:
    """One row on which a rival answers something else, and the sum its 32 bits cannot hold."""

    column: str
    number: int
    ours: int
    theirs: int
    why: str


def compare(population: Path, ours: Path, rival: Path) -> dict[str, Any]:
    """How many rows differ in each column, up to five of them, and how many remain unexplained."""
    too_large = _too_large(population)
    counts: dict[str, int] = {}
    unexplained, rows = 0, []
    for name in OUTPUTS:
        mine, theirs = _ours(ours, name), np.load(rival / f"{name}.npy")
        wrong = np.flatnonzero(mine != theirs)
        if len(wrong):
            counts[name] = len(wrong)
            reasons = [too_large.get((name in PERSONAL, int(row)), "") for row in wrong]
            unexplained += sum(not reason for reason in reasons)
            rows += list(_rows(name, wrong, (mine, theirs), reasons))
    shown = [asdict(row) for row in rows[:SHOWN]]
    return {"rows_that_differ": counts, "unexplained": unexplained, "examples": shown}


def _rows(
    name: str, wrong: np.ndarray, values: tuple[np.ndarray, np.ndarray], reasons: list[str]
) -> Iterator[Difference]:
    for row, why in zip(wrong[:SHOWN], reasons, strict=False):
        yield Difference(name, int(row), int(values[0][row]), int(values[1][row]), why)


def _ours(folder: Path, name: str) -> np.ndarray:
    table = "persons" if name in PERSONAL else "households"
    files = sorted((folder / table).glob("*.parquet"))
    return np.concatenate([pq.read_table(file, columns=[name])[name].to_numpy() for file in files])


def _too_large(population: Path) -> Mapping[tuple[bool, int], str]:
    """Households with a sum of money above what 32 bits hold, and their members."""
    names = ["deposits", "securities", "other_assets", "business_shares"]
    homes = pq.read_table(population / "households.parquet", columns=[*names, "members"])
    columns = {name: homes[name].to_numpy() for name in names}
    assets = columns["deposits"] + columns["securities"] + columns["other_assets"]
    reasons: dict[tuple[bool, int], str] = {}
    ends = np.cumsum(homes["members"].to_numpy().astype(np.int64))
    for name, values in (*columns.items(), ("assets", assets)):
        for row in np.flatnonzero(values > LARGEST):
            why = f"{name} 为 {values[row]} 分，超过 32 位整数的上限 {LARGEST}"
            first = int(ends[row - 1]) if row else 0
            keys = [(False, int(row)), *((True, one) for one in range(first, int(ends[row])))]
            reasons |= {key: why for key in keys}
    return reasons
