"""Town A with twenty thousand yuan in its reserve, and a family whose kitchen burns."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.cases.api import Case, submit_draft
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, fill
from minzheng.engines.ledger.api import Fund
from minzheng.engines.reserves.api import Payment, Reserve, begin_application, link
from minzheng.engines.reserves.linking import known_answers
from minzheng.engines.reserves.testing import district_fund, pay_for_fire, reserve_with_money

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 6)
JUDGED = {
    "living_in_danger": "是", "hardship_months": "1", "helped_for_same_cause": "否",
    "times_this_year": "0", "hardship_event": "火灾",
}  # fmt: skip
Pay = Callable[..., Payment]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)


@pytest.fixture
def clerk(cast: Cast) -> Viewer:
    return cast.viewers["town_clerk"]


@pytest.fixture
def fund(cast: Cast) -> Fund:
    return district_fund(DISTRICT, on=MONDAY)


@pytest.fixture
def reserve(cast: Cast, fund: Fund, clerk: Viewer) -> Reserve:
    v = cast.viewers
    return reserve_with_money(
        TOWN_A, fund, clerk=clerk, checker=v["district_clerk"], head=v["district_head"], on=MONDAY
    )


@pytest.fixture
def paying(reserve: Reserve, clerk: Viewer) -> Pay:
    """Pays the applicant a thousand yuan; `told` tells what differs."""

    def act(*, on: date = MONDAY, **told: Any) -> Payment:
        return pay_for_fire(reserve, "罗春生", APPLICANT_ID, by=clerk, on=on, **told)

    return act


def case_of(cast: Cast, payment: Payment, on: date = TUESDAY) -> Case:
    """The application begun for a payment, handed in and tied to it."""
    clerk = cast.viewers["town_clerk"]
    draft = begin_application(payment, by=clerk, on=on)
    draft = fill(draft, {**ACCOUNT_GIVEN, **known_answers(payment)}, by=clerk, on=on)
    case = submit_draft(draft.pk, draft.token, by=clerk, on=on)
    link(payment, case.number, by=clerk, on=on)
    case.refresh_from_db()
    return case
