"""``standards``: the adjustment from the command line, by officers with their password."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import PASSWORD, make_cast
from minzheng.wiring import today
from minzheng.wiring.commands.standards import run

OPEN = ["open", "--year", "2026", "--place", "440118", "--since", "2027-01-01"]
BY = ["--by", "district_clerk", "--password-stdin", "--json"]


@pytest.fixture(autouse=True)
def office(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    today.set_business_day(date(2026, 11, 20))
    make_cast()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 3))


def test_an_adjustment_is_opened_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*OPEN, *BY]) == 0
    number = json.loads(capsys.readouterr().out)["adjustment"]

    assert run(["show", str(number), *BY]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert (shown["stage"], shown["since"]) == ("draft", "2027-01-01")


def test_a_step_that_is_not_due_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    run([*OPEN, *BY])
    number = json.loads(capsys.readouterr().out)["adjustment"]

    assert run(["work-out", str(number), *BY]) == 1
    assert run(["switch", str(number), *BY]) == 1

    said = capsys.readouterr().err
    assert "上年度人均消费支出" in said and "不能办这一步" in said
