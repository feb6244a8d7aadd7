"""``decide``: one family from a file, in words and in JSON; refusals say what to put right."""

import json
from pathlib import Path

import pytest

from minzheng.wiring.commands import decide

pytestmark = pytest.mark.django_db  # approved parameters are looked up

FAMILY = """
申请地情形: 在户籍地申请
单人户申请: 否
银行存款: 0元
有价证券: 0元
商业保险: 0元
其他金融资产: 0元
车辆数: 0
住房套数: 1
企业出资额: 0元
成员:
  - &adult
    姓名: 罗春生
    与户主关系: 本人
    出生日期: 1984-03-05
    离家情形: 没有
    残疾类别: 无
    残疾等级: 无
    患重病: 否
    就学阶段: 不在校
    就业状况: 务农
    劳动能力: 完全具备
    工资性收入: 1200元
    必要就业成本: 0元
    经营净收入: 0元
    财产净收入: 0元
    养老金: 0元
    赡养抚养费: 0元
    转移性收入: 0元
    一次性收入: 0元
    转移性支出: 0元
"""


def decide_with(tmp_path: Path, text: str, *more: str) -> int:
    path = tmp_path / "facts.yaml"
    path.write_text(text, "utf-8")
    where = ["--on", "2026-11-21", "--place", "440118"]
    return decide.run(["relief/dibao", "--facts", str(path), *where, *more])


def test_it_prints_the_amount_and_each_line_with_its_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide_with(tmp_path, FAMILY) == 0

    printed = capsys.readouterr().out
    assert printed.startswith("结论：符合\n月保障金：82.00元\n")
    assert "〔《社会救助法》第十八条〕" in printed
    assert "当地最低生活保障标准 1,282.00元" in printed


def test_json_carries_value_lines_and_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide_with(tmp_path, FAMILY, "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["eligible"], found["amount"], found["missing"]) == (True, 8_200, [])
    assert found["arithmetic"]["lines"][-1]["cites"]


def test_a_missing_fact_is_named_and_the_answer_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide_with(tmp_path, FAMILY.replace("银行存款: 0元\n", "")) == 0

    printed = capsys.readouterr().out
    assert "结论：待核实" in printed
    assert "还缺：银行存款" in printed


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("银行存宽: 0元", "银行存款"),
        ("银行存款: 很多", "很多"),
        ("- a", "成员"),
        ("a: [", "YAML"),
    ],
)
def test_facts_that_cannot_be_read_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, why: str
) -> None:
    assert decide_with(tmp_path, text) == 1
    assert why in capsys.readouterr().err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["relief/dibao", "--facts", "none.yaml", "--on", "2026-11-21", "--place", "440118"]

    assert decide.run(argv) == 1
    assert "none.yaml" in capsys.readouterr().err


def test_an_unknown_matter_lists_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("{}", "utf-8")
    argv = ["relief/none", "--facts", str(path), "--on", "2026-11-21", "--place", "440118"]

    assert decide.run(argv) == 1
    assert "relief/dibao" in capsys.readouterr().err


def test_a_place_without_a_standard_is_an_error_that_says_what_to_enter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(FAMILY, "utf-8")
    argv = ["relief/dibao", "--facts", str(path), "--on", "2026-11-21", "--place", "110101"]

    assert decide.run(argv) == 1
    assert "没有生效的“当地最低生活保障标准”" in capsys.readouterr().err
