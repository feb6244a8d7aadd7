"""The steps of the payments measurement, each in a process of its own.

python -m bench._house bench._payment_steps prepare|kill|whole HOW_MANY
"""

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import connection

from minzheng.engines.access.testing import make_cast
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import CLERK, HEAD, funded, top_up
from minzheng.engines.payments import api
from minzheng.engines.payments.models import (
    Entitlement,
    EntitlementPeriod,
    PayeeAccount,
)
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.months import Month
from minzheng.registers.sealing import blind_index, seal

DAY = date(2026, 11, 20)
MATTER = "bench/matter"
COUNTY, VILLAGE = "440118000000", "440118101201"
FLOOR = """
    CREATE TABLE bench_floor AS
    SELECT e.id AS entitlement, a.payee_name, a.sealed, p.monthly
    FROM payments_entitlement e
    JOIN payments_payeeaccount a ON a.id = e.account_id
    JOIN payments_entitlementperiod p ON p.id = (
        SELECT max(q.id) FROM payments_entitlementperiod q
        WHERE q.entitlement_id = e.id AND q.from_month <= '2026-11'
          AND (q.to_month IS NULL OR q.to_month >= '2026-11'))
    WHERE e.matter = 'bench/matter' AND NOT p.paused
"""


def prepare(size: int) -> None:
    """Entitlements with an account each, as cases would have granted them over the years."""
    call_command("migrate", verbosity=0, skip_checks=True)
    cast = make_cast(DAY.replace(day=2))
    _keep_books(size)
    month, numbers = Month.of(DAY), [f"62220202{number:011d}" for number in range(size)]
    accounts = PayeeAccount.objects.bulk_create(
        PayeeAccount(
            person=cast.applicant,
            payee_name="罗春生",
            bank="增城农商银行",
            sealed=seal(number),
            index=blind_index(number, kind="account"),
            masked=f"****{number[-4:]}",
        )
        for number in numbers
    )
    held = Entitlement.objects.bulk_create(
        Entitlement(
            case_ref=f"case:{place}",
            matter=MATTER,
            household=cast.household,
            payee=cast.applicant,
            account=account,
            division_code=VILLAGE,
            first_month=month,
            settled_to=month.previous(),
            decision_ref="decision:1",
            granted_on=DAY,
        )
        for place, account in enumerate(accounts)
    )
    EntitlementPeriod.objects.bulk_create(
        EntitlementPeriod(
            entitlement=row,
            kind=EntitlementPeriod.Kind.GRANT,
            from_month=month,
            monthly=50_000 + place % 1000,
            reason="给予",
            recorded_on=DAY,
            recorded_by="测量",
        )
        for place, row in enumerate(held)
    )


def _keep_books(size: int) -> None:
    """Two funds bear 37 and 63 per cent; the first has its money by two papers."""
    enough = size * 60_000
    central = funded(_fund("central"), enough // 5, on=DAY)
    top_up(central, enough, on=DAY, document="第二份文件")
    own = funded(_fund("district"), enough, on=DAY)
    weights = ((central.pk, 3_700), (own.pk, 6_300))
    new = ledger.NewShare(COUNTY, MATTER, DAY, "测量用", "unconfirmed", weights)
    ledger.approve_share(ledger.enter_share(new, by=CLERK, on=DAY), by=HEAD, on=DAY)
    ledger.start_keeping(COUNTY, Month.of(DAY), by=HEAD, on=DAY)


def _fund(kind: str) -> ledger.NewFund:
    return ledger.NewFund(kind, f"资金 {kind}", kind, COUNTY)


def kill(_size: int) -> None:
    """Compute, and die by SIGKILL when the lines are written but not what they are made of."""

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        result = execute(sql, *rest)
        if "INSERT INTO payments_payline" in sql:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(watch):
        _compute()


def whole(size: int) -> None:
    """Every step timed; then the floor; then the sums against plain SQL and the ledger."""
    clerk, head = Doer("officer", "f1", "孙丽"), Doer("officer", "f2", "马超")
    seconds: dict[str, float] = {}
    run = _timed(seconds, "compute", _compute).run
    run = _timed(seconds, "review", lambda: api.review_run(run, by=clerk, on=DAY))
    run = _timed(seconds, "approve", lambda: api.approve_run(run, by=head, on=DAY))
    file = _timed(seconds, "export", lambda: api.export_run(run, by=clerk, on=DAY))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    floor: dict[str, float] = {}
    with connection.cursor() as cursor:
        _timed(floor, "floor", lambda: cursor.execute(FLOOR))
        cursor.execute("SELECT count(*), sum(monthly) FROM bench_floor")
        expected = tuple(int(value) for value in cursor.fetchone())
        cursor.execute("SELECT count(*), sum(amount) FROM payments_linepart")
        written = tuple(int(value) for value in cursor.fetchone())
    exact = expected == written == (run.count, run.total) and run.count == size
    exact = exact and api.PayRun.objects.count() == 1 and not _compute().changed
    booked = ledger.verify()
    in_transit = sum(fund.transit for fund in booked.funds)
    exact = exact and not booked.faults and in_transit == run.total
    answer = {
        "entitlements": size,
        "ours_s": round(sum(seconds.values()), 2),
        "steps_s": {name: round(taken, 2) for name, taken in seconds.items()},
        "floor_s": round(floor["floor"], 2),
        "peak_mb": peak,
        "file_bytes": file.size,
        "database": connection.vendor,
        "exact": exact,
    }
    print(json.dumps(answer))


def _compute() -> Any:
    return api.compute_run(Month.of(DAY), MATTER, COUNTY, by=SYSTEM, on=DAY)


def _timed(seconds: dict[str, float], name: str, step: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = step()
    seconds[name] = time.perf_counter() - start
    return result


STEPS = {step.__name__: step for step in (prepare, kill, whole)}

if __name__ == "__main__":
    STEPS[sys.argv[1]](int(sys.argv[2]))
