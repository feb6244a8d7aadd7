"""Worked cases of the rent, and that every bill adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.rentals.api import Terms, bill_of, rent_of

FEN = st.integers(0, 1_000_000)


@pytest.mark.parametrize(
    ("days", "month", "rent"),
    [
        (10, 6_000, 3_000),  # 10 × 3 元
        (25, 6_000, 6_000),  # 25 × 3 元 = 75 元，不超过一个月 60 元
        (30, 6_000, 6_000),
        (40, 6_000, 9_000),  # 一个月 60 元 + 10 × 3 元
        (40, None, 12_000),
    ],
)
def test_whole_months_and_days(days: int, month: int | None, rent: int) -> None:
    assert rent_of(days, 300, month) == rent


def test_a_day_begun_is_a_day() -> None:
    assert bill_of(Terms(10_000, 300), days=0).rent == 300


def test_the_public_part_stops_at_the_cap() -> None:
    bill = bill_of(Terms(10_000, 300, share=8_000, cap=1_000), days=10)

    assert (bill.rent, bill.subsidy, bill.own) == (3_000, 1_000, 2_000)


@given(FEN, FEN, st.integers(0, 10_000), FEN, st.integers(0, 400), FEN)
def test_every_bill_adds_up(
    deposit: int, rent: int, share: int, cap: int, days: int, damage: int
) -> None:
    bill = bill_of(Terms(deposit, rent, share=share, cap=cap), days=days, damage=damage)

    assert bill.rent == bill.subsidy + bill.own
    assert deposit + bill.collected == bill.own + damage + bill.refund
    assert min(vars(bill).values()) >= 0
    assert bill.collected == 0 or bill.refund == 0
