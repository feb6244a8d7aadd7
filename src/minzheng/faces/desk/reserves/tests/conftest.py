"""The desk's cast and browsers, and town A with money in its reserve on the business day."""

from collections.abc import Callable
from typing import Any

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, TOWN_A, Cast
from minzheng.engines.ledger.api import Fund
from minzheng.engines.reserves.api import Payment, Reserve
from minzheng.engines.reserves.testing import district_fund, pay_for_fire, reserve_with_money
from minzheng.faces.desk.tests.conftest import TUESDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
Pay = Callable[..., Payment]


@pytest.fixture
def fund(cast: Cast) -> Fund:
    return district_fund(DISTRICT, on=TUESDAY)


@pytest.fixture
def reserve(cast: Cast, fund: Fund) -> Reserve:
    v = cast.viewers
    return reserve_with_money(
        TOWN_A, fund, clerk=v["town_clerk"], checker=v["district_clerk"], head=v["district_head"],
        on=TUESDAY,
    )  # fmt: skip


@pytest.fixture
def paying(cast: Cast, reserve: Reserve) -> Pay:
    def act(**told: Any) -> Payment:
        by = cast.viewers["town_clerk"]
        return pay_for_fire(reserve, "罗春生", APPLICANT_ID, by=by, on=TUESDAY, **told)

    return act
