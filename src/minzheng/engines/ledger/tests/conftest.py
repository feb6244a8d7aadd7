"""A county with one fund of its own and a hundred yuan in it."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import funded

DAY = date(2026, 11, 20)


def new_fund(code: str = "Q01", kind: str = "district", **told: Any) -> api.NewFund:
    wanted = {"name": f"困难群众救助资金 {code}", "division": DISTRICT, **told}
    return api.NewFund(code=code, kind=kind, **wanted)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def fund(cast: Cast) -> api.Fund:
    return funded(new_fund(), 10_000, on=DAY)
