"""What is asked of either parent, and of whom a paper is asked."""

from datetime import date

import pytest

from minzheng.kernel.expr import Expr
from minzheng.kernel.one import run
from minzheng.matters.children.unattended.form import 事实无人抚养儿童申请

FORM, ON = 事实无人抚养儿童申请, date(2026, 11, 21)
ASKED = {
    "没有下列情形": set(),
    "死亡": set(),
    "重度残疾": {"disability_grade", "disability_kind"},
    "患重病": {"illness_listed"},
    "服刑在押": {"since", "until"},
    "失去联系": {"since", "not_caring", "search_proof"},
    "被撤销监护人资格": set(),
    "被遣送或者驱逐出境": {"not_caring"},
}


def holds(condition: Expr, facts: dict[str, str]) -> object:
    return run((condition,), facts, on=ON).value(condition)


@pytest.mark.parametrize(("page", "parent"), [("father", "父亲"), ("mother", "母亲")])
@pytest.mark.parametrize("state", ASKED)
def test_a_parent_is_asked_only_what_the_situation_calls_for(
    page: str, parent: str, state: str
) -> None:
    facts = {f"{parent}情况": state}

    asked = {
        field.column.removeprefix(f"{page}_")
        for field in FORM.page(page).fields
        if field.when is not None and holds(field.when, facts)
    }

    assert asked == ASKED[state]


@pytest.mark.parametrize(
    ("state", "key"),
    [("患重病", "diagnosis"), ("强制隔离戒毒", "custody"), ("失去联系", "search"),
     ("被宣告失踪", "death"), ("被撤销监护人资格", "ruling"), ("被遣送或者驱逐出境", "deported")],
)  # fmt: skip
def test_a_paper_is_asked_for_the_situation_it_proves(state: str, key: str) -> None:
    papers = {paper.key: paper.needed_when for paper in FORM.attachments}
    facts = {"父亲情况": "没有下列情形", "母亲情况": state}

    wanted = {name for name, when in papers.items() if name != "mandate" and holds(when, facts)}

    assert wanted == {key}


def test_only_a_relative_brings_a_mandate() -> None:
    mandate = FORM.attachments[0].needed_when

    assert holds(mandate, {"儿童申请人": "受监护人委托的近亲属"}) is True
    assert holds(mandate, {"儿童申请人": "监护人"}) is False
