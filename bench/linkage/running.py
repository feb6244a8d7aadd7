"""Runs the contestants in turns, each in a process of its own, and keeps every time they took."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from bench._contest import IN_THE_HOUSE, Run, contest


@dataclass
class Race:
    """All runs of each contestant over one file: {name: (module, words after RECORDS and OUT)}."""

    records: Path
    answers: Path
    contestants: dict[str, tuple[str, ...]]
    runs: dict[str, list[Run]] = field(default_factory=dict)

    def go(self, rounds: int) -> None:
        """Round by round, so that a busy minute of the machine meets everybody."""
        for _ in range(rounds):
            for name, words in self.contestants.items():
                self.runs.setdefault(name, []).append(self._run(name, words))

    def best(self, name: str) -> Run:
        """The run of the shortest time."""
        return min(self.runs[name], key=lambda run: float(run["seconds"]))

    def labels(self, name: str) -> np.ndarray:
        """The clusters it left; a row for each threshold where it has several."""
        found: np.ndarray = np.load(self._place(name))
        return np.atleast_2d(found)

    def _run(self, name: str, words: tuple[str, ...]) -> Run:
        module, *more = words
        start = [IN_THE_HOUSE] if module == "ours" else []
        words = (f"bench.linkage.{module}", self.records, self._place(name), *more)
        return contest(*start, *words)

    def _place(self, name: str) -> Path:
        return self.answers / f"{self.records.stem}-{name}.npy"
