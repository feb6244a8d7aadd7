"""A switch-over in a process of its own; "switch:kill:N" ends it by SIGKILL at its Nth change."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "minzheng.wiring.settings"
django.setup()

# Models can only be imported once Django is set up, so every import below stands after it (E402).
from django.core.management import call_command  # noqa: E402  # after setup()
from django.db import connection, transaction  # noqa: E402  # after setup()

from minzheng.engines.access.api import Viewer, ViewerPost  # noqa: E402  # after setup()
from minzheng.engines.access.testing import (  # noqa: E402  # after setup()
    DISTRICT,
    VILLAGE_A,
    Cast,
    make_cast,
)
from minzheng.engines.audit.api import verify  # noqa: E402  # after setup()
from minzheng.engines.payments import api as payments  # noqa: E402  # after setup()
from minzheng.engines.standards import api  # noqa: E402  # after setup()
from minzheng.kernel.doer import SYSTEM, Doer  # noqa: E402  # after setup()
from minzheng.kernel.months import Month  # noqa: E402  # after setup()

SINCE, MONTH = date(2026, 12, 1), Month(2026, 12)
MATTER = "relief/dibao"
CLERK = Viewer(
    Doer("officer", "c1", "周敏", "民政局", DISTRICT),
    (ViewerPost("district_clerk", DISTRICT, frozenset({"*"})),),
)


def prepare(count: str) -> str:
    """So many families in payment, and a confirmed report that gives each ten yuan more."""
    call_command("migrate", verbosity=0, skip_checks=True)
    with transaction.atomic():
        _prepare(int(count))
    return count


def _prepare(count: int) -> None:
    cast = make_cast(date(2026, 11, 2))
    row = api.Adjustment.objects.create(
        year=2025, place=DISTRICT, since=SINCE, state="confirmed", opened_on=SINCE,
        opened_by="周敏", reported_key="c1",
    )  # fmt: skip
    for index in range(count):
        _family(cast, row, index)


def _family(cast: Cast, row: api.Adjustment, index: int) -> None:
    given = payments.Grant(
        f"case:{index}", MATTER, cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 50_000 + index, MONTH, f"decision:{index}",
    )  # fmt: skip
    entitlement = payments.grant(given, by=SYSTEM, on=date(2026, 11, 20))
    api.Recalculation.objects.create(
        adjustment=row, entitlement=entitlement, matter=MATTER, division_code=VILLAGE_A,
        old=50_000 + index, new=51_000 + index, kind="raised", state="pending",
        reason="标准由1,282.00元调整为1,400.00元", letter="已寄",
        lines=[["月保障金", "510", "510.00元", "《社会救助法》第十八条"]],
    )  # fmt: skip


def switch() -> str:
    progress = api.switch_over(api.Adjustment.objects.get(), by=CLERK, on=SINCE)
    return f"{progress.changed} {progress.left}"


def state() -> str:
    changes = payments.EntitlementPeriod.objects.filter(kind="change")
    amounts = changes.values_list("entitlement_id", "monthly")
    done = api.Recalculation.objects.filter(state="done").count()
    trail = "ok" if verify().ok else "broken"
    once = len({owner for owner, _ in amounts}) == len(amounts)
    return f"done={done} sum={sum(m for _, m in amounts)} once={once} trail={trail}"


STEPS = {step.__name__: step for step in (prepare, switch, state)}


def die_at(nth: int) -> Callable[..., Any]:
    seen = [0]

    def wrapper(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        result = execute(statement, *rest)
        seen[0] += statement.startswith('UPDATE "standards_recalculation"')
        if seen[0] == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapper


if __name__ == "__main__":
    for word in sys.argv[1:]:
        name, *arguments = word.split(":")
        if arguments[:1] == ["kill"]:
            with connection.execute_wrapper(die_at(int(arguments[1]))):
                STEPS[name]()
        sys.stdout.write(f"{STEPS[name](*arguments)}\n")
