"""Writes a department's file piece by piece: CSV in its encoding, a spreadsheet, or Parquet."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq
import xlsxwriter

from minzheng.wiring.city.styles import UTF8, Style

Write = Callable[[pa.Table], None]
BOM = b"\xef\xbb\xbf"


@contextmanager
def opened(path: Path, style: Style) -> Iterator[Write]:
    """A function that appends a table; the file is whole when the block is left."""
    with _OPENERS[style.kind](path, style) as write:
        yield write


@contextmanager
def _csv(path: Path, style: Style) -> Iterator[Write]:
    with path.open("wb") as file:
        file.write(BOM if style.encoding == "utf-8-sig" else b"")

        def write(table: pa.Table) -> None:
            options = csv.WriteOptions(
                include_header=file.tell() <= len(BOM), quoting_style="needed"
            )
            file.write(_encoded(table, options, style))

        yield write


def _encoded(table: pa.Table, options: csv.WriteOptions, style: Style) -> bytes:
    buffer = io.BytesIO()
    csv.write_csv(table, buffer, options)
    if style.encoding.startswith(UTF8):
        return buffer.getvalue()
    return buffer.getvalue().decode(UTF8).encode(style.encoding)


@contextmanager
def _xlsx(path: Path, style: Style) -> Iterator[Write]:
    """Every cell is text, so that no number of eighteen digits becomes a float."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("数据")
    rows = 0

    def write(table: pa.Table) -> None:
        nonlocal rows
        lines = [table.column_names] if not rows else []
        for line in (*lines, *zip(*(column.to_pylist() for column in table.columns), strict=True)):
            for place, value in enumerate(line):
                sheet.write_string(rows, place, "" if value is None else value)
            rows += 1

    yield write
    book.close()


@contextmanager
def _parquet(path: Path, style: Style) -> Iterator[Write]:
    writers: list[pq.ParquetWriter] = []

    def write(table: pa.Table) -> None:
        if not writers:
            writers.append(pq.ParquetWriter(path, table.schema))
        writers[0].write_table(table)

    try:
        yield write
    finally:
        for writer in writers:
            writer.close()


_OPENERS = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
