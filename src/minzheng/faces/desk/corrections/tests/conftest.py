"""The desk's cast, and a family that was paid for two months."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.payments import api
from minzheng.faces.desk.tests.conftest import at
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

__all__ = ["at"]
SEP, OCT, TODAY = Month(2026, 9), Month(2026, 10), date(2026, 11, 3)
MATTER = "relief/dibao"


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    return make_cast(TODAY)


@pytest.fixture
def paid(cast: Cast) -> api.Entitlement:
    given = api.Grant(
        "case:earlier", MATTER, cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, SEP, "decision:earlier", 3,
    )  # fmt: skip
    row = api.grant(given, by=SYSTEM, on=SEP.first)
    for month in (SEP, OCT):
        run = api.compute_run(month, MATTER, DISTRICT, by=SYSTEM, on=month.first).run
        run = api.review_run(run, by=cast.doer("finance_head"), on=month.first)
        run = api.approve_run(run, by=cast.doer("district_head"), on=month.first)
        api.export_run(run, by=cast.doer("finance_clerk"), on=month.first)
    return row
