"""A list as a file: who took it, why, what narrowed it, a mark in every file; then the rows.

Every cell is text or a plain number, never a formula; rows go out as they come in, so that a long
list needs no more memory than a short one.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.html import strip_tags

from minzheng.faces.looks.parts import Column, Table

CSV, XLSX = "csv", "xlsx"
MIMES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon instead of showing
NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d{1,2})?|-?\d{1,12}(\.\d{1,2})?")
WIDTH, WIDEST = 14, 48
Cell = str | int | float


@dataclass(frozen=True)
class Cover:
    """What stands above the rows of a file."""

    title: str
    office: str
    officer: str
    taken: str
    narrowed: str
    purpose: str
    mark: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The four lines of the head; the last is the watermark."""
        return (
            self.title,
            f"{self.office}　{self.officer}　{self.taken}",
            f"条件：{self.narrowed or '全部'}",
            f"水印 {self.mark}　用途：{self.purpose}。只限本用途，不得外传",
        )


def cells_of(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table as plain cells: what is read on the page, without its dress."""
    for row in table.rows:
        yield tuple(
            _cell(column, cell) for column, cell in zip(table.columns, row.cells, strict=True)
        )


def write(kind: str, path: Path, cover: Cover, tables: Iterable[Table | None]) -> int:
    """Write the file; gives how many rows it holds."""
    return WRITERS[kind](path, cover, (table for table in tables if table is not None))


def _csv(path: Path, cover: Cover, tables: Iterator[Table]) -> int:
    """UTF-8 with a mark, so that spreadsheets read Chinese."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([line] for line in cover.lines)
        for table, is_first in _numbered(tables):
            if is_first:
                writer.writerow([column.label for column in table.columns])
            for cells in cells_of(table):
                writer.writerow([_harmless(cell) for cell in cells])
                count += 1
    return count


def _xlsx(path: Path, cover: Cover, tables: Iterator[Table]) -> int:
    """One sheet; a row is written out as soon as the next begins."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet, strong = book.add_worksheet("数据"), book.add_format({"bold": True})
        money = book.add_format({"num_format": "#,##0.00"})
        at = _write_lines(sheet, cover.lines, strong)
        head = at
        for table, is_first in _numbered(tables):
            if is_first:
                head, at = at, _write_head(sheet, at, table.columns, strong)
            for cells in cells_of(table):
                _write_row(sheet, at, cells, money)
                at += 1
        sheet.freeze_panes(head + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(head)
        sheet.set_footer(f"&L{cover.mark}&R&P / &N")
    return max(at - head - 1, 0)


WRITERS: Mapping[str, Callable[[Path, Cover, Iterator[Table]], int]] = {CSV: _csv, XLSX: _xlsx}


def _numbered(tables: Iterator[Table]) -> Iterator[tuple[Table, bool]]:
    return zip(tables, chain([True], iter(lambda: False, None)), strict=False)


def _write_lines(sheet: Any, lines: Iterable[str], strong: Any) -> int:
    at = 0
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line, strong if at == 0 else None)
    return at + 1


def _write_head(sheet: Any, at: int, columns: Iterable[Column], strong: Any) -> int:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, min(WIDEST, max(WIDTH, 2 * len(column.label))))
        sheet.write_string(at, place, column.label, strong)
    return at + 1


def _write_row(sheet: Any, at: int, cells: Iterable[Cell], money: Any) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(at, place, cell)
        else:
            sheet.write_number(at, place, cell, money if isinstance(cell, float) else None)


def _cell(column: Column, cell: object) -> Cell:
    text = unescape(strip_tags(str(cell))) if hasattr(cell, "__html__") else str(cell)
    if not column.numeric or not NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would reckon gets a sign before it that says: text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
