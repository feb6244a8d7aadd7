"""The numbers of this engine at a place and day. Ratios are in 万分之一, money in fen."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import values_of
from minzheng.engines.vouchers.coded import HOME, INSTITUTION, Kind
from minzheng.engines.vouchers.errors import VoucherRefused
from minzheng.kernel.expr import Param
from minzheng.kernel.params import NotInForce
from minzheng.vocabulary import vouchers as numbers

WHOLE = 10_000


@dataclass(frozen=True)
class Terms:
    """Age and level from which, share by way of care, cap of a month, who is left out, sample."""

    age: int
    level: int
    ratios: dict[str, int]
    cap: int
    destitute: bool
    centralised: bool
    upgrade: bool
    sample: int


def terms_at(place: str, on: date) -> Terms:
    """All of them. Raises VoucherRefused that says what is not entered."""
    wanted = (
        numbers.起始年龄, numbers.最低等级, numbers.居家比例, numbers.机构比例, numbers.每月上限,
        numbers.特困除外, numbers.集中照护除外, numbers.提升项目除外, numbers.抽查比例,
    )  # fmt: skip
    age, level, home, away, cap, *rest = _numbers(wanted, place, on)
    destitute, centralised, upgrade, sample = rest
    return Terms(
        age, level, {HOME: home, INSTITUTION: away}, cap, bool(destitute), bool(centralised),
        bool(upgrade), sample,
    )  # fmt: skip


def cap_of(kind: str, terms: Terms, place: str, on: date) -> int:
    """The most a voucher of a kind pays, in fen. Raises VoucherRefused where none is entered."""
    if kind == Kind.MONTHLY:
        return terms.cap
    return _numbers((numbers.评估券上限,), place, on)[0]


def _numbers(wanted: tuple[Param, ...], place: str, on: date) -> list[int]:
    try:
        found = values_of(wanted, {}, on=on, place=place)
    except NotInForce as gap:
        raise VoucherRefused(f"没有登记标准，不能用券：{gap}") from gap
    return [int(found[each] or 0) for each in wanted]
