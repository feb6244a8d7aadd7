"""What a voucher pays of one service: the share of what insurance left, never above the balance.

reckon(Bill(fee=12_000, insured=4_000), ratio=5_000, left=80_000).voucher == 4_000
"""

from dataclasses import dataclass

from minzheng.engines.vouchers.terms import WHOLE


@dataclass(frozen=True)
class Bill:
    """A fee and what insurance paid of it, in fen."""

    fee: int
    insured: int = 0


@dataclass(frozen=True)
class Share:
    """Who bears what of a bill, in fen; insured + voucher + own = fee."""

    insured: int
    voucher: int
    own: int


def reckon(bill: Bill, *, ratio: int, left: int) -> Share:
    """min(left, ratio × (fee − insured)), a part of a fen dropped; the rest is her own.

    `ratio` in 万分之一. Raises ValueError for a bill or a balance that cannot be.
    """
    if bill.fee < 0 or not 0 <= bill.insured <= bill.fee or left < 0 or not 0 <= ratio <= WHOLE:
        raise ValueError("费用、长护险支付、余额都不能是负数，长护险不能超过费用")
    rest = bill.fee - bill.insured
    voucher = min(left, rest * ratio // WHOLE)
    return Share(bill.insured, voucher, rest - voucher)
