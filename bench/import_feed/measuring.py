"""What every contestant says of its run."""

import json
import resource
import sys
from typing import Any


def report(seconds: float, cpu: float, **more: Any) -> None:
    """One JSON line: the times, and the most memory the process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    line = {"seconds": round(seconds, 3), "cpu_s": round(cpu, 3), "peak_mb": peak, **more}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
