"""``facilities``: a sheet in by an officer of the bureau, and the same sheet out."""

import io
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, PASSWORD, make_cast
from minzheng.registers.facilities.api import Facility
from minzheng.wiring import today
from minzheng.wiring.commands.facilities import run

SHEET = """名称,类别,区划代码,地址
石桥饭堂,长者饭堂（助餐点）,440118101201,1 号
某店,商店,440118101201,2 号
"""


@pytest.fixture(autouse=True)
def office(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    today.set_business_day(DAY)
    make_cast()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 5))


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "机构.csv"
    path.write_text(SHEET, "utf-8")
    return str(path)


def test_good_rows_go_in_and_the_wrong_one_is_named(
    sheet: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", sheet, "--by", "district_clerk", "--password-stdin"]) == 1

    told = capsys.readouterr().out
    assert "第 3 行“类别”" in told and "新增 1" in told
    assert Facility.objects.get().name == "石桥饭堂"


def test_another_post_is_refused(sheet: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", sheet, "--by", "town_clerk", "--password-stdin"]) == 1

    assert "不能导入机构" in capsys.readouterr().err
    assert not Facility.objects.exists()


def test_what_went_in_comes_out(sheet: str, tmp_path: Path) -> None:
    run(["import", sheet, "--by", "district_clerk", "--password-stdin"])

    assert run(["export", str(tmp_path / "all.csv")]) == 0

    assert "石桥饭堂,长者饭堂（助餐点）,440118101201" in (tmp_path / "all.csv").read_text("utf-8")
