"""How long a recognition takes and lasts, the special case, and papers that are not asked twice."""

from datetime import date

import pytest

from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.units import Value
from minzheng.matters.relief.rigid_expenditure.flow import (
    刚性支出困难家庭变动,
    刚性支出困难家庭认定,
)
from minzheng.matters.relief.rigid_expenditure.form import 刚性支出困难家庭申请
from minzheng.matters.relief.rigid_expenditure.policy import 刚性支出困难家庭 as 刚性

ON, PLACE = date(2026, 11, 21), "440118001001"
BILLS = ("medical_bills", "school_bills", "rehabilitation_bills")


def value(expr: Expr, facts: dict[str, object], place: str = PLACE) -> Value:
    return run((expr,), facts, on=ON, place=place, params=catalogue().params).value(expr)


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def test_thirty_working_days_or_forty_five() -> None:
    assert 刚性支出困难家庭认定.total.term.length == 30
    assert 刚性支出困难家庭认定.total.special.length == 45


@pytest.mark.parametrize("end", ["认定", "特殊认定"])
def test_a_recognition_lapses_after_twelve_months(end: str) -> None:
    found = 刚性支出困难家庭认定.element(end)

    assert found.effect is Effect.RECOGNISE
    assert value(found.lasts.length, {}) == 12


def test_a_special_case_is_discussed_and_can_go_either_way() -> None:
    assert targets(刚性支出困难家庭认定, "审核确认", "提请一事一议") == {"一事一议"}
    assert targets(刚性支出困难家庭认定, "一事一议", "一事一议同意认定") == {"特殊认定"}
    assert targets(刚性支出困难家庭认定, "一事一议", "一事一议不同意认定") == {"不予认定"}


def test_nobody_loses_the_recognition_unheard() -> None:
    assert targets(刚性支出困难家庭变动, "核查", "拟停止认定") == {"听取意见"}


@pytest.mark.parametrize(("unchanged", "asked"), [("是", False), ("否", True), ("待核实", None)])
def test_unchanged_papers_are_not_asked_again(unchanged: str, asked: bool | None) -> None:
    facts = {"医疗支出": "1元", "教育支出": "1元", "康复支出": "1元", "材料无变化": unchanged}
    papers = [p for p in 刚性支出困难家庭申请.attachments if p.key in BILLS]

    assert [value(p.needed_when, facts) for p in papers if p.needed_when is not None] == [asked] * 3


@pytest.mark.parametrize(
    ("rule", "label"),
    [(刚性.刚性收入条件, "上年度人均可支配收入"), (刚性.刚性支出线, "刚性支出占家庭总收入的比例")],
)
def test_what_the_city_has_not_published_is_asked_for_by_name(
    rule: Rule | Amount, label: str
) -> None:
    facts, book = {"人均年收入": "1元", "家庭年总收入": "1元"}, catalogue().params

    with pytest.raises(NotInForce, match=label):
        rule.one(facts, on=ON, place=NATION, params=book)
