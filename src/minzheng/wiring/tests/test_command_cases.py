"""``matters``, ``explain``, ``day`` and ``matter new`` print what they promise."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import minzheng.matters
from minzheng.engines.access.testing import make_cast
from minzheng.engines.cases.testing import apply
from minzheng.kernel import matter as kernel
from minzheng.wiring.commands import day, explain, matter, matters

MONDAY = date(2026, 11, 2)


def test_matters_lists_steps_limits_and_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert matters.run([]) == 0

    printed = capsys.readouterr().out
    assert "入户调查：办理，乡镇人民政府（街道办事处），3个工作日" in printed
    assert "《最低生活保障审核确认办法》第二十条" in printed


def test_matters_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert matters.run(["--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    keys = [matter["key"] for matter in found]
    assert keys == sorted(keys)
    assert "relief/dibao" in keys
    assert len(found[0]["flows"]) == 2


@pytest.mark.django_db
def test_explain_tells_where_a_case_stands(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR = tmp_path
    case = apply(make_cast(MONDAY), on=MONDAY)

    assert explain.run([case.number, "--on", "2026-11-03"]) == 0
    assert "正在办理：受理审查" in capsys.readouterr().out
    assert explain.run([case.number, "--on", "2026-11-03", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["applicant"] == "罗**"
    assert explain.run(["DB-0"]) == 1
    assert "DB-0" in capsys.readouterr().err


@pytest.mark.django_db
def test_day_runs_each_day_once(
    settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR = tmp_path
    apply(make_cast(MONDAY), on=MONDAY)

    assert day.run(["--since", "2026-11-10", "--on", "2026-11-12"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 3
    assert "催办 1 件" in printed[-1]
    assert day.run(["--on", "2026-11-12", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["escalated"] == []


def test_a_new_matter_loads_as_it_stands(tmp_path: Path) -> None:
    minzheng.matters.__path__.append(str(tmp_path))
    try:
        folder = matter.create("trial/example", tmp_path)
        loaded = kernel._load(folder)
    finally:
        minzheng.matters.__path__.remove(str(tmp_path))

    assert loaded.application.title == "example"
    assert {end.notice for end in loaded.application.ends()} == set(loaded.notices)
    assert all(case["expect"] for case in loaded.cases)


def test_a_new_matter_overwrites_nothing_and_wants_a_proper_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert matter.run(["new", "trial/example", "--folder", str(tmp_path)]) == 0
    assert "接下来" in capsys.readouterr().out

    assert matter.run(["new", "trial/example", "--folder", str(tmp_path)]) == 1
    assert "不会覆盖" in capsys.readouterr().err
    assert matter.run(["new", "../evil", "--folder", str(tmp_path)]) == 1
