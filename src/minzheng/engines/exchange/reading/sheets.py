"""XLSX: the cached values by calamine, and what they hide told by row (formulas, merged cells)."""

import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

import numpy as np
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import Batch, Fault, Reading, text_array
from minzheng.engines.exchange.reading.heads import match
from minzheng.engines.exchange.reading.packing import refuse_bombs
from minzheng.engines.exchange.reading.sheet_xml import (
    Traits,
    refuse_entities,
    traits_of,
    worksheets,
)
from minzheng.kernel.feed import Feed

ROWS_AT_ONCE = 20_000
Cells = Sequence[Any]


def open_workbook(feed: type[Feed], file: BinaryIO) -> Reading:
    """The first visible worksheet with a header of the feed.

    Raises FileRefused for a dangerous workbook, FileUnreadable without a header.
    """
    with zipfile.ZipFile(file) as packed:
        refuse_bombs(packed, limits.MOST_SHEET_XML)
        refuse_entities(packed)
        parts = worksheets(packed)
        traits = {name: traits_of(packed, part) for name, part in parts.items()}
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
    except CalamineError as error:
        raise FileUnreadable("工作簿打不开，可能已损坏。请另存为 XLSX 后重新报送") from error
    shown = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
    return _first_with_header(feed, book, {name: traits[name] for name in shown if name in traits})


def _first_with_header(
    feed: type[Feed], book: CalamineWorkbook, traits: dict[str, Traits]
) -> Reading:
    for name, found in traits.items():
        sheet = book.get_sheet_by_name(name)
        row, headers = _header(feed, sheet)
        if row:
            form = {"sheet": name, "header_row": row, **_others(traits, name)}
            batches = _batches(feed, sheet, headers, (row, found))
            return Reading(form, headers, batches, max(0, found.rows - row), _notes(found))
    wanted = "、".join(column.header for column in feed.columns[:5])
    raise FileUnreadable(
        f"工作表前 {limits.HEAD_ROWS} 行里没有找到《{feed.title}》的表头（应有{wanted}等列）。"
        "请核对是哪份数据，表头是否被改过名"
    )


def _others(traits: dict[str, Traits], name: str) -> dict[str, str]:
    full = [each for each, found in traits.items() if each != name and found.rows > 1]
    return {"other_sheets": "、".join(full)} if full else {}


def _notes(found: Traits) -> tuple[str, ...]:
    if not found.formula_count:
        return ()
    return (f"工作表里有 {found.formula_count} 个公式，按上次保存的计算结果读取",)


def _header(feed: type[Feed], sheet: CalamineSheet) -> tuple[int, tuple[str, ...]]:
    best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    left = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(_rows(sheet), start=1):
        if number > limits.HEAD_ROWS:
            break
        headers = ("",) * left + tuple(str(cell) for cell in cells[: limits.MOST_COLUMNS])
        count = match(feed, headers).count
        best = max(best, (count, number, headers), key=lambda each: each[0])
    return best[1], best[2]


def _rows(sheet: CalamineSheet) -> Iterator[Cells]:
    return iter(sheet.iter_rows()) if sheet.start else iter(())


def _batches(
    feed: type[Feed], sheet: CalamineSheet, headers: tuple[str, ...], known: tuple[int, Traits]
) -> Iterator[Batch]:
    header_row, traits = known
    left = sheet.start[1] if sheet.start else 0
    places = list(match(feed, headers).found)
    waiting: list[tuple[int, Cells]] = []
    for number, cells in enumerate(_rows(sheet), start=1):
        if number > header_row and any(cell != "" for cell in cells):
            waiting.append((number, cells))
        if len(waiting) >= ROWS_AT_ONCE:
            yield _batch(waiting, [(place, place - left) for place in places], traits)
            waiting = []
    yield _batch(waiting, [(place, place - left) for place in places], traits)


def _batch(rows: list[tuple[int, Cells]], places: list[tuple[int, int]], traits: Traits) -> Batch:
    faults: list[Fault] = []
    values = {}
    numbers = [number for number, _ in rows]
    for place, inside in places:
        texts = [_text(cells[inside]) for _, cells in rows]
        for number, text in zip(numbers, texts, strict=True):
            if text is None:
                faults.append(Fault(number, place, "digits_lost"))
        values[place] = text_array([text or "" for text in texts])
        faults += _formulas(numbers, texts, place, traits)
        faults += _merged(numbers, place, traits)
    done = numbers[-1] if numbers else traits.rows
    return Batch(np.array(numbers, np.int64), values, tuple(faults), done)


def _formulas(
    numbers: list[int], texts: list[str | None], place: int, traits: Traits
) -> Iterator[Fault]:
    if not traits.formulas:
        return
    for number, text in zip(numbers, texts, strict=True):
        if (number, place) in traits.formulas:
            yield Fault(number, place, "formula" if text else "formula_empty")


def _merged(numbers: list[int], place: int, traits: Traits) -> Iterator[Fault]:
    """Only the first cell of merged ones holds the value; the rows below it lack theirs."""
    if not traits.merged:
        return
    for top, left, bottom, right in traits.merged:
        if left <= place <= right:
            first = top + 1 if place == left else top
            for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, bottom)]:
                yield Fault(number, place, "merged")


def _text(cell: Any) -> str | None:
    """A cell as it would be written; None for a number that may have lost its last digits."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        return None if abs(cell) >= limits.LARGEST_FLOAT else f"{cell:.15g}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)
