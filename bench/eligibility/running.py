"""Runs the contestants in turns, each in a process of its own, and keeps every time they took."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench._contest import contest

Run = dict[str, float]
CONTESTANTS = {
    "ours": ("ours", "whole"),
    "compute": ("ours", "compute"),
    "floor": ("ours", "floor"),
    "openfisca": ("rival_openfisca",),
    "duckdb_sql": ("rival_duckdb",),
}


@dataclass
class Race:
    """All runs of each contestant over one population."""

    population: Path
    answers: Path
    runs: dict[str, list[Run]] = field(default_factory=dict)

    def go(self, rounds: int) -> None:
        """Round by round, so that a busy minute of the machine meets everybody."""
        for _ in range(rounds):
            for name, words in CONTESTANTS.items():
                self.runs.setdefault(name, []).append(self._run(name, words))

    def best(self, name: str, *times: str) -> Run:
        """The run of the shortest time."""
        wanted = times or ("seconds",)
        return min(self.runs[name], key=lambda run: sum(run[time] for time in wanted))

    def all_of(self, name: str) -> Iterator[float]:
        """Every time, so that nobody need trust the best one."""
        for run in self.runs[name]:
            parts = [value for key, value in run.items() if key not in ("cpu_s", "peak_mb")]
            yield round(sum(parts), 3)

    def _run(self, name: str, words: Sequence[str]) -> Run:
        module, *mode = words
        out = self.answers / name
        return contest(f"bench.eligibility.{module}", self.population, out, *mode)
