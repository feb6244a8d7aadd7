"""A contestant in a process of its own: how it is started, and the one line it says of its run."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Run = dict[str, Any]
IN_THE_HOUSE = "bench._house"
NOTHING: Mapping[str, str] = {}


def contest(*words: str | Path, env: Mapping[str, str] = NOTHING) -> Run:
    """Start `python -m WORDS…` and give what it said last; raises CalledProcessError.

    Its peak of memory is its own, and warnings of libraries are nobody's result.
    """
    done = subprocess.run(  # noqa: S603  # a module of the bench with words of our own, no shell
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore", **env},
    )
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def report(seconds: float | None = None, **figures: Any) -> None:
    """One JSON line: the times, whatever else is told, the most memory the process ever held."""
    timed = {} if seconds is None else {"seconds": seconds}
    rounded = {name: _rounded(value) for name, value in (timed | figures).items()}
    sys.stdout.write(json.dumps({**rounded, "peak_mb": _peak_mb()}) + "\n")
    sys.stdout.flush()


def _rounded(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value


def _peak_mb() -> int:
    """This process's own peak: ru_maxrss would count what its parent held when it was started."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0
