"""The command that tells how good the rules are, and the day's run that tells superiors."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.alerts.api import AlertTask
from minzheng.engines.alerts.tests.nights import FRIDAY, HOMES, TWO_HOMES, raised
from minzheng.wiring.commands import alerts, day

DAY = ["--on", FRIDAY.isoformat()]


@pytest.fixture
def task(db: None, settings: Any, tmp_path: Path) -> AlertTask:
    settings.DATA_DIR = tmp_path
    cast: Cast = make_cast(FRIDAY)
    return raised(HOMES, cast.household.pk, TWO_HOMES)


def test_every_rule_is_told_with_its_figures(task: AlertTask, capsys: Any) -> None:
    assert alerts.run([*DAY, "--json"]) == 0

    rows = {row["rule"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows[HOMES]["waiting"], rows[HOMES]["precision"]) == (1, None)
    assert len(rows) > 28


def test_a_rule_is_found_by_its_name(task: AlertTask, capsys: Any) -> None:
    assert alerts.run([*DAY, "--rule", "住房超过限额"]) == 0

    out = capsys.readouterr().out
    assert "这户登记住房2套，限额1套" in out
    assert task.ref in out


def test_a_rule_there_is_not_is_said(task: AlertTask, capsys: Any) -> None:
    assert alerts.run([*DAY, "--rule", "没有这条"]) == 1

    assert "没有预警规则“没有这条”" in capsys.readouterr().err


def test_the_days_run_tells_superiors_of_late_alerts(task: AlertTask, capsys: Any) -> None:
    assert day.run(["--on", date(2026, 12, 31).isoformat()]) == 0

    assert "督办预警 1 条" in capsys.readouterr().out
