"""Months: order, ends and steps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.kernel.months import Month, MonthError

months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


def test_it_reads_and_writes_one_form() -> None:
    month = Month.parse("2026-11")

    assert month == Month(2026, 11)
    assert str(month) == "2026-11"
    assert month.label == "2026年11月"


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "2026-1", "2026/11", "202611", "", "2026-11-01"]
)
def test_it_refuses_what_is_not_a_month(text: str) -> None:
    with pytest.raises(MonthError, match="月"):
        Month.parse(text)


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2026, 28), (1900, 28), (2000, 29)])
def test_it_knows_leap_years(year: int, last: int) -> None:
    assert Month(year, 2).last == date(year, 2, last)


def test_it_steps_over_the_year_end() -> None:
    assert Month(2026, 12).next() == Month(2027, 1)
    assert Month(2026, 1).previous() == Month(2025, 12)
    assert Month(2026, 11).shift(-23) == Month(2024, 12)


def test_between_includes_both_ends() -> None:
    listed = [str(m) for m in Month.between(Month(2026, 11), Month(2027, 1))]

    assert listed == ["2026-11", "2026-12", "2027-01"]
    assert list(Month.between(Month(2026, 2), Month(2026, 1))) == []


@given(months)
def test_months_follow_without_gap(month: Month) -> None:
    assert month.last + timedelta(days=1) == month.next().first
    assert Month.of(month.last) == month == Month.of(month.first)
    assert month.previous() < month < month.next()


@given(months, st.integers(-500, 500))
def test_a_shift_back_undoes_a_shift(month: Month, count: int) -> None:
    assert month.shift(count).shift(-count) == month
