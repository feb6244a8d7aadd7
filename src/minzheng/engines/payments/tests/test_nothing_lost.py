"""kill -9 while computing, exporting, reading the answer: totals exact, nothing twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FAMILIES = 120
SOURCES = Path(__file__).resolve().parents[4]
WORKER = "minzheng.engines.payments.tests.killed_worker"


class Machine:
    """A data directory of its own, on which each step runs in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        # The settings of an office, not of tests: durable writes, keys of its own.
        kept = {name: value for name, value in os.environ.items() if name != "PYTEST_VERSION"}
        environment = {**kept, "MINZHENG_DATA": str(self.folder), "DATABASE_URL": ""}
        return subprocess.run(
            [sys.executable, "-m", WORKER, *words],
            cwd=SOURCES,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def expect(self, *words: str) -> list[str]:
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def kill(self, step: str) -> None:
        done = self.run(f"{step}:kill")
        assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.expect(f"prepare:{FAMILIES}")
    return machine


def rows(*, runs: int, files: int) -> str:
    lines = FAMILIES * runs
    return f"runs={runs} lines={lines} parts={lines} files={files} trail=ok"


def test_killed_anywhere_the_totals_are_exact(machine: Machine) -> None:
    total = f"{FAMILIES} {sum(50_000 + index for index in range(FAMILIES))}"

    machine.kill("compute")
    assert machine.expect("state", "compute", "compute") == [rows(runs=0, files=0), total, total]

    machine.kill("export")
    before, first, second = machine.expect("state", "export", "export")
    assert (before, first) == (rows(runs=1, files=0), second)

    machine.kill("returns")
    told = machine.expect("returned", "returns", "returns", "returned", "state")
    assert told[0] == f"0 {FAMILIES}"
    assert told[1] == told[2] == str(FAMILIES - 1)
    assert told[3:] == [f"{FAMILIES - 1} 0", rows(runs=1, files=1)]
