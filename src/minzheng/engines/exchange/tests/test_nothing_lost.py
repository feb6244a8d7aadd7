"""kill -9 while checking, linking, writing, finishing: resumed, totals exact, nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[4]
WORKER = "minzheng.engines.exchange.tests.killed_worker"
KILLED, FINISHED = "-9", "0"
CHECKED = "checked 6/2/0 [] 0 ok"
TAKEN = "accepted 6/2/4 [(4, 4)] 4 ok"
UPDATE = 'UPDATE "exchange_delivery"'


def run(folder: Path, *words: str) -> list[str]:
    """An office of its own: durable writes, keys of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTEST_VERSION"}
    done = subprocess.run(
        [sys.executable, "-m", WORKER, *words],
        cwd=SOURCES,
        env={**kept, "MINZHENG_DATA": str(folder), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_killed_anywhere_the_next_worker_goes_on(tmp_path: Path) -> None:
    told = run(
        tmp_path,
        'stage:INSERT INTO "exchange_delivery":1',
        "stage",
        f"check:{UPDATE}:1",  # the lease is taken
        f"work:{UPDATE}:3",  # reading has begun
        'work:INSERT INTO "audit_entry":1',  # the result is written, not yet through
        "state", "work", "state",
        'accept:INSERT INTO "audit_entry":1',  # the decision is written, not yet through
        "state",
        f"accept:{UPDATE}:2",  # decided; the lease is taken
        'work:INSERT INTO "lake_lakeversion":1',  # linked; the version is being entered
        f"work:{UPDATE}:4",  # the version is there; the delivery is being finished
        "work", "state", "work", "state",
    )  # fmt: skip

    assert told[:6] == [KILLED, FINISHED, KILLED, KILLED, KILLED, "waiting 0/0/0 [] 0 ok"]
    assert told[6:8] == [FINISHED, CHECKED]
    assert told[8:10] == [KILLED, CHECKED]
    assert told[10:13] == [KILLED] * 3
    assert told[13:] == [FINISHED, TAKEN, FINISHED, TAKEN]
