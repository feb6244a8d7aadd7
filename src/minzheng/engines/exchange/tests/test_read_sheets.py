"""XLSX: formulas, merged cells, floats that lost digits, bombs and smuggled entities."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileRefused, FileUnreadable
from minzheng.engines.exchange.reading.batch import Batch, Reading
from minzheng.engines.exchange.reading.sheets import open_workbook
from minzheng.engines.exchange.testing import FEED, HEADERS, lines
from minzheng.kernel.feed import feed_named

Draw = Callable[[Any, Any], None]


def workbook(draw: Draw, name: str = "火化") -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        draw(book, book.add_worksheet(name))
    return made.getvalue()


def plain(book: Any, sheet: Any, first: int = 0) -> None:
    sheet.write_row(first, 0, HEADERS)
    for number, cells in enumerate(lines(), start=first + 1):
        sheet.write_row(number, 0, cells)


def read(content: bytes) -> tuple[Reading, list[Batch]]:
    reading = open_workbook(feed_named(FEED), io.BytesIO(content))
    return reading, list(reading.batches)


def told(batches: list[Batch]) -> list[tuple[int, int, str]]:
    return [(each.row, each.place, each.rule) for batch in batches for each in batch.faults]


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return made.getvalue()


def test_values_are_read_as_they_are_written() -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain(book, sheet)
        day = book.add_format({"num_format": "y-m-d"})
        sheet.write_datetime(1, 3, date(2026, 10, 28), day)
        sheet.write_number(1, 6, 20261028)

    reading, batches = read(workbook(draw))

    assert list(batches[0].rows) == [2, 3, 4, 5] and told(batches) == []
    assert batches[0].values[3][0].as_py() == "2026-10-28"
    assert batches[0].values[6][0].as_py() == "20261028"
    assert reading.form["sheet"] == "火化"


def test_a_table_that_does_not_begin_in_the_corner_keeps_its_rows() -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.merge_range(1, 2, 1, 6, "增城殡仪馆火化登记")
        sheet.write_row(3, 2, HEADERS)
        sheet.write_row(5, 2, lines()[0])

    reading, batches = read(workbook(draw))

    assert reading.form["header_row"] == 4 and list(batches[0].rows) == [6]
    assert batches[0].values[3].to_pylist() == ["何秀兰"] and told(batches) == []


def test_a_number_stored_as_a_float_is_told_and_not_taken() -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain(book, sheet)
        sheet.write_number(2, 0, 440103195602290025)

    batches = read(workbook(draw))[1]

    assert told(batches) == [(3, 0, "digits_lost")]
    assert batches[0].values[0][1].as_py() == ""


def test_formulas_are_told_and_their_saved_result_is_used() -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain(book, sheet)
        sheet.write_formula(1, 4, '="2026-10-"&30', value="2026-10-30")
        sheet.write_formula(2, 4, "=E2", value="")

    reading, batches = read(workbook(draw))

    assert told(batches) == [(2, 4, "formula"), (3, 4, "formula_empty")]
    assert batches[0].values[4][0].as_py() == "2026-10-30"
    assert "2 个公式" in reading.notes[0]


def test_rows_below_a_merged_cell_are_told() -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain(book, sheet)
        sheet.merge_range(1, 5, 3, 5, "增城殡仪馆")

    batches = read(workbook(draw))[1]

    assert told(batches) == [(3, 5, "merged"), (4, 5, "merged")]


def test_the_sheet_with_the_header_is_read_and_the_others_are_named() -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_column(0, 0, ["说明", "本表由殡仪馆导出"])
        plain(book, book.add_worksheet("数据"))

    reading, batches = read(workbook(draw, "说明"))

    assert reading.form["sheet"] == "数据" and reading.form["other_sheets"] == "说明"
    assert len(batches[0].rows) == len(lines())


def test_a_workbook_of_something_else_is_unreadable() -> None:
    with pytest.raises(FileUnreadable, match="没有找到《火化登记》的表头"):
        read(workbook(lambda book, sheet: sheet.write_row(0, 0, ("a", "b"))))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_document_type_is_refused(part: str) -> None:
    bad = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def smuggle(xml: bytes) -> bytes:
        head, mark, rest = xml.partition(b"?>")
        return head + mark + bad + rest

    with pytest.raises(FileRefused, match="DTD"):
        read(changed(workbook(plain), part, smuggle))


def test_a_broken_part_is_refused() -> None:
    with pytest.raises(FileRefused, match="损坏"):
        read(changed(workbook(plain), "xl/worksheets/sheet1.xml", lambda xml: xml[:300]))


def test_a_cell_in_the_last_corner_is_refused_before_memory_is_taken() -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain(book, sheet)
        sheet.write(1_048_575, 16_383, "x")

    with pytest.raises(FileRefused, match="第 1048576 行"):
        read(workbook(draw))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO(workbook(plain))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image1.xml", b"0" * (limits.FREE_RATIO * 3))

    with pytest.raises(FileRefused, match="没有解开"):
        read(made.getvalue())
