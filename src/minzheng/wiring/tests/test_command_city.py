"""``city``: the files of a day, and what is refused."""

import json
from pathlib import Path

import pytest

from minzheng.wiring.commands import city

SMALL = ["--people", "400", "--on", "2026-11-20", "--feeds", "deaths,pensions"]


def test_it_writes_the_files_asked_for_and_the_truth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert city.run([*SMALL, "--to", str(tmp_path)]) == 0

    assert {path.name for path in tmp_path.iterdir()} == {"deaths.csv", "pensions.csv", "truth"}
    assert "pensions.csv" in capsys.readouterr().out


def test_as_json_it_says_what_truth_json_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert city.run([*SMALL, "--to", str(tmp_path), "--clean", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said == json.loads((tmp_path / "truth/truth.json").read_text("utf-8"))
    assert said["files"]["pensions"]["bad"] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--feeds", "dragons"], "没有数据“dragons”"),
        (["--on", "2020-01-01"], "更晚的日期"),
    ],
)
def test_it_refuses_what_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert city.run([*SMALL, *words, "--to", str(tmp_path)]) == 1
    assert told in capsys.readouterr().err
