"""What was measured is kept once for each task and size, and told as a table."""

import sys
from pathlib import Path
from typing import Any

import pytest

from minzheng.wiring import measured

SAYS = 'import json; print(json.dumps({"ours_s": 2.0, "ratio": {"duckdb": 3.25}}))'


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "a_measurement.py").write_text(SAYS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(measured, "KEPT", tmp_path / "results.json")
    return "a_measurement"


def test_the_same_words_are_kept_once(module: str) -> None:
    measured.measure(("-m", module), "T9", ["--people", "10"])
    measured.measure(("-m", module), "T9", ["--people", "10"])
    measured.measure(("-m", module), "T9", ["--people", "20"])

    assert [each["options"] for each in measured.kept()] == ["--people 10", "--people 20"]
    assert measured.kept()[0]["with"]["python"] == sys.version.split()[0]


def test_the_table_shows_each_rival(module: str) -> None:
    measured.measure(("-m", module), "T9", ["--people", "10"])

    told: list[Any] = list(measured.table())[1].split("  ")
    assert told[:4] == ["T9", "--people 10", "2.0", "duckdb 3.25"]
