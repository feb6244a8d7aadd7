"""How each kind of value is read from text: money to fen, days, codes, yes and no."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.exchange.checking.cells import Memory, Parsed, Reader, flags, matches
from minzheng.engines.exchange.limits import MOST_TEXT
from minzheng.kernel.feed import Column
from minzheng.kernel.identity import credit_code
from minzheng.kernel.money import MoneyError, parse_money
from minzheng.kernel.units import Kind

TYPES = {
    Kind.MONEY: pa.int64(), Kind.COUNT: pa.int32(), Kind.RATIO: pa.int32(), Kind.BOOL: pa.bool_(),
    Kind.DATE: pa.date32(), Kind.CODE: pa.int16(), Kind.TEXT: pa.string(),
}  # fmt: skip
RULE = {
    Kind.MONEY: "not_money", Kind.COUNT: "not_number", Kind.RATIO: "not_ratio",
    Kind.BOOL: "not_yes_no", Kind.DATE: "not_date", Kind.CODE: "not_code",
}  # fmt: skip
PLAIN_MONEY = r"^-?[0-9]{1,13}(\.[0-9]{1,2})?$"
PLAIN_COUNT = r"^-?[0-9]{1,9}$"
UNREADABLE = r"[\x{0}-\x{8}\x{e}-\x{1f}\x{fffd}]"
WRITTEN_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}.*)?")
RUN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTH = re.compile(r"(\d{4})[-/.年]?(\d{1,2})月?")
MONTHLY = ("月份", "年月", "所属期")  # headers of columns that tell a month, not a day
CREDIT_CODE = re.compile("统一社会信用代码$")
LARGEST_COUNT = 2**31 - 1
YES = ("是", "有", "y", "yes", "true", "1", "√", "真", "t")
NO = ("否", "无", "n", "no", "false", "0", "×", "假", "f")
ANSWERS = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)


class ColumnReader:
    """Reads one column of a feed, batch after batch."""

    def __init__(self, column: Column, unit: str) -> None:
        self.column = column
        self._kind = column.term.unit.kind
        self._unit = unit if unit in ("万元", "分") else ""
        self._memory = Memory(self._reader(), TYPES[self._kind])
        self._credit_codes = Memory(_credit_code, pa.string())

    def read(self, text: pa.Array) -> Parsed:
        """Typed values of a cleaned column, and where it cannot be read."""
        if self._kind is Kind.TEXT:
            return _read_text(text)
        if self._kind is Kind.MONEY and not self._unit:
            return self._mixed(text, PLAIN_MONEY, _fen)
        if self._kind is Kind.COUNT:
            return self._mixed(text, PLAIN_COUNT, _counts)
        values, wrong = self._memory.column(text)
        return self._parsed(text, values, wrong)

    def wrong_credit_codes(self, text: pa.Array) -> np.ndarray:
        """Where a unified social credit code cannot be right; of another column nothing is."""
        if not any(CREDIT_CODE.search(name) for name in (self.column.header, self._term)):
            return np.zeros(len(text), dtype=bool)
        return self._credit_codes.column(text)[1]

    @property
    def _term(self) -> str:
        return self.column.term.term

    def _parsed(self, text: pa.Array, values: pa.Array, wrong: np.ndarray) -> Parsed:
        parsed = Parsed(text, values)
        garbled = flags(matches(text, UNREADABLE)) if wrong.any() else wrong
        parsed.tell("garbled", wrong & garbled)
        parsed.tell(RULE[self._kind], wrong & ~garbled)
        return parsed

    def _mixed(self, text: pa.Array, pattern: str, quick: Callable[[pa.Array], pa.Array]) -> Parsed:
        """The plain ones all at once, the others one by one."""
        plain = matches(text, pattern)
        values = quick(pc.if_else(plain, text, None))
        rest = pc.and_(pc.invert(plain), text.is_valid())
        if not pc.any(rest).as_py():
            return Parsed(text, values)
        others, wrong = self._memory.column(text.filter(rest))
        places = np.flatnonzero(flags(rest))
        everywhere = np.zeros(len(text), dtype=bool)
        everywhere[places[wrong]] = True
        return self._parsed(text, pc.replace_with_mask(values, rest, others), everywhere)

    def _reader(self) -> Reader:
        readers: Mapping[Kind, Reader] = {
            Kind.MONEY: lambda text: _money(text, self._unit),
            Kind.COUNT: lambda text: _count(text, self.column.term.unit.suffix),
            Kind.RATIO: lambda text: self.column.term.unit.read(text),
            Kind.BOOL: _answer,
            Kind.DATE: _month_or_day if _is_monthly(self.column) else day_of,
            Kind.CODE: _code_reader(self.column),
            Kind.TEXT: str,
        }
        read, marks = readers[self._kind], self.column.marks
        return lambda text: read(marks.get(text, text))


def day_of(text: str) -> date:
    """A day in one of five writings: 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, 20261121.

    A time behind it is dropped. Raises ValueError.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = RUN_DAY.fullmatch(plain) or WRITTEN_DAY.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) for part in found.groups())
    return date(year, month, day)


def _is_monthly(column: Column) -> bool:
    return column.header.endswith(MONTHLY) or column.term.term.endswith(MONTHLY)


def _month_or_day(text: str) -> date:
    """The first day of a month written as 2026-10, 202610 or 2026年10月; a day as it is."""
    found = MONTH.fullmatch(unicodedata.normalize("NFKC", text))
    return date(int(found[1]), int(found[2]), 1) if found else day_of(text)


def _credit_code(text: str) -> str:
    return credit_code(text).number


def _fen(text: pa.Array) -> pa.Array:
    """Yuan with at most two decimals as fen: the decimal's own whole number, no float between."""
    decimals = text.cast(pa.decimal128(18, 2))
    lower = np.frombuffer(decimals.buffers()[1], np.int64)[::2]
    lower = lower[decimals.offset : decimals.offset + len(decimals)]
    return pa.array(lower, mask=flags(decimals.is_null()))


def _counts(text: pa.Array) -> pa.Array:
    return text.cast(pa.int32())


def _money(text: str, unit: str) -> int:
    """Fen; a bare number is in the unit the header names, else in yuan."""
    plain = unicodedata.normalize("NFKC", text).replace("￥", "").replace("¥", "")
    plain = plain.removeprefix("人民币").removesuffix("整").strip()
    try:
        return parse_money(plain)
    except MoneyError:
        return parse_money(f"{plain}{unit or '元'}")


def _count(text: str, suffix: str) -> int:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    figures = plain.removesuffix(suffix).strip() if suffix else plain
    if not re.fullmatch(r"-?\d{1,10}(\.0+)?", figures):
        raise ValueError(text)
    number = int(Decimal(figures))
    if abs(number) > LARGEST_COUNT:
        raise ValueError(text)
    return number


def _answer(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if plain not in ANSWERS:
        raise ValueError(text)
    return ANSWERS[plain]


def _code_reader(column: Column) -> Reader:
    codes = column.term.unit.codes
    by_label = {_folded(label): code for code, label in codes.items()}

    def read(text: str) -> int:
        plain = _folded(text)
        if plain in by_label:
            return by_label[plain]
        if re.fullmatch(r"\d{1,4}(\.0)?", plain) and int(Decimal(plain)) in codes:
            return int(Decimal(plain))
        raise ValueError(text)

    return read


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _read_text(text: pa.Array) -> Parsed:
    parsed = Parsed(text, text)
    parsed.tell("garbled", flags(matches(text, UNREADABLE)))
    parsed.tell("too_long", flags(pc.greater(pc.utf8_length(text), MOST_TEXT)))
    return parsed
