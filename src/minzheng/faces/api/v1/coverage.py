"""What the faces can do beside what a partner may do: which call does it, or why there is none."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Covered:
    """One deed of a face. `calls`: "GET /matters"; without any, `why` says the reason."""

    face: str
    deed: str
    calls: tuple[str, ...] = ()
    why: str = ""


@cache
def covered() -> tuple[Covered, ...]:
    """Every deed in the order of the file."""
    told = yaml.safe_load((Path(__file__).parent / "faces.yaml").read_text("utf-8"))
    return tuple(Covered(**{**row, "calls": tuple(row["calls"])}) for row in told)
