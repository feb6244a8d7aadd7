"""What every contestant says of its run, and where it leaves its clusters."""

import json
import re
import resource
import sys
from pathlib import Path

import numpy as np


def report(out: Path, label: np.ndarray, **seconds: float) -> None:
    """Keep the clusters; one JSON line with the times and the most memory ever held."""
    np.save(out, label)
    used = resource.getrusage(resource.RUSAGE_SELF)
    line = {name: round(value, 3) for name, value in seconds.items()}
    line |= {"cpu_s": round(used.ru_utime + used.ru_stime, 2), "peak_mb": _peak_mb()}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _peak_mb() -> int:
    """This process's own peak: ru_maxrss would count what its parent held when it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0
