"""A district that paid thirteen families from two funds, and its day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.indicators.tests.staging import MONDAY, OCTOBER, paid
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import funded
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM

OPENED = date(2026, 1, 5)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text("2026-11-20")
    return make_cast(MONDAY)


@pytest.fixture
def money(cast: Cast) -> api.Fund:
    """Thirteen paid families in October; a lottery fund with a project."""
    own = api.NewFund("Q01", "区级救助资金", "district", DISTRICT, ("relief",))
    fund = funded(own, 100_000_000, on=OPENED)
    lottery = api.NewFund("F01", "福彩公益金", "lottery", DISTRICT, ("eldercare",))
    funded(lottery, 7_654_321, on=OPENED, document="示例福彩〔2026〕1号")
    api.start_keeping(DISTRICT, OCTOBER, by=SYSTEM, on=OPENED)
    run = paid(cast, [VILLAGE_A] * 13)
    payments.read_returns(run, _all_paid(run), by=SYSTEM, on=MONDAY)
    return fund


def _all_paid(run: payments.PayRun) -> bytes:
    """The bank's answer to the run's file: every line arrived."""
    sent = payments.bank_file_bytes(run.files.get(), by=SYSTEM).decode("gb18030")
    head, *rows, foot = sent.split("\r\n")[:-1]
    cut = [row.split("|") for row in rows]
    answered = [
        "|".join((number, account, amount, "0000", "")) for number, _, account, amount, *_ in cut
    ]
    return "\r\n".join([head, *answered, foot, ""]).encode("gb18030")
