"""Figures and their lists as CSV, marked as UTF-8 so that spreadsheets read them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from minzheng.engines.indicators.api import Listing, Sheet, Told, indicators
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.board.asking import Asked
from minzheng.faces.desk.board.lists import cells, is_money, number

MIME = "text/csv; charset=utf-8"
HEAD = ("指标", "代号", "地区", "区划代码", "月份", "值", "单位", "分子", "分母", "说明")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for a formula


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """Lines as a file; a text that a spreadsheet would compute is made plain text."""
    text = StringIO()
    csv.writer(text).writerows([[_plain(cell) for cell in line] for line in lines])
    return text.getvalue().encode("utf-8-sig")


def board_lines(asked: Asked, sheet: Sheet) -> Iterator[Sequence[str]]:
    """Every indicator of the place and of those below in the month."""
    yield HEAD
    for key in indicators():
        for place in (asked.division, *asked.below):
            yield _line(sheet.told(key, place, asked.month), asked.names.get(place, place))


def figure_lines(asked: Asked, sheet: Sheet, key: str) -> Iterator[Sequence[str]]:
    """One indicator month by month, then of the places below."""
    yield HEAD
    for told in sheet.series(key, asked.division, asked.months):
        yield _line(told, asked.place)
    for place in asked.below:
        yield _line(sheet.told(key, place, asked.month), asked.names[place])


def listing_lines(listing: Listing) -> Iterator[Sequence[str]]:
    """The list behind a figure, masked as on the page."""
    yield ("记录", "姓名或名称", "所在地", "日期", "情况", "计数")
    names = place_names({line.division for line in listing.lines})
    money = is_money(listing)
    for line in listing.lines:
        yield (*cells(line, names), number(line, money=money).replace(",", ""))


def _line(told: Told, place: str) -> Sequence[str]:
    few = "样本少于30" if told.few else ""
    base = "" if told.base is None else str(told.base)
    why = "没有填齐" if told.computed else "没有计算"
    return (
        told.indicator.title, told.indicator.key, place, told.division, str(told.month), told.exact,
        told.indicator.unit, str(told.value) if told.known else "", base if told.known else "",
        few if told.known else why,
    )  # fmt: skip


def _plain(cell: str) -> str:
    risky = cell.startswith(DANGEROUS) and not cell.removeprefix("-").replace(".", "").isdecimal()
    return f"'{cell}" if risky else cell
