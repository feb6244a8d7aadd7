"""Spreadsheets that people fill in: the cells of a CSV or XLSX file as a person sees them."""

import csv
import io
import zipfile
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

ENCODINGS = ("utf-8-sig", "gb18030")
MOST_UNPACKED = 60_000_000  # bytes; a small file may unfold to what no memory holds
LOST_DIGITS = 10**15  # from here a spreadsheet's number has lost its last digits
LOST = "数字丢了末几位"


class Unreadable(ValueError):
    """The file is no spreadsheet that can be read; says what to do."""


def lines_of(name: str, content: bytes) -> list[list[str]]:
    """Every line of the first sheet, by the file's name a CSV or a workbook. Raises Unreadable."""
    return _csv(content) if name.lower().endswith(".csv") else _workbook(content)


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ENCODINGS:
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding))))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise Unreadable("CSV 文件读不出来。请另存为 XLSX 再上传") from error
    raise Unreadable("文字编码无法识别。请另存为 XLSX，或 UTF-8 的 CSV")


def sheets_of(content: bytes, names: Collection[str]) -> dict[str, list[list[str]]]:
    """Every line of a workbook's sheets of these names, if there. Raises Unreadable."""
    book = _open(content)
    return {
        name: _lines(book.get_sheet_by_name(name)) for name in book.sheet_names if name in names
    }


def _workbook(content: bytes) -> list[list[str]]:
    return _lines(_open(content).get_sheet_by_index(0))


def _open(content: bytes) -> CalamineWorkbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable("文件展开后太大。请用下载的空表重新填写")
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (zipfile.BadZipFile, CalamineError) as error:
        raise Unreadable("不是 XLSX 文件，或者已经损坏。请另存为 XLSX 再上传") from error


def _lines(sheet: CalamineSheet) -> list[list[str]]:
    return [[_cell(value) for value in line] for line in sheet.to_python(skip_empty_area=False)]


def _cell(value: Any) -> str:
    """A cell as a person sees it; LOST for a number whose last digits are gone."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%H:%M}" if value.year < 1901 else f"{value:%Y-%m-%d}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float | int):
        return LOST if abs(value) >= LOST_DIGITS else f"{value:.15g}"
    return str(value)
