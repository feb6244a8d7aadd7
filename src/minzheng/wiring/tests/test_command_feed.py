"""``feed``: a delivery from the command line, by officers with their password."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, PASSWORD, make_cast
from minzheng.engines.exchange.testing import FEED, csv_of, line, lines
from minzheng.wiring import today
from minzheng.wiring.commands.feed import run

CLERK = ["--by", "data_clerk", "--password-stdin", "--json"]
HEAD = ["--by", "data_head", "--password-stdin", "--json"]


@pytest.fixture(autouse=True)
def office(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    today.set_business_day(DAY)
    make_cast()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 5))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "火化.csv"
    path.write_bytes(csv_of([*lines(), line("", "")], encoding="gb18030"))
    return path


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_file_goes_from_stage_to_the_lake(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stage", FEED, str(file), "--day", "2026-10-31", *CLERK]) == 0
    (checked,) = said(capsys)
    assert (checked["state"], checked["rows"], checked["bad"]) == ("checked", 5, 1)

    assert run(["accept", str(checked["delivery"]), *HEAD]) == 0
    (taken,) = said(capsys)
    assert (taken["state"], taken["version"]) == ("accepted", "2026-10-31-001")

    run(["states", "--json"])
    states = {each["feed"]: each for each in said(capsys)}
    assert states[FEED]["standing"] == "fresh" and states[FEED]["refused_permille"] == 200


def test_what_was_only_staged_is_done_by_work(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["stage", FEED, str(file), "--day", "2026-10-31", "--no-check", *CLERK])
    assert said(capsys)[0]["state"] == "waiting"

    assert run(["work"]) == 0

    told = capsys.readouterr().out
    assert "检查完毕，5 行，未通过 1" in told and "逝者姓名：应填未填 1 行" in told


def test_refusals_are_told_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["stage", FEED, str(file), "--day", "2026-10-31", *CLERK])
    number = str(said(capsys)[0]["delivery"])

    assert run(["accept", number, *CLERK]) == 1
    assert run(["stage", "nothing", str(file), "--day", "2026-10-31", *CLERK]) == 1
    assert run(["stage", FEED, str(file), "--day", "2026-10-31", *CLERK]) == 1
    assert run(["pull", FEED]) == 1

    told = capsys.readouterr().err
    assert "两位不同的人员" in told and "没有数据“nothing”" in told
    assert "已经报送过" in told and "没有写明取数的地址" in told


def test_a_file_is_sent_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["stage", FEED, str(file), "--day", "2026-10-31", *CLERK])
    number = str(said(capsys)[0]["delivery"])

    assert run(["refuse", number, "--reason", "缺一个殡仪馆", *HEAD]) == 0

    assert said(capsys)[0]["state"] == "refused"
