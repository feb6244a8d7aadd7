"""Deliveries in a process of its own, each killed by SIGKILL at one more of its steps.

A step is a call to the file system (as Python's audit hook sees it) or a statement to the database.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import date
from typing import Any

import django
import pyarrow as pa

os.environ["DJANGO_SETTINGS_MODULE"] = "minzheng.wiring.settings"
django.setup()

# Models can only be imported once Django is set up, so every import below stands after it (E402).
from django.conf import settings  # noqa: E402  # after setup()
from django.core.management import call_command  # noqa: E402  # after setup()
from django.db import connection  # noqa: E402  # after setup()

from minzheng.engines.audit.api import verify  # noqa: E402  # after setup()
from minzheng.engines.lake import api as lake  # noqa: E402  # after setup()
from minzheng.engines.lake.tests.staging import (  # noqa: E402  # after setup()
    TOTAL,
    Payments,
    Wages,
    declared,
    deliver,
)

FIRST, SECOND = "440118198403050019", "440118198607120023"
OLD, NEW = date(2026, 11, 20), date(2026, 11, 21)
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
CROWD = [bytes([each]) * 16 for each in range(7)]
STATEMENT = "minzheng.statement"
Step = Callable[[], object]


def first_delivery() -> None:
    deliver([(FIRST, "罗春生", OLD, 100)], OLD, "d1", Payments)


def second_delivery() -> None:
    deliver([(SECOND, "谢月娥", OLD, 7)], NEW, "d2", Payments)


def state() -> tuple[list[int], int]:
    """What everybody was paid together, and how many people are numbered."""
    paid = lake.facts("test_payments", NEW)[TOTAL.column].to_pylist()
    return [int(each) for each in paid], lake.how_many()


def killed_at(nth: int, step: Step) -> bool:
    """Whether a child that does the step was still at work at its nth event."""
    connection.close()
    child = os.fork()
    if not child:
        _work(nth, step)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _work(nth: int, step: Step) -> None:
    """In the child, which must never return into what its parent goes on to do."""
    try:
        sys.addaudithook(_deadly(nth))
        with connection.execute_wrapper(_statement):
            step()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)


def _deadly(nth: int) -> Callable[[str, tuple[Any, ...]], None]:
    seen, lake_folder = [0], str(settings.DATA_DIR / "lake")

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        ours = event in EVENTS and lake_folder in str(arguments[0])
        if not ours and event != STATEMENT:
            return  # os.kill is an event as well
        seen[0] += 1
        if seen[0] == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


def _statement(execute: Callable[..., Any], *arguments: Any) -> Any:
    sys.audit(STATEMENT)
    return execute(*arguments)


def crowd() -> None:
    """Each a small file of numbers, until some are merged."""
    for name in CROWD[:-1]:
        lake.numbers_of(pa.array([name], pa.binary(16)), create=True)


def last_comer() -> None:
    lake.numbers_of(pa.array(CROWD[-1:], pa.binary(16)), create=True)


def kill_everywhere(step: Step, check: Callable[[], bool]) -> int:
    """Kill the step at each of its events in turn, checking after each; then let it finish."""
    nth = 1
    while killed_at(nth, step):
        if not check():
            raise SystemExit(f"half done after event {nth} of {step.__name__}: {state()}")
        nth += 1
    step()
    return nth - 1


def is_old_or_new() -> bool:
    paid, people = state()
    return paid in ([100], [100, 7]) and people in (1, 2)


def is_numbered_once() -> bool:
    """Whoever has a number has one that nobody else has, from 1 on without a gap."""
    numbers = lake.numbers_of(pa.array(CROWD, pa.binary(16)), create=False)
    given = numbers[numbers > 0]
    return sorted(given) == list(range(3, lake.how_many() + 1))


def main() -> None:
    call_command("migrate", verbosity=0, skip_checks=True)
    with declared(Wages, Payments):
        first_delivery()
        before = state()
        kills = kill_everywhere(second_delivery, is_old_or_new)
        versions = lake.versions("test_payments")
        told = (before, state(), len(versions), all(map(lake.is_whole, versions)), verify().ok)
        crowd()
        kills += kill_everywhere(last_comer, is_numbered_once)
    sys.stdout.write(f"{told} {is_numbered_once()} {lake.how_many()} {kills}\n")


if __name__ == "__main__":
    main()
