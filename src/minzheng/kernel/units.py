"""Kinds of value and the units in which the law states them; reads and prints values.

Inside a rule every value is a whole number: money in fen, a ratio in 万分之一, a day as yyyymmdd
(20261121), a code as its number, yes and no as bool. Text stays text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TypeGuard

from minzheng.kernel.money import parse_money, yuan_text

Value = int | str | None
WHOLE = 10_000  # a ratio of 100 %, in 万分之一
UNKNOWN_WORDS = frozenset({"", "待核实"})
_ANSWERS = {"是": True, "否": False}
_RATIO = re.compile(r"(-?\d+(?:\.\d+)?)(%|倍|‰)")
_RATIO_PARTS = {"%": 100, "倍": WHOLE, "‰": 10}


class UnreadableValue(ValueError):
    """A value that is not of the kind its term has; the text says what to write instead."""


class Kind(Enum):
    """What a value is; values of different kinds are never added or compared."""

    MONEY = "金额"
    COUNT = "数量"
    RATIO = "比例"
    BOOL = "是否"
    DATE = "日期"
    CODE = "类别"
    TEXT = "文字"


NUMERIC_EMPTY = {Kind.MONEY: 0, Kind.COUNT: 0, Kind.RATIO: 0, Kind.BOOL: False}  # none of it


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A kind with the word printed after its values; `name` is how params.yaml writes it."""

    kind: Kind
    suffix: str = ""
    name: str = ""
    codes: Mapping[int, str] = field(default_factory=dict, hash=False)

    def read(self, raw: object) -> Value:
        """A value from outside as a rule counts it; None when it is unknown (None or 待核实).

        Example: 分.read("800元") == 80000. Raises UnreadableValue (MoneyError for money).
        """
        if raw is None or (isinstance(raw, str) and raw.strip() in UNKNOWN_WORDS):
            return None
        return _READERS[self.kind](self, raw)

    def text(self, value: Value) -> str:
        """A value in the words of an officer: 分.text(80000) == "800.00元"."""
        return "待核实" if value is None else _TEXTS[self.kind](self, value)

    def give(self, value: Value) -> int | str | date | None:
        """A value as the outside sees it: days become dates, the rest stays."""
        return as_date(value) if self.kind is Kind.DATE and isinstance(value, int) else value


def as_number(day: date) -> int:
    """The day as yyyymmdd, the form in which rules count it."""
    return day.year * 10_000 + day.month * 100 + day.day


def as_date(number: int) -> date:
    """The day that yyyymmdd stands for."""
    return date(number // 10_000, number // 100 % 100, number % 100)


def _refuse(unit: MeasureUnit, raw: object, example: str) -> UnreadableValue:
    return UnreadableValue(f"“{raw}”不是{unit.kind.value}，请写成{example}。")


def _whole(raw: object) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _read_money(unit: MeasureUnit, raw: object) -> int:
    return raw if _whole(raw) else parse_money(raw)  # type: ignore[arg-type]  # refuses what is no text


def _read_count(unit: MeasureUnit, raw: object) -> int:
    if _whole(raw):
        return raw
    figures = raw.strip().removesuffix(unit.suffix).strip() if isinstance(raw, str) else ""
    if not re.fullmatch(r"-?\d+", figures):
        raise _refuse(unit, raw, f"整数，例如“3{unit.suffix}”")
    return int(figures)


def _read_ratio(unit: MeasureUnit, raw: object) -> int:
    if _whole(raw):
        return raw
    found = _RATIO.fullmatch(raw.strip()) if isinstance(raw, str) else None
    parts = Decimal(found[1]) * _RATIO_PARTS[found[2]] if found else Decimal("0.5")
    if parts != int(parts):
        raise _refuse(unit, raw, "“150%”或“1.5倍”，最小到万分之一")
    return int(parts)


def _read_bool(unit: MeasureUnit, raw: object) -> bool:
    answer = _ANSWERS.get(raw.strip()) if isinstance(raw, str) else raw
    if not isinstance(answer, bool):
        raise _refuse(unit, raw, "“是”或“否”")
    return answer


def _read_date(unit: MeasureUnit, raw: object) -> int:
    if isinstance(raw, date):
        return as_number(raw)
    try:
        return as_number(date.fromisoformat(raw))  # type: ignore[arg-type]  # a TypeError is told
    except (ValueError, TypeError) as error:
        raise _refuse(unit, raw, "“2026-11-21”的样子") from error


def _read_code(unit: MeasureUnit, raw: object) -> int:
    for code, label in unit.codes.items():
        if not isinstance(raw, bool) and raw in (code, label):
            return code
    raise _refuse(unit, raw, "下列之一：" + "、".join(unit.codes.values()))


def _read_text(unit: MeasureUnit, raw: object) -> str:
    if not isinstance(raw, str):
        raise _refuse(unit, raw, "一段文字")
    return raw


def _date_text(unit: MeasureUnit, value: Value) -> str:
    day = as_date(int(value or 0))
    return f"{day.year}年{day.month}月{day.day}日"


def _ratio_text(unit: MeasureUnit, value: Value) -> str:
    return f"{(Decimal(value or 0) / 100).normalize():f}%"


_READERS: dict[Kind, Callable[[MeasureUnit, object], int | str]] = {
    Kind.MONEY: _read_money,
    Kind.COUNT: _read_count,
    Kind.RATIO: _read_ratio,
    Kind.BOOL: _read_bool,
    Kind.DATE: _read_date,
    Kind.CODE: _read_code,
    Kind.TEXT: _read_text,
}
_TEXTS: dict[Kind, Callable[[MeasureUnit, Value], str]] = {
    Kind.MONEY: lambda unit, value: yuan_text(int(value or 0)),
    Kind.COUNT: lambda unit, value: f"{value:,}{unit.suffix}",
    Kind.RATIO: _ratio_text,
    Kind.BOOL: lambda unit, value: "是" if value else "否",
    Kind.DATE: _date_text,
    Kind.CODE: lambda unit, value: unit.codes.get(int(value or 0), str(value)),
    Kind.TEXT: lambda unit, value: str(value),
}


def _money(name: str) -> MeasureUnit:
    return MeasureUnit(Kind.MONEY, "元", name)


def _count(suffix: str) -> MeasureUnit:
    return MeasureUnit(Kind.COUNT, suffix, suffix or "数")


分, 分_每天, 分_每月, 分_每年 = _money("分"), _money("分/天"), _money("分/月"), _money("分/年")
分_每人每月, 分_每人每年, 分_每人 = _money("分/人·月"), _money("分/人·年"), _money("分/人")
数, 人, 户, 岁, 次, 套, 辆 = (_count(word) for word in ("", "人", "户", "岁", "次", "套", "辆"))
年, 个月, 天, 小时, 个工作日 = (_count(word) for word in ("年", "个月", "天", "小时", "个工作日"))
项, 个, 级, 平方米 = (_count(word) for word in ("项", "个", "级", "平方米"))
比例 = MeasureUnit(Kind.RATIO, "", "比例")
是否 = YES_NO = MeasureUnit(Kind.BOOL, "", "是否")
日期 = MeasureUnit(Kind.DATE, "", "日期")
文字 = MeasureUnit(Kind.TEXT, "", "文字")

# params.yaml may write a unit by its printed name (分/人·月) or by its word here (分_每人每月).
UNITS: Mapping[str, MeasureUnit] = {
    name: unit
    for word, unit in list(globals().items())
    if isinstance(unit, MeasureUnit)
    for name in (word, unit.name)
}


def 编码(codes: Mapping[int, str]) -> MeasureUnit:
    """A list of numbered choices: 编码({1: "视力", 2: "听力"})."""
    return MeasureUnit(Kind.CODE, "", "编码", MappingProxyType(dict(codes)))
