"""Each step in a forked process that ends by SIGKILL at a chosen statement; prints what is left.

Words: "stage", "check", "accept", "work" do a step whole; "check:SQL:2" dies behind the second
statement that begins with SQL.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "minzheng.wiring.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  # after setup()
from django.db import connection, connections  # noqa: E402  # after setup()

from minzheng.engines.access.testing import Cast, make_cast  # noqa: E402  # after setup()
from minzheng.engines.audit.api import verify  # noqa: E402  # after setup()
from minzheng.engines.exchange import api  # noqa: E402  # after setup()
from minzheng.engines.exchange.testing import (  # noqa: E402  # after setup()
    FEED,
    NEXT_DAY,
    csv_of,
    delivered,
    line,
    lines,
)
from minzheng.engines.lake import api as lake  # noqa: E402  # after setup()

CONTENT = csv_of([*lines(), line("", ""), lines()[0]])


def stage(cast: Cast) -> None:
    delivered(cast, CONTENT)


def check(_cast: Cast) -> None:
    api.check(api.Delivery.objects.get())


def accept(cast: Cast) -> None:
    row, head = api.Delivery.objects.get(), cast.viewers["data_head"]
    api.accept(row, by=head, on=cast.on, reason="两行已通知改正，其余先用")


def work(_cast: Cast) -> None:
    api.work()


STEPS = {step.__name__: step for step in (stage, check, accept, work)}


def state() -> str:
    row = api.Delivery.objects.get()
    versions = [(each.rows, each.linked) for each in lake.versions(FEED)]
    version = lake.version(FEED, NEXT_DAY)
    facts = len(lake.facts(FEED, NEXT_DAY)) if version else 0
    trail = "ok" if verify().ok else "broken"
    return f"{row.state} {row.rows}/{row.bad}/{row.linked} {versions} {facts} {trail}"


def die_behind(sql: str, number: int) -> Callable[..., Any]:
    left = [number]

    def wrapper(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        result = execute(statement, *rest)
        left[0] -= statement.startswith(sql)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapper


def in_a_fork(cast: Cast, word: str) -> int:
    """Run one step in a process of its own; gives the signal that ended it, 0 for none."""
    name, _, point = word.partition(":")
    connections.close_all()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if point:
        sql, _, number = point.rpartition(":")
        connection.execute_wrappers.append(die_behind(sql, int(number)))
    STEPS[name](cast)
    os._exit(0)


if __name__ == "__main__":
    call_command("migrate", verbosity=0, skip_checks=True)
    everybody = make_cast()
    for each in sys.argv[1:]:
        told = state() if each == "state" else str(in_a_fork(everybody, each))
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()
