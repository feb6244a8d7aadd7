"""What every contestant says of its run, and where it leaves its answers."""

import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np


def report(**seconds: float) -> None:
    """One JSON line: the times, and the most memory the process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = {name: round(value, 3) for name, value in seconds.items()}
    sys.stdout.write(json.dumps({**line, "peak_mb": round(peak)}) + "\n")
    sys.stdout.flush()


def save(answers: Mapping[str, np.ndarray], out: Path) -> None:
    """The answers as arrays, in the order of the population, to be compared row by row."""
    out.mkdir(parents=True, exist_ok=True)
    for name, values in answers.items():
        np.save(out / f"{name}.npy", np.asarray(values))
