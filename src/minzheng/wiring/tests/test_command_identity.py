"""The command ``id``."""

import json

import pytest

from minzheng.wiring.commands import identity
from minzheng.wiring.commands.identity import run

ON = ("--on", "2026-11-21")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("11010519491231002X", "公民身份号码，女，1949-12-31 出生，区划 110105"),
        ("110105 19491231 002x", "公民身份号码"),
        ("810000199901010014", "港澳台居民居住证"),
        ("911156199003150019", "只核对格式"),
        ("11330283002980620K", "统一社会信用代码，登记管理部门 1，区划 330283"),
        ("91110000600037341L", "统一社会信用代码"),
        ("52440103MJ81234509", "统一社会信用代码"),
    ],
)
def test_a_valid_number_is_told_and_exits_zero(
    number: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", number, *ON]) == 0

    captured = capsys.readouterr()
    assert captured.out.startswith("有效：")
    assert words in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105194912310021", "身份证号最后一位校验不符"),
        ("440103195702290022", "没有这一天"),
        ("11010519491231002", "身份证号应为 18 位，您填了 17 位"),
        ("51100000500000323X", "统一社会信用代码最后一位校验不符"),
        ("51330213MJ9123452", "统一社会信用代码应为 18 位"),
        ("你好", "应为 18 位"),
        ("", "没有填写"),
    ],
)
def test_an_invalid_number_exits_one_with_the_reason(
    number: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", number, *ON]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert why in captured.err


def test_it_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "11010519491231002X", "--json", *ON]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["valid"] is True
    assert (answer["kind"], answer["born_on"], answer["sex"]) == ("citizen", "1949-12-31", "female")


def test_a_refusal_in_json_keeps_the_reason_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "110105194912310021", "--json", *ON]) == 1

    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"valid": False, "reason": captured.err.strip()}


def test_the_answer_does_not_repeat_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "11010519491231002X", "--json", *ON])

    assert "11010519491231002X" not in capsys.readouterr().out


def test_without_a_day_it_checks_against_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "330213199001010017"]) == 0
    assert "1990-01-01" in capsys.readouterr().out


def test_a_wrong_day_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["check", "11010519491231002X", "--on", "2026-02-30"])

    assert "不是日期" in capsys.readouterr().err


def test_the_command_is_called_id() -> None:
    assert identity.NAME == "id"
