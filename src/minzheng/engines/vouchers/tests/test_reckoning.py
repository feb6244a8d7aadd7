"""The arithmetic by hand; no order of use, refund and stop goes over the cap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.vouchers.api import Bill, reckon

CAP, HALF, TWO_FIFTHS = 80_000, 5_000, 4_000
MONEY = st.integers(0, 200_000)


@pytest.mark.parametrize(
    ("fee", "insured", "ratio", "left", "voucher", "own"),
    [
        (12_000, 0, HALF, CAP, 6_000, 6_000),  # 120元的一半
        (12_000, 4_000, HALF, CAP, 4_000, 4_000),  # 先减长护险40元，余80元的一半
        (12_000, 0, TWO_FIFTHS, CAP, 4_800, 7_200),  # 机构四成
        (10_001, 0, HALF, CAP, 5_000, 5_001),  # 半分的舍去
        (12_000, 0, HALF, 5_999, 5_999, 6_001),  # 余额差一分
        (12_000, 12_000, HALF, CAP, 0, 0),  # 长护险付清
    ],
)
def test_a_bill_worked_by_hand(
    fee: int, insured: int, ratio: int, left: int, voucher: int, own: int
) -> None:
    share = reckon(Bill(fee, insured), ratio=ratio, left=left)

    assert (share.voucher, share.own) == (voucher, own)


@pytest.mark.parametrize(
    ("fee", "insured", "left"), [(-1, 0, 1), (10, 11, 1), (10, -1, 1), (1, 0, -1)]
)
def test_what_cannot_be_is_refused(fee: int, insured: int, left: int) -> None:
    with pytest.raises(ValueError, match="负数"):
        reckon(Bill(fee, insured), ratio=HALF, left=left)


@given(fee=MONEY, share=st.integers(0, 100), ratio=st.sampled_from((HALF, TWO_FIFTHS)), left=MONEY)
def test_everything_adds_up_and_nobody_pays_twice(
    fee: int, share: int, ratio: int, left: int
) -> None:
    insured = fee * share // 100

    found = reckon(Bill(fee, insured), ratio=ratio, left=left)

    assert found.insured + found.voucher + found.own == fee
    assert 0 <= found.voucher <= min(left, fee - insured)
    assert found.voucher * 10_000 <= ratio * (fee - insured)


@given(st.lists(st.tuples(st.booleans(), MONEY, st.integers(0, 9)), max_size=30))
def test_no_order_of_use_and_refund_overpays(deeds: list[tuple[bool, int, int]]) -> None:
    live: list[int] = []
    for back, fee, which in deeds:
        if back and live:
            live.pop(which % len(live))
        elif not back:
            left = CAP - sum(live)
            live.append(reckon(Bill(fee), ratio=HALF, left=left).voucher)

        assert 0 <= sum(live) <= CAP
