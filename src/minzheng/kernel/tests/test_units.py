"""Values as people write them, and as an officer reads them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.kernel.money import MoneyError
from minzheng.kernel.units import (
    UNITS,
    MeasureUnit,
    UnreadableValue,
    as_date,
    as_number,
    人,
    分,
    分_每人每月,
    文字,
    日期,
    是否,
    比例,
    编码,
)

GRADES = 编码({1: "一级", 2: "二级"})


@pytest.mark.parametrize(
    ("unit", "raw", "value", "text"),
    [
        (分, "1.2万元", 1_200_000, "12,000.00元"),
        (分, 80_000, 80_000, "800.00元"),
        (人, "3人", 3, "3人"),
        (人, " 12 ", 12, "12人"),
        (比例, "150%", 15_000, "150%"),
        (比例, "1.5倍", 15_000, "150%"),
        (比例, "0.35%", 35, "0.35%"),
        (是否, "是", True, "是"),
        (是否, False, False, "否"),
        (日期, "2026-11-01", 20261101, "2026年11月1日"),
        (日期, date(2026, 11, 1), 20261101, "2026年11月1日"),
        (GRADES, "二级", 2, "二级"),
        (GRADES, 1, 1, "一级"),
        (文字, "壮族", "壮族", "壮族"),
        (分, "待核实", None, "待核实"),
        (文字, " ", None, "待核实"),
        (GRADES, None, None, "待核实"),
    ],
)
def test_it_reads_and_prints(unit: MeasureUnit, raw: Any, value: Any, text: str) -> None:
    assert unit.read(raw) == value
    assert unit.text(value) == text


@pytest.mark.parametrize(
    ("unit", "raw"),
    [
        (人, True),
        (人, "1.5"),
        (人, 1.0),
        (比例, "15"),
        (比例, "0.001%"),
        (是否, 1),
        (是否, "y"),
        (日期, "2026-02-30"),
        (日期, 20261101),
        (GRADES, 3),
        (GRADES, "三级"),
        (GRADES, True),
        (文字, 5),
    ],
)
def test_it_refuses_another_kind_and_says_how_to_write_it(unit: MeasureUnit, raw: Any) -> None:
    with pytest.raises(UnreadableValue, match=f"“{raw}”不是{unit.kind.value}，请写成"):
        unit.read(raw)


@pytest.mark.parametrize("raw", ["800", 800.0, True])
def test_money_needs_its_unit(raw: Any) -> None:
    with pytest.raises(MoneyError):
        分.read(raw)


@given(st.dates())
def test_a_day_is_one_number_in_order(day: date) -> None:
    assert as_date(as_number(day)) == day
    assert 日期.give(日期.read(day)) == day


def test_files_may_write_a_unit_by_its_name_or_its_word() -> None:
    assert UNITS["分/人·月"] is UNITS["分_每人每月"] is 分_每人每月
