"""What each operation computes. Written once, for whole numbers and for columns of them alike.

Both back ends use this table, so they cannot disagree about arithmetic. Only what decides
*whether* something is computed (unknowns, branches, members) stands in one.py and many.py.
"""

import operator
from collections.abc import Callable
from functools import reduce
from typing import Any

from minzheng.kernel.units import WHOLE

# A number (one.py) or an int64/bool column (many.py).
Cell = Any
Meaning = Callable[..., Cell]


def _to_scale(value: Cell) -> Cell:
    return value * WHOLE


def half_up(total: Cell, part: Cell) -> Cell:
    """Division rounded to the nearest whole, a half upwards."""
    return (2 * total + part) // (2 * part)


def _half_up(scale: int, to: int) -> Meaning:
    return lambda value: half_up(value, scale * to) * to


def _up(scale: int, to: int) -> Meaning:
    return lambda value: -(-value // (scale * to)) * to


def _down(scale: int, to: int) -> Meaning:
    return lambda value: value // (scale * to) * to


def _one_of(*codes: int) -> Meaning:
    return lambda value: reduce(operator.or_, (value == code for code in codes))


def _age(born: Cell, at: Cell) -> Cell:
    # Days are yyyymmdd, so the difference of two days has the whole years in front.
    return (at - born) // 10_000


def _months(since: Cell, at: Cell) -> Cell:
    year, month, day = at // 10_000, at // 100 % 100, at % 100
    not_full = (day < since % 100) & (day < _month_length(year, month))
    return (year - since // 10_000) * 12 + month - since // 100 % 100 - not_full * 1


def _month_length(year: Cell, month: Cell) -> Cell:
    next_month = (year * 12 + month) // 12, month % 12 + 1
    return _day_number(*next_month, 1) - _day_number(year, month, 1)


def _day_number(year: Cell, month: Cell, day: Cell) -> Cell:
    """Days since 1 March of the year 0; years are counted from March, so a leap day is last."""
    since_march = (month + 9) % 12
    march_year = year - since_march // 10
    leap_days = march_year // 4 - march_year // 100 + march_year // 400
    return 365 * march_year + leap_days + (since_march * 306 + 5) // 10 + day - 1


def _days_between(later: Cell, earlier: Cell) -> Cell:
    return _days(later) - _days(earlier)


def _days(number: Cell) -> Cell:
    return _day_number(number // 10_000, number // 100 % 100, number % 100)


# Operations that are unknown as soon as one of their parts is.
MEANINGS: dict[str, Meaning] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "对齐": _to_scale,
    "周岁": _age,
    "月数": _months,
    "之差天数": _days_between,
}

# Operations that take something written in the rule (codes, a grain) before their parts.
DETAILED: dict[str, Callable[..., Meaning]] = {
    "属于": _one_of,
    "四舍五入": _half_up,
    "进位": _up,
    "舍去": _down,
}

# Operations that are also unknown when the second part is not above zero.
QUOTIENTS: dict[str, Meaning] = {
    "均分": half_up,
    "整除": operator.floordiv,
}


def meaning_of(name: str, detail: tuple[Any, ...]) -> Meaning | None:
    """The computation of a strict operation, or None when it is not one."""
    return DETAILED[name](*detail) if name in DETAILED else MEANINGS.get(name)
