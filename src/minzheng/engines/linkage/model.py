"""A trained model: the weight of every level, how often two records are one person, thresholds."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

Weights = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True)
class Model:
    """What a training gave. Weights are in bits (log2 of m/u), by comparison, a level each.

    `partners`: how many other records of the same person a record has on average; with the number
    of records it gives the prior. `sure`, `doubtful`: from which weight a pair is linked unasked,
    and from which it is looked at by somebody.
    """

    plan: str
    version: str
    data: str
    data_day: date
    records: int
    partners: float
    weights: Weights
    chances: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    sure: float = 3.0
    doubtful: float = -3.0
    untrained: tuple[str, ...] = ()

    def prior(self, records: int) -> float:
        """Weight of the bare fact that two of so many records are compared, in bits."""
        chance = min(0.5, self.partners / max(1, records - 1))
        return math.log2(chance / (1 - chance))

    def written(self) -> str:
        """As JSON."""
        plain = asdict(self) | {"data_day": self.data_day.isoformat()}
        return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Self:
        """From what written() gave."""
        plain: dict[str, Any] = json.loads(text)
        plain["data_day"] = date.fromisoformat(plain["data_day"])
        plain["weights"] = {key: tuple(value) for key, value in plain["weights"].items()}
        plain["chances"] = {k: tuple(map(tuple, v)) for k, v in plain["chances"].items()}
        plain["untrained"] = tuple(plain["untrained"])
        return cls(**plain)


def probability(weight: float) -> float:
    """The probability that belongs to a weight in bits."""
    if weight > 60:
        return 1.0
    return 2**weight / (1 + 2**weight)


def read_model(path: Path) -> Model:
    """The model in a file."""
    return Model.read(path.read_text(encoding="utf-8"))
