"""What people fill in is read as they see it; what is no sheet, or unfolds too far, is told."""

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from minzheng.registers.spreadsheets import LOST, MOST_UNPACKED, Unreadable, lines_of


def workbook(*cells: object) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, cell in enumerate(cells):
            if isinstance(cell, datetime):
                sheet.write_datetime(0, place, cell, day)
            else:
                sheet.write(0, place, cell)
    return content.getvalue()


def test_cells_are_what_a_person_sees() -> None:
    day = datetime.combine(date(2026, 11, 2), datetime.min.time())

    assert lines_of("a.xlsx", workbook("低保", 12, 1.5, day)) == [
        ["低保", "12", "1.5", "2026-11-02"]
    ]


def test_a_number_that_has_lost_its_end_is_not_guessed() -> None:
    assert lines_of("a.xlsx", workbook(440118198403050019)) == [[LOST]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_both_encodings(encoding: str) -> None:
    assert lines_of("a.CSV", "姓名,日期\n罗春生,1\n".encode(encoding))[1] == ["罗春生", "1"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_what_is_no_sheet_is_told(name: str) -> None:
    with pytest.raises(Unreadable, match="另存为"):
        lines_of(name, b"\xff\xfe\x00 no sheet")


def test_a_file_that_unfolds_too_far_is_not_opened() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (MOST_UNPACKED + 1))

    assert len(content.getvalue()) < MOST_UNPACKED // 500
    with pytest.raises(Unreadable, match="展开后太大"):
        lines_of("a.xlsx", content.getvalue())
