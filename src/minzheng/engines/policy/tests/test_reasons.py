"""What settles an answer is said as it is: measured first, each thing once."""

from datetime import date
from typing import Any

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.reasons import reasons
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run

ON, PLACE = date(2026, 11, 2), "440118"


def said(matter: str, formula: str, facts: dict[str, Any]) -> tuple[str, ...]:
    rules = {rule.name: rule for rule in catalogue().get(matter).policy.formulas}
    found = run((rules[formula],), facts, on=ON, place=PLACE, params=book())
    return reasons(found, rules[formula])


def test_what_failed_is_turned_round(facts: dict[str, Any]) -> None:
    facts["vehicles"] = 1

    assert said("relief/dibao", "财产条件", facts) == ("车辆数1辆超过车辆数上限0辆",)


def test_a_code_names_what_it_would_have_to_be() -> None:
    facts = {"残疾等级": "三级", "残疾类别": "肢体"}

    told = said("relief/disability_care", "重度", facts)

    assert told == ("残疾等级为三级，不是一级或二级",)


def test_a_code_that_fits_none_of_several_is_told_once() -> None:
    facts = {"残疾等级": "四级", "残疾类别": "智力"}

    told = said("relief/disability_care", "等级条件", facts)

    assert [line for line in told if line.startswith("残疾等级")] == ["残疾等级为四级"]


def test_what_the_place_has_not_opened_is_said() -> None:
    told = said("relief/disability_care", "扩大对象", {"残疾等级": "四级", "残疾类别": "智力"})

    assert "护理补贴扩大到四级智力、精神残疾人：否" in told


def test_years_are_told_without_the_reckoning() -> None:
    told = said("children/orphan", "未成年", {"出生日期": "1984-03-05"})

    assert told == ("42周岁，达到成年年龄18岁",)


def test_a_guard_of_nought_is_not_told_beside_what_was_measured(facts: dict[str, Any]) -> None:
    told = said("relief/dibao", "家庭符合", facts)

    assert told[0] == "人均月收入1,200.00元低于当地最低生活保障标准1,282.00元"
    assert not any("共同生活人数" in line for line in told)


def test_a_value_that_was_given_is_told_as_given(facts: dict[str, Any]) -> None:
    assert said("relief/dibao", "给予保障", {**facts, "给予保障": True}) == ("给予保障：是",)


def test_an_unknown_settles_nothing() -> None:
    assert said("relief/dibao", "财产条件", {}) == ()
