"""kill -9 in the middle of a switch-over: what was done stands, the rest is done once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

FAMILIES, BATCH = 130, 100
SOURCES = Path(__file__).resolve().parents[4]
WORKER = "minzheng.engines.standards.tests.killed_worker"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # The settings of an office, not of tests: durable writes, keys of its own.
    kept = {name: value for name, value in os.environ.items() if name != "PYTEST_VERSION"}
    return subprocess.run(
        [sys.executable, "-m", WORKER, *words],
        cwd=SOURCES,
        env={**kept, "MINZHENG_DATA": str(folder), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_in_the_second_batch_it_goes_on_and_does_nothing_twice(tmp_path: Path) -> None:
    prepared = run(tmp_path, f"prepare:{FAMILIES}")
    assert prepared.returncode == 0, prepared.stderr

    killed = run(tmp_path, f"switch:kill:{BATCH + 10}")
    told = run(tmp_path, "state", "switch", "switch", "state")

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert told.returncode == 0, told.stderr
    before, first, second, after = told.stdout.splitlines()
    sums = [sum(51_000 + index for index in range(count)) for count in (BATCH, FAMILIES)]
    assert before == f"done={BATCH} sum={sums[0]} once=True trail=ok"
    assert (first, second) == (f"{FAMILIES - BATCH} 0", "0 0")
    assert after == f"done={FAMILIES} sum={sums[1]} once=True trail=ok"
