"""``entitlements``: every matter at once for the family of the examples, in words and in JSON."""

import json
from pathlib import Path

import pytest

from minzheng.wiring.commands import entitlements
from minzheng.wiring.data_dir import CHECKOUT

pytestmark = pytest.mark.django_db  # approved parameters are looked up

FAMILY = str(CHECKOUT / "docs/examples/family.yaml")
WHERE = ["--on", "2026-11-02", "--place", "440118"]


def said(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert entitlements.run(["--facts", FAMILY, *WHERE, *more]) == 0
    return capsys.readouterr().out


def test_what_the_family_may_have_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys).splitlines()

    # the same amount as `decide`: 2,246.01 + 384.60 + 256.40
    assert lines[0] == "符合  最低生活保障（全家），月保障金每月 2,887.01元"
    assert lines[1] == "    人均月收入533.33元低于当地最低生活保障标准1,282.00元"
    heads = [line[:3].strip() for line in lines if not line.startswith(" ")]
    assert heads == sorted(heads, key=["符合", "待核实"].index)


def test_what_is_lacking_and_supposed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys)

    assert "    还缺：" in out
    assert "    假设：全家领取最低生活保障" in out
    assert "    本地还没有录入：" in out


def test_a_no_is_told_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    assert "不符合" not in said(capsys)
    assert "不符合  高龄津贴（张三）" in said(capsys, "--all")


def test_json_carries_every_claim(capsys: pytest.CaptureFixture[str]) -> None:
    claims = json.loads(said(capsys, "--json"))

    first = claims[0]
    assert (first["matter"], first["eligible"], first["amount"]) == ("relief/dibao", True, 288_701)
    assert {claim["eligible"] for claim in claims} == {True, False, None}


def test_facts_that_cannot_be_read_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "facts.yaml"
    wrong.write_text("银行存欵: 0元", "utf-8")

    assert entitlements.run(["--facts", str(wrong), *WHERE]) == 1
    assert "银行存款" in capsys.readouterr().err
