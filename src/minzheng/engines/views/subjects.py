"""Who a row of the population table is: a person or household of the registers, or of the lake."""

from dataclasses import dataclass

from minzheng.engines.views.sorting import LAKE_HOUSEHOLD
from minzheng.kernel.money import Fen


@dataclass(frozen=True)
class Subject:
    """One who counts: her number in the table, where she lives, under which label, her money."""

    number: int
    place: str
    label: str
    money: Fen | None = None


@dataclass(frozen=True)
class Who:
    """What the number stands for; exactly one of them is set.

    `lake`: the lake number of somebody only departments' data know, in a household its first
    person.
    """

    person: int | None = None
    household: int | None = None
    lake: int | None = None


def who_is(number: int, *, personal: bool) -> Who:
    """A number of the table read: below 0 is the lake's, in a household first a person alone."""
    if personal:
        return Who(person=number) if number > 0 else Who(lake=-number)
    if number > 0:
        return Who(household=number)
    if number > LAKE_HOUSEHOLD:
        return Who(person=-number)
    return Who(lake=LAKE_HOUSEHOLD - number)
