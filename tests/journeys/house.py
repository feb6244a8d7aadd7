"""A house of its own for a test: the demo district built by the program, copied, and served."""

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
PEOPLE = 300
MOST_WAIT, PAUSE = 60.0, 0.1  # seconds
# What makes settings believe that a test runs, or that another database is meant.
NOT_OURS = ("PYTEST_VERSION", "DATABASE_URL", "MINZHENG_DATA", "MINZHENG_DEBUG")


@dataclass(frozen=True)
class House:
    """A running house: its address, its data directory, its accounts by key."""

    url: str
    data_dir: Path
    accounts: dict[str, str]

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """What `./minzheng …` says on this house's data."""
        return run(self.data_dir, *words)

    def database(self) -> sqlite3.Connection:
        """The stored rows, as somebody with the disk in her hands sees them."""
        return sqlite3.connect(self.data_dir / "minzheng.sqlite3")

    def name_of(self, key: str) -> str:
        """The name of whoever bears an account."""
        told = json.loads((self.data_dir / "demo.json").read_text("utf-8"))["accounts"]
        return next(str(account["name"]) for account in told if account["key"] == key)

    def today(self) -> date:
        """The business day."""
        return date.fromisoformat((self.data_dir / "business-date.txt").read_text().strip())


def build(directory: Path) -> None:
    """Build a district of a few families there."""
    done = run(directory, "demo", "--people", str(PEOPLE), "--build-only")
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def served(directory: Path, copy: Path) -> Iterator[House]:
    """A copy of a district, served on a free port until the test is over."""
    shutil.copytree(directory, copy)
    port = free_port()
    words = [sys.executable, "-m", "minzheng.wiring", "demo", "--port", str(port)]
    server = subprocess.Popen(
        words, env=environment(copy), cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
    )
    house = House(f"http://127.0.0.1:{port}", copy, accounts_in(copy))
    try:
        wait_for(house.url, server)
        yield house
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def accounts_in(data_dir: Path) -> dict[str, str]:
    """User names by what their bearers are; of several the first, who works in the first town.

    By "town_head@青禾镇" as well: who works in a certain place.
    """
    told = json.loads((data_dir / "demo.json").read_text("utf-8"))["accounts"][::-1]
    placed = {f"{account['key']}@{account['place']}": account["username"] for account in told}
    return placed | {account["key"]: account["username"] for account in told}


def run(data_dir: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """One command of the program."""
    return subprocess.run(
        [sys.executable, "-m", "minzheng.wiring", *words],
        env=environment(data_dir), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def environment(data_dir: Path) -> dict[str, str]:
    """The surroundings of the program in use, not of one under test."""
    kept = {name: text for name, text in os.environ.items() if name not in NOT_OURS}
    demo = {"MINZHENG_DEMO": "1", "MINZHENG_DATA": str(data_dir), "MINZHENG_LOG_LEVEL": "ERROR"}
    return {**kept, **demo, "PYTHONPATH": str(ROOT / "src")}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the house answers."""
    end = time.monotonic() + MOST_WAIT
    while time.monotonic() < end:
        assert server.poll() is None, "the server has ended"
        try:
            with closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)) as line:
                line.request("GET", "/health/")
                if line.getresponse().status == 200:
                    return
        except OSError:
            pass  # not listening yet
        time.sleep(PAUSE)
    raise AssertionError(f"{url} does not answer")


def first_of_next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
