"""Text becomes fen, days, codes and answers; what cannot be read is told, never guessed."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.exchange.checking.cells import Parsed, clean
from minzheng.engines.exchange.checking.kinds import ColumnReader
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Column
from minzheng.kernel.money import yuan
from minzheng.kernel.units import UNITS, MeasureUnit, 编码

SEX = 编码({1: "男", 2: "女"})


def read(
    texts: list[str],
    unit: str | MeasureUnit,
    *,
    header: str = "列",
    marks: Mapping[str, str] | None = None,
) -> Parsed:
    kind = UNITS[unit] if isinstance(unit, str) else unit
    column = Column(header, Fact("a", "词", kind, "某事", "person"), marks=marks or {})
    return ColumnReader(column, "").read(clean(pa.array(texts, pa.string())))


def problems(parsed: Parsed) -> dict[str, list[int]]:
    return {rule: places.tolist() for rule, places in parsed.problems.items() if len(places)}


MONEY = [
    ("1238.5", 123850), ("1,238.50", 123850), ("1，238.50元", 123850), ("￥12", 1200),
    ("1.2万元", 1200000), ("80000分", 80000), ("-3.00", -300), (" 100 ", 10000), ("", None),
    ("1238.5000", 123850), ("１２", 1200), ("NULL", None), ("人民币12元整", 1200),
]  # fmt: skip


def test_money_is_read_in_every_writing() -> None:
    parsed = read([text for text, _ in MONEY], "分")

    assert parsed.values.to_pylist() == [fen for _, fen in MONEY] and problems(parsed) == {}


def test_what_is_no_money_is_told_by_place() -> None:
    parsed = read(["12", "面议", "1.234", "12,34", "1e5", "--3"], "分")

    assert problems(parsed) == {"not_money": [1, 2, 3, 4, 5]}
    assert parsed.values.to_pylist() == [1200, None, None, None, None, None]


@given(st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=30))
def test_every_amount_comes_back_to_the_fen(amounts: list[int]) -> None:
    plain = read([yuan(fen).replace(",", "") for fen in amounts], "分")
    written = read([f"{yuan(fen)}元" for fen in amounts], "分")

    assert plain.values.to_pylist() == written.values.to_pylist() == amounts


def test_a_header_that_names_ten_thousand_yuan_counts_in_them() -> None:
    column = Column("金额", Fact("a", "词", UNITS["分"], "某事", "person"))

    parsed = ColumnReader(column, "万元").read(pa.array(["1.5", "20元"]))

    assert parsed.values.to_pylist() == [1_500_000, 2000]


DAYS = [
    "2026-11-21",
    "2026/11/21",
    "2026.11.21",
    "2026年11月21日",
    "20261121",
    "2026-11-21 08:30:00",
]


def test_a_day_is_read_in_five_writings() -> None:
    assert set(read(DAYS, "日期").values.to_pylist()) == {date(2026, 11, 21)}


def test_what_is_no_day_is_told() -> None:
    assert problems(read(["2026-02-30", "21/11/2026", "去年", "2026-11"], "日期")) == {
        "not_date": [0, 1, 2, 3]
    }


def test_a_column_of_months_reads_months() -> None:
    parsed = read(["2026-10", "202610", "2026年10月", "2026-10-15"], "日期", header="缴费月份")

    assert parsed.values.to_pylist() == [date(2026, 10, 1)] * 3 + [date(2026, 10, 15)]


def test_codes_are_read_by_label_number_and_mark() -> None:
    parsed = read(["男", "2", "01", "M", "2.0", " 女 "], SEX, marks={"M": "男"})

    assert parsed.values.to_pylist() == [1, 2, 1, 1, 2, 2]


def test_a_code_outside_the_table_is_told() -> None:
    assert problems(read(["男", "未知", "3"], SEX)) == {"not_code": [1, 2]}


def test_answers_are_read_in_every_word() -> None:
    parsed = read(["是", "Y", "true", "1", "否", "N", "0", "无", "也许"], "是否")

    assert parsed.values.to_pylist() == [True] * 4 + [False] * 4 + [None]
    assert problems(parsed) == {"not_yes_no": [8]}


def test_counts_take_separators_and_units() -> None:
    parsed = read(["3", "1,200", "3辆", "3.0", "3.5", "99999999999"], "辆")

    assert parsed.values.to_pylist() == [3, 1200, 3, 3, None, None]
    assert problems(parsed) == {"not_number": [4, 5]}


@pytest.mark.parametrize("unit", ["分", "日期", "文字"])
def test_signs_that_were_lost_are_told_as_such(unit: str) -> None:
    assert problems(read(["�12"], unit)) == {"garbled": [0]}


def test_a_text_that_is_too_long_is_told() -> None:
    assert problems(read(["长" * 501], "文字")) == {"too_long": [0]}


@given(st.lists(st.text(max_size=12), max_size=20), st.sampled_from(["分", "日期", "是否", "辆"]))
def test_whatever_is_written_each_row_is_a_value_or_told_or_empty(
    texts: list[str], unit: str
) -> None:
    cleaned = clean(pa.array(texts, pa.string()))
    parsed = read(texts, unit)
    told = np.zeros(len(texts), dtype=bool)
    for places in parsed.problems.values():
        told[places] = True

    for text, value, wrong in zip(
        cleaned.to_pylist(), parsed.values.to_pylist(), told, strict=True
    ):
        assert (value is None) == (text is None or bool(wrong))
