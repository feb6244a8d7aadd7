"""Help first: what quick and urgent relief skip, who decides, and that one outcome is proposed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from minzheng.kernel.clock import Unit
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Element, End, Publicity, Step
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.units import Value
from minzheng.matters.relief.temporary.flow import 临时救助办理, 分期救助核查
from minzheng.matters.relief.temporary.form import 临时救助申请
from minzheng.matters.relief.temporary.policy import 临时救助

ON, PLACE = date(2026, 11, 21), "440118001001"
INCOME = {"上年度人均可支配收入": "58000元"}
IN_NEED = {"生活严重困难": "是", "同因已救助": "否", "本年已救助次数": 0, "受影响人数": 2}
FIRE = {**IN_NEED, "困难情形": "火灾", "困难程度": "一般"}
BILLS = {**IN_NEED, "困难情形": "医疗支出突增", "困难程度": "一般", "在领低保": "是",
         "必需支出": "9000元", "报销理赔": "0元", "其他帮扶": "0元"}  # fmt: skip
AT_ONCE = {"已先行救助": "是", "急需金额": "1000元", "困难持续月数": 1}
LASTING = {"已先行救助": "否", "困难持续月数": 5}
COVERED = {"已先行救助": "是", "急需金额": "2564元", "困难程度": "较重", "困难持续月数": 1}
CASH, GOODS = {"救助方式": "发放救助金"}, {"救助方式": "发放实物"}
PASSED_ON = {"救助方式": "转介服务", "转介去向": "慈善组织"}
RICE = {**GOODS, "实物种类": "食品", "实物折价": "300元"}
NO_HELP = {**FIRE, "生活严重困难": "否"}


def value(expr: Expr, facts: dict[str, Any], changes: dict[str, str] | None = None) -> Value:
    params = catalogue().params.override({**INCOME, **(changes or {})})
    return run((expr,), facts, on=ON, place=PLACE, params=params).value(expr)


def element(name: str) -> Element:
    return 临时救助办理.element(name)


def targets(name: str, outcome: str) -> set[str]:
    ways = 临时救助办理.ways_out(element(name))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def proposed(name: str, facts: dict[str, Any]) -> list[str]:
    ways = 临时救助办理.ways_out(element(name))
    return [path.outcome for path in ways if path.when is not None and value(path.when, facts)]


def after(start: Element) -> Iterator[Element]:
    seen, todo = set(), [start]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            yield here
            todo += [t for path in 临时救助办理.ways_out(here) for t in path.targets]


def test_quick_relief_takes_three_calendar_days_and_its_steps_fit_into_them() -> None:
    steps = [element(name) for name in ("登记研判", "快救登记", "快救审批")]
    hours = [value(s.within.length, {}) for s in steps if isinstance(s, Step)]

    assert 临时救助办理.total.term.unit is Unit.CALENDAR_DAY
    assert value(临时救助办理.total.term.length, {}) == 3
    assert sum(hours) <= 72


@pytest.mark.parametrize("name", ["快救登记", "先行救助"])
def test_what_is_urgent_is_neither_publicised_nor_checked(name: str) -> None:
    reached = {e.name for e in after(element(name))}

    assert not reached & {e.name for e in 临时救助办理.elements if isinstance(e, Publicity)}
    assert "信息核对" not in reached


def test_what_is_spent_is_always_publicised() -> None:
    assert targets("初审", "拟同意") == targets("初审", "拟不同意") == {"公示"}


def test_help_comes_before_the_papers() -> None:
    first = element("先行救助")

    assert isinstance(first, Step)
    assert first.grants == {"先行救助": 临时救助.先行救助金}
    assert targets("先行救助", "先行救助") == {"补办手续"}


RESERVE = {"由备用金支付": "是", "备用金已付金额": "800元"}


@pytest.mark.parametrize(
    ("paid", "outcome"),
    [({}, "先行救助"), (RESERVE, "已由备用金支付"), ({"已先行救助": "否"}, "不需要先行救助")],
)
def test_what_the_reserve_paid_is_not_granted_again(paid: dict[str, Any], outcome: str) -> None:
    first = element("先行救助")

    assert proposed("先行救助", {**FIRE, **AT_ONCE, **paid}) == [outcome]
    assert isinstance(first, Step) and "已由备用金支付" not in first.grants


@pytest.mark.parametrize(
    ("paid", "outcome"),
    [({}, "同意"), (RESERVE, "备用金已经给足"), (RESERVE | {"备用金已付金额": "300元"}, "同意")],
)
def test_quick_relief_from_the_reserve_leaves_the_rest(paid: dict[str, Any], outcome: str) -> None:
    quick = {**FIRE, "困难程度": "较轻", "急需金额": "800元"}

    assert proposed("快救审批", {**quick, **paid}) == [outcome]


def test_a_recognised_household_is_not_checked_again() -> None:
    assert proposed("受理审查", {**BILLS, "材料齐全": "是"}) == ["受理，只核必需支出"]
    assert targets("受理审查", "受理，只核必需支出") == {"支出核实"}


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({**FIRE, **AT_ONCE, **CASH}, "一次发放急难救助金"),
        ({**FIRE, **LASTING, **CASH}, "分期发放"),
        ({**FIRE, **COVERED, **CASH}, "先行救助已足"),
        ({**FIRE, **AT_ONCE, **RICE}, "发放实物"),
        ({**FIRE, **AT_ONCE, **PASSED_ON}, "转介服务"),
        ({**BILLS, **CASH}, "发放支出型救助金"),
        ({**BILLS, **RICE}, "发放实物"),
        ({**NO_HELP, **AT_ONCE, **CASH}, "不予救助"),
    ],
)
@pytest.mark.parametrize("name", ["乡镇审批", "县级审批"])
def test_one_outcome_is_proposed(name: str, facts: dict[str, Any], outcome: str) -> None:
    changes = {"急难型较重的救助月数": "1个月"}
    ways = 临时救助办理.ways_out(element(name))
    held = [p.outcome for p in ways if p.when is not None and value(p.when, facts, changes)]

    assert held == [outcome]


@pytest.mark.parametrize(("grade", "outcome"), [("较轻", "小额快救"), ("一般", "急难型")])
def test_the_first_look_sends_a_case_one_way(grade: str, outcome: str) -> None:
    assert proposed("登记研判", {**FIRE, "困难程度": grade}) == [outcome]


def test_nobody_is_refused_without_the_head_of_the_town() -> None:
    assert proposed("登记研判", NO_HELP) == ["拟不予救助"]
    assert targets("登记研判", "拟不予救助") == {"乡镇审批"}


@pytest.mark.parametrize(
    ("people", "outcome"), [(1, "报乡镇审批"), (2, "报县级审批")]
)  # 1282 × 2 = 2564 and 5128, the town decides up to 3846
def test_more_than_the_town_may_give_goes_to_the_district(people: int, outcome: str) -> None:
    assert proposed("补办手续", {**FIRE, "受影响人数": people}) == [outcome]


def test_a_grave_case_is_discussed_first() -> None:
    assert proposed("补办手续", {**FIRE, "困难程度": "特别重大"}) == ["提请一事一议"]
    assert targets("一事一议", "形成意见") == {"县级审批"}


def test_an_urgent_case_is_asked_nothing_of_income_and_property() -> None:
    facts = {"困难情形": "火灾", "成员": [{"与户主关系": "本人", "出生日期": "1980-01-01"}]}
    asked = [f for key in ("wages", "deposits", "spending") for f in 临时救助申请.page(key).fields]

    for field in asked:
        assert field.when is not None
        done = run((field.when,), facts, on=ON, place=PLACE, params=catalogue().params)
        env = (done.env.members or [])[0] if field.when.entity == "person" else None
        assert done.value(field.when, env) is False, field.label


def test_everything_is_handled_where_it_happened() -> None:
    assert 临时救助办理.anywhere
    assert 分期救助核查.anywhere


def test_money_given_once_is_once_and_stages_end_by_themselves() -> None:
    ends = {e.name: e for e in 临时救助办理.ends() if isinstance(e, End) and e.pays is not None}

    assert {name for name, end in ends.items() if end.once} == {
        "发放快救金", "发放急难金", "发放支出金"}  # fmt: skip
    assert ends["分期发放"].lasts is not None
