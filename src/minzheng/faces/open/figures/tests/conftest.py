"""A district that paid thirteen families in October, two of them in a small town's village."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.indicators.api import compute
from minzheng.engines.indicators.tests.staging import MONDAY, OCTOBER, paid
from minzheng.engines.ledger.api import Cause, NewFund, spend
from minzheng.engines.ledger.testing import funded
from minzheng.engines.payments.api import PayRun
from minzheng.engines.projects import api as projects
from minzheng.engines.projects.testing import awarded, manager_of, organisation, signed
from minzheng.kernel.doer import SYSTEM

TODAY = date(2026, 11, 20)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def october(cast: Cast) -> PayRun:
    run = paid(cast, [VILLAGE_A] * 11 + [VILLAGE_B] * 2)
    fund = funded(NewFund("Q01", "区级资金", "district", DISTRICT), 10_000, on=TODAY)
    service = Cause("contract:1", "购买服务", "services", "organisation:1")
    spend(fund, 500, cause=service, by=SYSTEM, on=TODAY)
    for month in (OCTOBER, OCTOBER.next()):
        compute(month, by=SYSTEM, on=TODAY)
    return run


@pytest.fixture
def bought(cast: Cast) -> projects.Contract:
    """A signed contract, and a venture round whose award was published."""
    contract = signed(cast, MONDAY)
    row = awarded(cast, manager_of(organisation(), MONDAY), MONDAY)
    draft = projects.publicise_award(row, by=cast.viewers["district_clerk"], on=MONDAY)
    disclosure.publish(draft, by=cast.viewers["district_head"], on=MONDAY)
    return contract
