"""minzheng lake: what lies there, what goes, what was changed, what is said of one person."""

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake import api
from minzheng.engines.sources.tests.staging import disability, pension
from minzheng.wiring.commands import lake

DAY = ["--on", "2026-11-03"]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    cast = make_cast()
    disability(kind=3, grade=2)
    pension(150_000)
    return cast


def told(capsys: Said, *words: str) -> Any:
    assert lake.run([*words, *DAY, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_it_tells_what_lies_there_and_until_when(cast: Cast, capsys: Said) -> None:
    assert lake.run(["storage", *DAY]) == 0

    said = capsys.readouterr().out
    assert "养老金发放（pensions）：1 版，1 行" in said and "可存到" in said
    assert "死亡医学证明（deaths）：没有版本" in said


def test_it_lists_the_versions_of_a_feed(cast: Cast, capsys: Said) -> None:
    [version] = told(capsys, "versions", "pensions")

    assert (version["name"], version["rows"]) == ("2026-11-01-001", 1)
    assert lake.run(["versions", "nonsense", *DAY]) == 1
    assert "没有数据" in capsys.readouterr().err


def test_it_removes_what_is_over_its_time(cast: Cast, capsys: Said) -> None:
    assert lake.run(["expire", "--on", "2099-01-01"]) == 0

    assert "feed:pensions@2026-11-01-001" in capsys.readouterr().out
    assert api.version("pensions", cast.on) is None


def test_it_notices_a_changed_file(cast: Cast, capsys: Said) -> None:
    assert lake.run(["verify", *DAY]) == 0
    path = api.versions("pensions")[0].folder / "rows.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    assert lake.run(["verify", *DAY]) == 1
    assert "feed:pensions@2026-11-01-001" in capsys.readouterr().out


def test_it_compares_the_sources(cast: Cast, capsys: Said) -> None:
    assert told(capsys, "compare") == {"standing": 2, "new": 2, "settled": 0}


def test_it_tells_what_departments_say_and_records_why(cast: Cast, capsys: Said) -> None:
    [certificate] = told(capsys, "dossier", str(cast.spouse.pk), "--purpose", "信访答复")

    assert certificate["facts"]["证载残疾等级"] == 2
    [entry] = [e for e in entries_about(f"person:{cast.spouse.pk}") if e.verb == "open_dossier"]
    assert entry.purpose == "信访答复"
    assert told(capsys, "dossier", "lake:2", "--purpose", "信访答复")[0]["title"] == "养老金发放"
    assert lake.run(["dossier", "999", "--purpose", "信访答复", *DAY]) == 1
