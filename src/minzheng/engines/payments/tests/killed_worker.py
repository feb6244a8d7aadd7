"""Steps of a run in a process of their own; "compute:kill" ends it by SIGKILL at its last write."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "minzheng.wiring.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  after setup()
from django.db import connection  # noqa: E402

from minzheng.engines.access.testing import DISTRICT, make_cast  # noqa: E402
from minzheng.engines.audit.api import verify  # noqa: E402
from minzheng.engines.payments import api  # noqa: E402
from minzheng.engines.payments.tests.conftest import (  # noqa: E402
    DAY,
    MATTER,
    NOV,
    Office,
    answers,
)
from minzheng.kernel.doer import SYSTEM, Doer  # noqa: E402

CLERK, HEAD = Doer("officer", "f1", "孙丽"), Doer("officer", "f2", "马超")


def prepare(count: str) -> str:
    call_command("migrate", verbosity=0, skip_checks=True)
    office = Office(make_cast(date(2026, 11, 2)))
    for index in range(int(count)):
        office.give(f"case:{index}", monthly=50_000 + index)
    return count


def compute() -> str:
    run = api.compute_run(NOV, MATTER, DISTRICT, by=SYSTEM, on=DAY).run
    return f"{run.count} {run.total}"


def export() -> str:
    run = api.PayRun.objects.get()
    if run.state == api.RunState.DRAFT:
        run = api.review_run(run, by=CLERK, on=DAY)
    if run.state == api.RunState.REVIEWED:
        run = api.approve_run(run, by=HEAD, on=DAY)
    return api.export_run(run, by=CLERK, on=DAY).sha256


def returns() -> str:
    run = api.PayRun.objects.get()
    return str(api.read_returns(run, answers(run, failed=(7,)), by=CLERK, on=DAY).paid)


def returned() -> str:
    told = api.reconciliation(api.PayRun.objects.get())
    return f"{told.paid_count} {told.unreturned_count}"


def state() -> str:
    rows = (api.PayRun, api.PayLine, api.LinePart, api.BankFile)
    counts = [model.objects.count() for model in rows]
    words = zip(("runs", "lines", "parts", "files"), counts, strict=True)
    trail = "ok" if verify().ok else "broken"
    return " ".join([*(f"{word}={count}" for word, count in words), f"trail={trail}"])


STEPS = {step.__name__: step for step in (prepare, compute, export, returns, returned, state)}
LAST_WRITES = {
    "compute": 'UPDATE "audit_head"',
    "export": 'INSERT INTO "payments_bankfile"',
    "returns": 'INSERT INTO "payments_returnfile"',
}


def die_at(sql: str) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        result = execute(statement, *rest)
        if statement.startswith(sql):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapper


def end_by_kill(step: str) -> None:
    with connection.execute_wrapper(die_at(LAST_WRITES[step])):
        STEPS[step]()


if __name__ == "__main__":
    for word in sys.argv[1:]:
        name, _, argument = word.partition(":")
        if argument == "kill":
            end_by_kill(name)
        told = STEPS[name](*filter(None, [argument]))
        sys.stdout.write(f"{told}\n")
