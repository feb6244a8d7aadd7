"""The command ``clock``."""

import json

import pytest

from minzheng.wiring.commands.clock import run


def test_it_prints_the_day_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-02-10", "--working-days", "30"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("2026-03-30（星期一）\n")
    assert "自2026-02-10起30个工作日" in out


@pytest.mark.parametrize(
    ("argv", "due_on"),
    [
        (["2026-02-10", "--working-days", "30"], "2026-03-30"),
        (["2026-02-08", "--days", "7"], "2026-02-24"),
        (["2026-01-31", "--months", "1"], "2026-02-28"),
        (["2026-10-09", "--working-days", "3", "--pause", "2026-10-12:2026-10-14"], "2026-10-15"),
        (["2026-10-09", "--working-days", "3", "--pause", "2026-10-12:"], None),
    ],
)
def test_it_answers_in_json(
    argv: list[str], due_on: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*argv, "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["due_on"] == due_on
    assert answer["calendar_version"] == "2026.1"


def test_hours_run_from_the_instant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-02-14T16:30", "--hours", "24", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["due_at"] == "2026-02-15T16:30+08:00"


def test_an_open_pause_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-10-09", "--working-days", "3", "--pause", "2026-10-12:"]) == 0

    assert capsys.readouterr().out.startswith("到期日未定：计时仍在暂停")


def test_an_unknown_year_is_an_error_that_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-12-10", "--working-days", "30"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "没有2027年" in captured.err


def test_hours_cannot_be_paused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-02-14", "--hours", "24", "--pause", "2026-02-15:"]) == 1

    assert "不能暂停" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["2026-02-30", "--days", "3"], "没有这一天"),
        (["2026-02-10", "--days", "three"], "不是整数"),
        (["2026-02-10", "--days", "0"], "期限长度应在 1 到"),
        (["2026-02-10", "--days", "3", "--pause", "x"], "不是起止日期"),
        (["2026-02-10", "--days", "3", "--pause", "2026-02-12:2026-02-11"], "早于"),
        (["2026-02-10", "--days", "3", "--months", "1"], "--months"),
        (["2026-02-10"], "--working-days"),
    ],
)
def test_it_refuses_what_it_cannot_read(
    argv: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(argv)

    assert stopped.value.code == 2
    assert why in capsys.readouterr().err
