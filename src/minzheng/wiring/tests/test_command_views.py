"""The command that counts the population as of a day."""

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.views.api import views as declared
from minzheng.wiring.commands import views

DAY = ["--on", MONDAY.isoformat()]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return make_cast(MONDAY)


def test_it_builds_and_counts_every_view(cast: Cast, capsys: Any) -> None:
    assert views.run([*DAY, "--build"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(declared())
    assert "全部人口（residents，截至 2026-11-02）少于5 人" in lines


def test_json_has_definition_and_counts_without_small_ones(cast: Cast, capsys: Any) -> None:
    assert views.run(["elders", *DAY, "--build", "--by", "sex", "--json"]) == 0

    (found,) = json.loads(capsys.readouterr().out)
    assert (found["view"], found["scope"], found["by"]) == ("elders", [DISTRICT], "sex")
    assert found["version"] == "2026-11-02-001"
    assert found["total"] == {"key": "", "count": 0, "money": None, "unknown": 0, "unsettled": 0}
    assert "老年年龄" in found["rule"]


def test_one_place_is_told_by_name(cast: Cast, capsys: Any) -> None:
    assert views.run(["children", *DAY, "--build", "--division", TOWN_A]) == 0

    out = capsys.readouterr().out
    assert "人数较少，合并显示\t少于5" in out
    assert "按年龄段" in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nobody"], "没有人口视图“nobody”"),
        (["elders"], "以前还没有建立过人口总表"),
        (["elders", "--division", "12345"], "有 5 位"),
    ],
)
def test_what_cannot_be_answered_is_said(
    cast: Cast, capsys: Any, argv: list[str], said: str
) -> None:
    assert views.run([*argv, *DAY]) == 1
    assert said in capsys.readouterr().err
