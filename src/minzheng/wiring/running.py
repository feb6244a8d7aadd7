"""Runs a tool and tells how long it took; what check, test and bench have in common."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minzheng.wiring.data_dir import CHECKOUT


@dataclass(frozen=True)
class Finished:
    title: str
    status: int
    seconds: float

    @property
    def ok(self) -> bool:
        return self.status == 0

    def __str__(self) -> str:
        return f"{'通过' if self.ok else '未通过'}  {self.seconds:6.1f} 秒  {self.title}"


def run_tool(
    title: str, arguments: Sequence[str], *, environment: Mapping[str, str] | None = None
) -> Finished:
    """Run ``python arguments`` in the checkout with its output shown; never raises on failure."""
    say(f"── {title}：{' '.join(arguments)}")
    start = time.monotonic()
    done = subprocess.run(  # noqa: S603  # our own tools, no shell
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Finished(title, done.returncode, time.monotonic() - start)


def run_for_output(arguments: Sequence[str]) -> str:
    """What ``python arguments`` writes, for a program to read; raises CalledProcessError."""
    done = subprocess.run(  # noqa: S603  # our own tools, no shell
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


def run_silently(arguments: Sequence[str]) -> int:
    """Run ``python arguments`` with nothing but its own words: for output that programs read."""
    done = subprocess.run(  # noqa: S603  # our own tools, no shell
        [sys.executable, *arguments], cwd=CHECKOUT, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode


def summarise(finished: Sequence[Finished]) -> int:
    """Print one line for each and give the exit status of the whole."""
    for each in finished:
        say(str(each))
    return 0 if all(each.ok for each in finished) else 1


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
