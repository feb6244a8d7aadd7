"""What a rental costs: days, whole months and single days, the public part, what is given back.

bill_of(Terms(deposit=10_000, rent_day=300, rent_month=6_000), days=40, damage=0)
"""

from dataclasses import dataclass

from minzheng.engines.rentals.errors import RentalRefused
from minzheng.kernel.money import yuan
from minzheng.kernel.units import WHOLE

MONTH_DAYS = 30


@dataclass(frozen=True)
class Terms:
    """What was agreed when the device was handed out, in fen; `share` in 万分之一 of the rent."""

    deposit: int
    rent_day: int
    rent_month: int | None = None
    share: int = 0
    cap: int = 0


@dataclass(frozen=True)
class Bill:
    """What a rental comes to, in fen. deposit + collected = own + damage + refund."""

    days: int
    rent: int
    subsidy: int
    own: int
    damage: int
    collected: int
    refund: int


def rent_of(days: int, rent_day: int, rent_month: int | None) -> int:
    """The rent of some days: whole months of 30 days, the rest by day but never above a month."""
    if rent_month is None:
        return days * rent_day
    months, rest = divmod(days, MONTH_DAYS)
    return months * rent_month + min(rest * rent_day, rent_month)


def bill_of(terms: Terms, *, days: int, damage: int = 0) -> Bill:
    """The bill of a rental; a day begun is a day. What the deposit does not cover is collected."""
    counted = max(days, 1)
    rent = rent_of(counted, terms.rent_day, terms.rent_month)
    subsidy = min(rent * terms.share // WHOLE, terms.cap)
    own = rent - subsidy
    left = terms.deposit - own - damage
    return Bill(counted, rent, subsidy, own, damage, max(-left, 0), max(left, 0))


def require_damage(damage: int, price: int) -> None:
    """Raises RentalRefused for damages below nought or above the price of the device."""
    if damage < 0:
        raise RentalRefused("赔偿不能是负数。没有损坏的填 0")
    if damage > price:
        raise RentalRefused(f"赔偿 {yuan(damage)} 元超过了原价 {yuan(price)} 元。请核对后再填")
