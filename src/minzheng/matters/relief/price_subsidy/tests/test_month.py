"""A month of the subsidy: without an index nothing is reckoned, and one index pays once."""

from datetime import date
from typing import Any

import pytest

from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce, ParamBook
from minzheng.matters.relief.price_subsidy.flow import 价格补贴月度发放, 价格补贴补发
from minzheng.matters.relief.price_subsidy.policy import 价格临时补贴 as 补贴

PLACE = "440118001001"
ON = date(2026, 11, 21)
POOR = {"特困供养": "否", "本人低保金": "500元", "在领孤儿生活费": "否", "在领无人抚养补贴": "否",
        "低保边缘认定": "否", "当月已发价格补贴": "否"}  # fmt: skip


def october(cpi: str = "3.5%", food: str = "2%") -> ParamBook:
    return catalogue().params.override(
        {"price.index_month": "2026-10-01", "price.cpi_yoy": cpi, "price.food_yoy": food,
         "price.index_yoy": cpi}
    )  # fmt: skip


def paid(facts: dict[str, Any], *, on: date, params: ParamBook) -> object:
    return 补贴.月补贴.one(facts, on=on, place=PLACE, params=params).value


def test_without_an_index_the_office_is_told_what_to_enter() -> None:
    with pytest.raises(NotInForce, match="价格指数所属月份"):
        补贴.启动发放.one({}, on=ON, place=PLACE, params=catalogue().params)


def test_an_index_pays_in_the_month_after_its_own_and_never_again() -> None:
    days = (date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1))

    assert [paid(POOR, on=day, params=october()) for day in days] == [4487, 4487, 0]


def test_a_person_is_paid_once_a_month() -> None:
    assert paid({**POOR, "当月已发价格补贴": "是"}, on=ON, params=october()) == 0


def test_a_month_tested_and_not_started_says_so_with_its_articles() -> None:
    result = 补贴.已测算未启动.one({}, on=ON, place=PLACE, params=october(cpi="3.4%"))

    assert result.value is True
    assert paid(POOR, on=ON, params=october(cpi="3.4%")) == 0


@pytest.mark.parametrize("flow", [价格补贴月度发放, 价格补贴补发])
def test_nobody_asks_for_the_list_that_the_system_finds(flow: Any) -> None:
    found = [trigger.finds for trigger in flow.triggers]

    assert found == ([补贴.应当发给] if flow is 价格补贴月度发放 else [])
    assert all(end.once for end in flow.ends() if end.pays is not None)
