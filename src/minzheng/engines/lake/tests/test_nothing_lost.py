"""kill -9 at every step of a delivery: the lake is as it was or as it shall be, never between."""

import os
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[4]
WORKER = "minzheng.engines.lake.tests.killed_worker"
FEWEST_STEPS = 35


def test_killed_at_any_step_a_delivery_is_whole_or_not_there(tmp_path: Path) -> None:
    # The settings of an office, not of tests: durable writes, keys of its own.
    kept = {name: value for name, value in os.environ.items() if name != "PYTEST_VERSION"}

    done = subprocess.run(
        [sys.executable, "-m", WORKER],
        cwd=SOURCES,
        env={**kept, "MINZHENG_DATA": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told, kills = done.stdout.strip().rsplit(" ", 1)
    assert told == "(([100], 1), ([100, 7], 2), 2, True, True) True 9"
    assert int(kills) >= FEWEST_STEPS
