"""The grounds of a proposal are the few lines that settle it, each with its numbers."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.policy.api import grounds
from minzheng.kernel.matter import catalogue
from minzheng.kernel.units import Kind

ON, PLACE = date(2026, 11, 2), "440118"


def said(formula: str, facts: dict[str, Any]) -> tuple[str, ...]:
    rules = {rule.name: rule for rule in catalogue().get("relief/dibao").policy.formulas}
    return grounds(rules[formula], facts, on=ON, place=PLACE)


def test_too_much_income_is_the_only_ground_for_stopping(cast: Cast, facts: dict[str, Any]) -> None:
    facts["members"][0]["wage_income"] = 150_000
    facts |= {"在领低保": True, "原月保障金": 8_200, "就业增收": False}

    told = said("应当停发", facts)

    assert told == ("人均月收入1,500.00元不低于当地最低生活保障标准1,282.00元",)


def test_a_lower_amount_is_told_in_one_line(cast: Cast, facts: dict[str, Any]) -> None:
    facts |= {"在领低保": True, "原月保障金": 20_000}

    told = said("应当减发", facts)

    assert told == ("月保障金82.00元低于原月保障金200.00元",)


def test_property_over_the_limit_names_the_limit(cast: Cast, facts: dict[str, Any]) -> None:
    facts["vehicles"] = 1

    told = said("给予保障", facts)

    assert told == ("车辆数1辆超过车辆数上限0辆",)


def of(key: str, formula: str, facts: dict[str, Any]) -> tuple[str, ...]:
    rules = {rule.name: rule for rule in catalogue().get(key).policy.formulas}
    return grounds(rules[formula], facts, on=ON, place=PLACE)


def test_of_several_situations_only_hers_is_told(cast: Cast) -> None:
    prison = {
        "父亲情况": "服刑在押", "父亲情形起始日期": "2026-09-01",
        "父亲期限届满日期": "2027-02-20", "父亲未履行抚养": "否",
    }  # fmt: skip

    told = of("children/unattended", "父亲有所列情形", prison)

    assert told == ("父亲情况为服刑在押", "父亲期限月数5个月不到限制自由的期限满月数6个月")


def test_what_she_stated_of_her_own_situation_is_told(cast: Cast) -> None:
    ill = {"父亲情况": "患重病", "父亲属重病范围": "否"}

    assert "父亲属重病范围：否" in of("children/unattended", "父亲有所列情形", ill)


def test_what_holds_is_left_out_of_a_no(cast: Cast) -> None:
    facts = {
        "无劳动能力": True, "未成年延续": False, "无生活来源": True, "没有其他供养": True,
        "义务人人数": 1, "义务人一救助": "没有", "义务人一出生日期": "1980-01-01",
        "义务人一残疾": "没有或者较轻", "义务人一情形": "没有",
    }  # fmt: skip

    told = of("relief/tekun", "符合条件", facts)

    assert told
    assert all("义务人一" in reason or "46周岁" in reason for reason in told)
    assert not any("义务人人数" in reason for reason in told)


def test_an_unknown_outcome_has_no_grounds(cast: Cast) -> None:
    assert of("relief/tekun", "符合条件", {}) == ()


def test_no_ground_says_that_something_does_not_hold(cast: Cast, facts: dict[str, Any]) -> None:
    facts |= {"vehicles": 1, "在领低保": True, "原月保障金": 20_000, "就业增收": False}

    for rule in catalogue().get("relief/dibao").policy.formulas:
        if rule.kind is Kind.BOOL and rule.entity != "person":
            assert not any("成立" in s for s in grounds(rule, facts, on=ON, place=PLACE))
