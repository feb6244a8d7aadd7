"""Who decides on support for the destitute and by when; what happens before anybody loses it."""

from datetime import date

import pytest

from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Effect, Since
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce
from minzheng.kernel.units import Value
from minzheng.matters.relief.tekun.flow import 特困动态管理, 特困自理能力复核, 特困认定, 确认机关
from minzheng.matters.relief.tekun.policy import 特困人员救助供养 as 供养
from minzheng.vocabulary.offices import 乡镇街道负责人, 县级民政负责人

ON, PLACE = date(2026, 11, 21), "440118001001"


def number(expr: Expr) -> Value:
    return run((expr,), {}, on=ON, place=PLACE, params=catalogue().params).value(expr)


def targets(flow: type, element: str, outcome: str) -> list[str]:
    ways = flow.ways_out(flow.element(element))
    return [target.name for path in ways if path.outcome == outcome for target in path.targets]


def days(*elements: str) -> int:
    """How many working days the elements take together."""
    lengths = [特困认定.element(name).within.length for name in elements]
    return sum(n if isinstance(n, int) else int(number(n)) for n in lengths)


@pytest.mark.parametrize(
    "elements",
    [("入户调查", "初审"), ("信息核对", "核对举证", "初审"), ("抽查核实", "自理评估", "审核确认")],
)
def test_town_and_district_have_fifteen_working_days_each(elements: tuple[str, ...]) -> None:
    assert days(*elements) == 15


def test_the_publicity_is_not_counted_and_an_objection_adds_fifteen_days() -> None:
    assert number(特困认定.element("公示").pauses) is True
    assert (特困认定.total.term.length, 特困认定.total.special.length) == (30, 45)
    assert days("重新调查") == 15


def test_those_drawn_are_checked_before_anything_else() -> None:
    ways = 特困认定.ways_out(特困认定.element("公示"))

    assert [p.targets[0].name for p in ways if p.outcome == UNOPPOSED] == [
        "抽查核实",
        "自理评估",
        "审核确认",
    ]
    assert ways[0].when is 供养.应当抽查


def test_an_objection_leads_to_a_new_survey_and_a_second_publicity() -> None:
    assert targets(特困认定, "公示", OPPOSED) == ["重新调查"]
    assert targets(特困认定, "重新调查", "拟同意，重新公示") == ["公示"]


def test_the_decision_goes_down_with_the_power() -> None:
    assert (确认机关.to, 确认机关.otherwise) == (乡镇街道负责人, 县级民政负责人)
    assert number(确认机关.power) is False


def test_a_change_of_self_care_is_assessed_within_ten_working_days() -> None:
    assert 特困自理能力复核.element("复核评估").within.length == 10
    assert 特困自理能力复核.element("复核评估").hands == 2


def test_a_lower_tier_is_heard_and_a_higher_one_is_not_kept_waiting() -> None:
    assert targets(特困自理能力复核, "复核评估", "拟降低") == ["听取意见"]
    assert targets(特困自理能力复核, "复核评估", "拟提高") == ["决定"]


def test_nobody_is_struck_off_unheard_or_unpublished() -> None:
    assert targets(特困动态管理, "核查", "拟终止") == ["听取意见"]
    for answer in (ANSWERED, TIMED_OUT):
        assert targets(特困动态管理, "听取意见", answer) == ["审议意见"]
    assert targets(特困动态管理, "审议意见", "拟终止，公示") == ["终止公示"]
    assert targets(特困动态管理, "终止公示", UNOPPOSED) == ["决定"]


def test_an_objection_to_ending_is_published_again() -> None:
    assert targets(特困动态管理, "终止公示", OPPOSED) == ["异议核实"]
    assert targets(特困动态管理, "异议核实", "应当终止，重新公示") == ["终止公示"]
    assert 特困动态管理.element("异议核实").within.length == 15


def test_after_a_death_nothing_is_paid_from_the_month_after_the_death() -> None:
    stops = {end.name: end.since for end in 特困动态管理.ends() if end.effect is Effect.STOP}

    assert stops == {"终止供养": Since.DECISION, "因死亡终止": Since.EVENT}


def test_a_care_standard_not_entered_is_no_zero() -> None:
    facts = {"符合条件": "是", "农村供养对象": "否", "供养方式": "分散供养", "不能完成项数": 3}

    with pytest.raises(NotInForce, match="照料护理标准"):
        供养.月供养金.one(facts, on=ON, place=PLACE, params=catalogue().params)


def test_the_basic_part_is_known_without_the_care_standards() -> None:
    facts = {"符合条件": "是", "农村供养对象": "否"}

    found = 供养.基本生活费.one(facts, on=ON, place=PLACE, params=catalogue().params)

    assert found.value == 205_200
