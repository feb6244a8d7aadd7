"""The command that computes figures, shows them, sets targets and loads boundaries."""

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, Cast, make_cast
from minzheng.engines.indicators.api import indicators as declared
from minzheng.engines.indicators.tests.staging import MONDAY, case
from minzheng.kernel.divisions import covers
from minzheng.wiring.commands import indicators
from minzheng.wiring.demo.figures import boundaries
from minzheng.wiring.demo.places import divisions, towns

ON = ["--on", "2026-11-30"]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)


def test_it_computes_this_month_and_the_last(cast: Cast, capsys: Any) -> None:
    case(cast, "1")

    assert indicators.run(["compute", *ON]) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("2026-10 截至 2026-11-30")
    assert second.startswith("2026-11 截至 2026-11-30：依据 1 条记录")


def test_it_shows_every_indicator_of_a_month(cast: Cast, capsys: Any) -> None:
    case(cast, "1")
    indicators.run(["compute", "--since", "2026-10", *ON, "--json"])
    assert [row["month"] for row in json.loads(capsys.readouterr().out)] == ["2026-10", "2026-11"]

    assert indicators.run(["show", "--month", "2026-11", "--division", TOWN_A, "--json"]) == 0
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == set(declared())
    assert rows["cases-new"]["value"] == 1
    indicators.run(["show", "--month", "2026-11", "--division", TOWN_B])
    assert "cases-new\t新收申请\t0 件" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["compute", "--month", "2030-01", *ON], "还没有到"),
        (["compute", "--month", "一月"], "不是月份"),
        (["target", "nobody", "5", "--year", "2026", "--basis", "文件"], "没有代号"),
        (["target", "cases-new", "许多", "--year", "2026", "--basis", "文件"], "不是数"),
        (["boundaries", "nowhere.geojson", "--source", "测试"], "读不到"),
        (["show", "--month", "2026-10", "--division", "x"], "行政区划代码"),
    ],
)
def test_what_cannot_be_done_is_said(cast: Cast, capsys: Any, argv: list[str], said: str) -> None:
    assert indicators.run(argv) == 1
    assert said in capsys.readouterr().err


def test_a_target_is_set_for_the_house(cast: Cast, capsys: Any) -> None:
    argv = ["target", "cases-new", "12", "--year", "2026", "--basis", "增民发〔2026〕1号"]

    assert indicators.run(argv) == 0
    assert "cases-new 2026 12" in capsys.readouterr().out


def test_the_demos_shapes_are_those_of_its_towns_and_villages(
    cast: Cast, tmp_path: Path, capsys: Any
) -> None:
    made = boundaries()
    codes = [each["properties"]["code"] for each in made["features"]]
    known = {row.code for row in divisions() if covers(DISTRICT, row.code)} - {DISTRICT}

    assert set(codes) == known
    assert len(codes) == len(known) == sum(1 + len(town.villages) for town in towns())
