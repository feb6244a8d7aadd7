"""Where a contestant leaves its answers."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np


def save(answers: Mapping[str, np.ndarray], out: Path) -> None:
    """The answers as arrays, in the order of the population, to be compared row by row."""
    out.mkdir(parents=True, exist_ok=True)
    for name, values in answers.items():
        np.save(out / f"{name}.npy", np.asarray(values))
