"""How a year's consumption becomes a year's standards."""

from datetime import date

import pytest

from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce
from minzheng.kernel.policy import Evaluation

TODAY, NINGBO = date(2026, 11, 21), "330213000000"


def adjusted(consumption: str, standard: str) -> Evaluation:
    book = catalogue().params.override(
        {"standard.consumption": consumption, "dibao.standard": standard}
    )
    return catalogue().shared["standards"].evaluate({}, on=TODAY, place=NINGBO, params=book)


# 40,321 ÷ 12 ＝ 3,360.08；× 35% ＝ 1,176.03，向上取到 1,177
# 1,177 × 1.5 ＝ 1,765.5 → 1,766；1,177 × 1.3 ＝ 1,530.1 → 1,530
FIGURES = {
    "月人均消费支出": 336_008,
    "测算低保标准": 117_700,
    "拟定低保标准": 117_700,
    "每人每月调增": 17_700,
    "拟定边缘标准": 176_600,
    "拟定特困基本生活标准": 153_000,
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_standards_follow_consumption(name: str) -> None:
    assert adjusted("40321元", "1000元")[name].value == FIGURES[name]


def test_a_standard_never_falls() -> None:
    found = adjusted("30000元", "1000元")

    assert found["测算低保标准"].value == 87_500
    assert found["拟定低保标准"].value == 100_000
    assert found["应当调整"].value is False


def test_a_whole_yuan_is_left_as_it_is() -> None:
    # 36,000 ÷ 12 × 35% ＝ 1,050 整
    assert adjusted("36000元", "1000元")["测算低保标准"].value == 105_000


def test_without_the_statistics_it_says_what_to_enter() -> None:
    standards, book = catalogue().shared["standards"], catalogue().params
    wanted = next(f for f in standards.formulas if f.name == "拟定低保标准")

    found = standards.evaluate({}, on=TODAY, place=NINGBO, params=book)

    assert found["拟定低保标准"].value is None
    assert "上年度人均消费支出（还没有录入）" in found.missing
    with pytest.raises(NotInForce, match="上年度人均消费支出"):
        wanted.one({}, on=TODAY, place=NINGBO, params=book)
