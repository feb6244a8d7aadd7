"""The commands that ask of everybody: screen and find."""

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import lone_person
from minzheng.wiring.commands import find, screen

DAY = ["--on", MONDAY.isoformat()]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return make_cast(MONDAY)


def test_screen_says_who_would_receive_and_who_is_not_known(cast: Cast, capsys: Any) -> None:
    apply(cast, on=MONDAY)
    lone_person()

    assert screen.run([*DAY, "--matter", "relief/dibao"]) == 0

    out = capsys.readouterr().out
    assert "4 人、2 户" in out
    assert "relief/dibao〔批准〕符合 1 户" in out
    assert "不符合 0，待核实 1；现在发放或认定 0" in out


def test_screen_gives_json_and_builds_anew_when_asked(cast: Cast, capsys: Any) -> None:
    screen.run([*DAY, "--json"])
    capsys.readouterr()

    assert screen.run([*DAY, "--json", "--fresh"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["population"], found["version"]) == ("2026-11-02-002", "2026-11-02-002")
    assert {"matter", "would", "not_known", "monthly"} <= found["counts"][0].keys()


def test_screen_refuses_a_matter_that_does_not_exist(cast: Cast, capsys: Any) -> None:
    assert screen.run([*DAY, "--matter", "relief/none"]) == 1

    assert "relief/none" in capsys.readouterr().err


def test_find_opens_a_case_for_whom_it_finds(cast: Cast, capsys: Any) -> None:
    old = lone_person()

    assert find.run(["eldercare/longevity", *DAY]) == 0

    assert "到龄未领 1" in capsys.readouterr().out
    assert Case.objects.get().person_id == old.pk


def test_find_can_only_list(cast: Cast, capsys: Any) -> None:
    old = lone_person()

    assert find.run(["eldercare/longevity", *DAY, "--dry-run", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["found"] == [["到龄未领", old.pk]]
    assert not Case.objects.exists()
