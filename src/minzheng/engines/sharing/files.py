"""Tables as files: CSV and XLSX, every cell as text, the request on a sheet of its own."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from minzheng.engines.sharing.models import Share
from minzheng.engines.sharing.rows import Row

CSV, XLSX = "csv", "xlsx"
MIMES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MARKED = "水印"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon instead of showing


def csv_file(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read Chinese."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(heads: Sequence[str], rows: Iterable[Row], about: Sequence[Row]) -> bytes:
    """Two sheets: 说明 says whose request it is; 数据 holds the rows, all as text."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False}) as book:
        told, data = book.add_worksheet("说明"), book.add_worksheet("数据")
        told.set_column(0, 0, 14)
        told.set_column(1, 1, 80)
        for place, (label, words) in enumerate(about):
            told.write_string(place, 0, label)
            told.write_string(place, 1, words)
        data.freeze_panes(1, 0)
        for place, row in enumerate((tuple(heads), *rows)):
            for column, cell in enumerate(row):
                data.write_string(place, column, cell)
    return content.getvalue()


def about(share: Share, count: int, version: str, *, by: str, on: str) -> list[Row]:
    """What the first sheet says."""
    return [
        ("编号", share.number),
        ("申请单位", f"{share.department}（联系人 {share.contact}）"),
        ("用途", share.purpose),
        ("使用场景", share.scene),
        ("依据", share.basis),
        ("单独依据", share.protected_basis or "无"),
        ("使用期限", f"{share.ends_on}，到期销毁并书面告知"),
        ("数据版本", version),
        ("行数", str(count)),
        ("提供", f"{by}，{on}"),
        ("声明", "只限写明的用途，不得另作他用、不得转给他人（政务数据共享条例第二十五条）。"
                "逐人的行都带水印，泄露可以追到本次提供。"),
    ]  # fmt: skip


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
