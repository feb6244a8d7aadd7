"""The grounds of a proposal are the few lines that settle it, each with its numbers."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.policy.api import grounds
from minzheng.kernel.matter import catalogue

ON, PLACE = date(2026, 11, 2), "440118"


def said(formula: str, facts: dict[str, Any]) -> tuple[str, ...]:
    rules = {rule.name: rule for rule in catalogue().get("relief/dibao").policy.formulas}
    return grounds(rules[formula], facts, on=ON, place=PLACE)


def test_too_much_income_is_the_only_ground_for_stopping(cast: Cast, facts: dict[str, Any]) -> None:
    facts["members"][0]["wage_income"] = 150_000
    facts |= {"在领低保": True, "原月保障金": 8_200, "就业增收": False}

    told = said("应当停发", facts)

    assert any(
        "人均月收入 1,500.00元低于当地最低生活保障标准 1,282.00元，不成立" in s for s in told
    )
    assert not any("财产" in sentence for sentence in told)


def test_a_lower_amount_is_told_in_one_line(cast: Cast, facts: dict[str, Any]) -> None:
    facts |= {"在领低保": True, "原月保障金": 20_000}

    told = said("应当减发", facts)

    assert len(told) == 1
    assert "月保障金 82.00元低于原月保障金 200.00元" in told[0]


def test_property_over_the_limit_names_the_limit(cast: Cast, facts: dict[str, Any]) -> None:
    facts["vehicles"] = 1

    told = said("给予保障", facts)

    assert any("车辆数 1辆超过" in sentence for sentence in told)
    assert not any("低于当地最低生活保障标准" in sentence for sentence in told)
