"""``params``: reading for anybody on the machine, entering only by officers with their password."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import PASSWORD, Cast, make_cast
from minzheng.engines.parameters import api
from minzheng.wiring import today
from minzheng.wiring.commands.params import run

DISTRICT = "440118"
GIVEN = [
    "propose", "dibao.standard", "1330元", "--place", DISTRICT, "--since", "2027-01-01",
    "--source", "增民〔2026〕8号", "--checked-on", "2026-11-20", "--password-stdin",
]  # fmt: skip


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    today.set_business_day(date(2026, 11, 20))
    return make_cast()


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n{PASSWORD}\n"))


def test_it_lists_what_is_missing(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--place", DISTRICT, "--status", "missing", "--json"]) == 0

    keys = [row["key"] for row in json.loads(capsys.readouterr().out)]
    assert "standard.consumption" in keys and "dibao.vehicle_limit" not in keys


def test_it_shows_one_with_history_and_uses(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "dibao.standard", "--place", DISTRICT]) == 0

    shown = capsys.readouterr().out
    assert "1,282.00元" in shown and "440100000000" in shown and "用于 最低生活保障" in shown


def test_two_officers_enter_a_value(
    cast: Cast, password: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*GIVEN, "--by", "district_clerk", "--json"]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    number = str(answer["proposal"])

    assert run(["approve", number, "--by", "district_head", "--password-stdin"]) == 0

    assert api.book().value("dibao.standard", on=date(2027, 1, 1), place=DISTRICT) == 133_000


def test_without_the_password_nothing_is_entered(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("guessed\n"))

    assert run([*GIVEN, "--by", "district_clerk"]) == 1

    assert "密码不对" in capsys.readouterr().err
    assert not api.Proposal.objects.exists()


def test_a_refusal_says_what_to_do(
    cast: Cast, password: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*GIVEN, "--by", "town_head"]) == 1

    assert "区民政局经办人" in capsys.readouterr().err
