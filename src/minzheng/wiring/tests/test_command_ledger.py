"""minzheng ledger verify: prints every fund; 1 when something was changed."""

import json
from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT, make_cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import funded
from minzheng.wiring.commands import ledger

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


@pytest.fixture
def fund() -> api.Fund:
    make_cast(DAY)
    new = api.NewFund("Q01", "区级救助资金", "district", DISTRICT)
    return funded(new, 123_456, on=DAY)


def test_it_prints_each_fund_to_the_fen(fund: api.Fund, capsys: pytest.CaptureFixture[str]) -> None:
    assert ledger.run(["verify"]) == 0

    said = capsys.readouterr().out
    assert "收入 1,234.56 =" in said and "全部相符" in said


def test_it_says_what_was_changed(fund: api.Fund, capsys: pytest.CaptureFixture[str]) -> None:
    api.Posting.objects.filter(side="available").update(amount=1)

    assert ledger.run(["verify", "--json"]) == 1
    assert "不平" in json.loads(capsys.readouterr().out)["faults"][0]
