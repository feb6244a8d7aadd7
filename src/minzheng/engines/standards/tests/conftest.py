"""A family that is paid, last year's consumption, and an adjustment brought to a stage."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.api import Case, advance_day
from minzheng.engines.cases.testing import apply, take
from minzheng.engines.parameters import api as parameters
from minzheng.engines.screening.api import build
from minzheng.engines.standards import api

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
THURSDAY, PUBLISHED, DECIDED = date(2026, 11, 5), date(2026, 11, 13), date(2026, 11, 16)
TODAY, SINCE = date(2026, 11, 20), date(2026, 12, 1)
CITY = "440100000000"
FIGURES = {"standard.consumption": "48000元", "standard.index_share": "35%"}


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast(MONDAY)


@pytest.fixture
def paid(cast: Cast) -> Case:
    """Granted on 16 November under a standard of 1,282 yuan: 2,902.40 yuan a month."""
    by, case = cast.viewers, apply(cast, on=MONDAY)
    take(case, "受理审查", "受理", by=by["town_clerk"], on=TUESDAY)
    hands = ("second_town_clerk",)
    take(case, "入户调查", "调查完毕", by=by["town_clerk"], on=WEDNESDAY, signers=hands)
    take(case, "信息核对", "一致", by=by["check_clerk"], on=WEDNESDAY)
    take(case, "初审", "拟同意", by=by["town_clerk"], on=THURSDAY)
    advance_day(PUBLISHED)
    case.refresh_from_db()
    return take(case, "审核确认", "批准", by=by["district_head"], on=DECIDED)


def enter(cast: Cast, key: str, value: str, since: date = date(2026, 1, 1)) -> None:
    """A figure of the city, by two people."""
    given = parameters.NewValue(
        key=key, place=CITY, value=value, since=since, source="统计公报", status="verified",
        checked_on=TODAY, reason="代录市里的数",
    )  # fmt: skip
    entry = parameters.propose(given, by=cast.viewers["district_clerk"], on=TODAY)
    parameters.approve(entry, by=cast.viewers["district_head"], on=TODAY)


@pytest.fixture
def figures(cast: Cast) -> Cast:
    for key, value in FIGURES.items():
        enter(cast, key, value)
    return cast


def begun(cast: Cast, **differs: Any) -> api.Adjustment:
    new = api.NewAdjustment(**{"year": 2025, "place": CITY, "since": SINCE, **differs})
    return api.open_adjustment(new, by=cast.viewers["district_clerk"], on=TODAY)


def tried(cast: Cast) -> api.Adjustment:
    clerk = cast.viewers["district_clerk"]
    build(TODAY, by=clerk.doer)
    row = api.work_out_standards(begun(cast), by=clerk, on=TODAY)
    return api.simulate_standards(row, by=clerk, on=TODAY)


def proposed(cast: Cast) -> api.Adjustment:
    document = api.Document("穗民〔2026〕9号", "verified", TODAY)
    return api.propose_standards(tried(cast), document, by=cast.viewers["district_clerk"], on=TODAY)


def approved(cast: Cast) -> api.Adjustment:
    return api.approve_standards(proposed(cast), by=cast.viewers["district_head"], on=TODAY)


def reported(cast: Cast) -> api.Adjustment:
    return api.recalculate(approved(cast), by=cast.viewers["district_clerk"], on=SINCE)


def confirmed(cast: Cast) -> api.Adjustment:
    return api.confirm_report(reported(cast), by=cast.viewers["district_head"], on=SINCE)


def switched(cast: Cast) -> api.Progress:
    return api.switch_over(confirmed(cast), by=cast.viewers["district_clerk"], on=SINCE)


@pytest.fixture
def settled(figures: Cast, paid: Case) -> Iterator[Cast]:
    """Figures entered, and a family in payment."""
    yield figures
