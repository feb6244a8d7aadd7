"""The command ``pay``: what an operator can do, and that doing it again is harmless."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.payments import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.wiring import today
from minzheng.wiring.commands.pay import run

MATTER, ACCOUNT = "relief/test", "6222020200112233445"
DAY = date(2026, 11, 20)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    today.set_business_day(DAY)
    cast = make_cast()
    grant = api.Grant(
        "case:1", MATTER, cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生", ACCOUNT,
        "增城农商银行", 80_000, Month(2026, 11), "decision:1",
    )  # fmt: skip
    api.grant(grant, by=SYSTEM, on=DAY)
    return cast


def approve(cast: Cast) -> api.PayRun:
    pay_run = api.PayRun.objects.get()
    reviewed = api.review_run(pay_run, by=cast.doer("finance_clerk"), on=DAY)
    return api.approve_run(reviewed, by=cast.doer("finance_head"), on=DAY)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_it_computes_and_again_changes_nothing(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["run", "--month", "2026-11", "--json"]) == 0
    (first,) = told(capsys)["runs"]
    assert run(["run", "--month", "2026-11", "--json"]) == 0
    (second,) = told(capsys)["runs"]

    assert (first["count"], first["total_fen"], first["changed"]) == (1, 80_000, True)
    assert first["differences"] == [{"reason": "新增", "count": 1, "amount_fen": 80_000}]
    assert second["changed"] is False
    assert second["run"] == first["run"]


def test_after_approval_it_says_that_nothing_changed(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["run", "--month", "2026-11", "--matter", MATTER, "--division", "440118"])
    approve(cast)
    capsys.readouterr()

    assert run(["run", "--month", "2026-11"]) == 0

    out = capsys.readouterr().out
    assert "已于 2026-11-20 审批（1 笔，800.00元），没有改动" in out
    assert "新增 1 笔 800.00元" in out


def test_it_writes_the_file_and_reads_the_answer(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["run", "--month", "2026-11", "--division", DISTRICT])
    number = str(approve(cast).pk)
    target, answer = tmp_path / "bank.txt", tmp_path / "answer.txt"
    answer.write_bytes(
        f"H\r\n1|{ACCOUNT}|800.00|0000|\r\n9|1|1.00|0000|\r\nE\r\n".encode("gb18030")
    )

    assert run(["file", "--run", number, "--output", str(target)]) == 0
    assert ACCOUNT in target.read_text("gb18030")
    assert target.stat().st_mode & 0o077 == 0
    assert run(["returns", str(answer), "--run", number]) == 0

    out = capsys.readouterr().out
    assert "成功 1 笔，失败 0 笔，有问题 1 行" in out
    assert "第 3 行 行号“9”：本批次没有这一行号" in out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["run", "--month", "2026-10"], "没有需要发放"),
        (["run", "--month", "2026-11", "--matter", "relief/other"], "没有需要发放"),
        (["file", "--run", "99"], "没有编号为 99 的发放批次"),
    ],
)
def test_a_refusal_says_why(
    cast: Cast, capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    assert run(argv) == 1

    assert words in capsys.readouterr().err


@pytest.mark.parametrize("month", ["2026-13", "11/2026", ""])
def test_a_wrong_month_is_explained(capsys: pytest.CaptureFixture[str], month: str) -> None:
    with pytest.raises(SystemExit):
        run(["run", "--month", month])

    assert "月份" in capsys.readouterr().err
