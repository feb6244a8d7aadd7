"""The district of the desk's tests, with a fund of its own that holds a thousand yuan."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.payments import api as payments
from minzheng.faces.desk.tests.conftest import at, cast, data_dir
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

__all__ = ["at", "cast", "data_dir"]
MATTER, NOVEMBER = "relief/dibao", Month(2026, 11)
OPENED = date(2026, 10, 8)


@pytest.fixture
def fund(cast: Cast) -> ledger.Fund:
    new = ledger.NewFund("Q01", "区级救助资金", "district", DISTRICT, ("relief",))
    return funded(new, 100_000, on=OPENED)


@pytest.fixture
def run(fund: ledger.Fund, cast: Cast, at: Any) -> payments.PayRun:
    """A run of eight hundred yuan that waits for its approval, in a district that keeps books."""
    ledger.start_keeping(DISTRICT, NOVEMBER, by=cast.doer("finance_head"), on=OPENED)
    given = payments.Grant(
        "case:1", MATTER, cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, NOVEMBER, "decision:1", 3,
    )  # fmt: skip
    payments.grant(given, by=SYSTEM, on=OPENED)
    asked = {"scope": f"{MATTER}@{DISTRICT}", "month": str(NOVEMBER)}
    at("finance_clerk").post("/desk/payments/compute/", asked)
    row = payments.PayRun.objects.get()
    at("finance_head").post(f"/desk/payments/{row.pk}/review/")
    return row
