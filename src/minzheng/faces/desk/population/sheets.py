"""The counts of a view as a file, with the definition they rest on."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from minzheng.engines.views.api import Counted, Row
from minzheng.faces.desk.population.showing import card, told, where
from minzheng.kernel.money import yuan_text

CSV, XLSX = "csv", "xlsx"
MIMES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Lines = Sequence[Sequence[str | int]]


def as_csv(counted: Counted, names: Mapping[str, str]) -> bytes:
    """Definition, by division, by label, one below the other; marked as UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    for _, lines in _pages(counted, names):
        writer.writerows(lines)
        writer.writerow(())
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(counted: Counted, names: Mapping[str, str]) -> bytes:
    """The same as a workbook, a sheet each; counts are numbers."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        for title, lines in _pages(counted, names):
            sheet = book.add_worksheet(title)
            sheet.set_column(0, 0, 28)
            sheet.set_column(1, 1, 40 if title == "口径" else 16)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return content.getvalue()


def _pages(counted: Counted, names: Mapping[str, str]) -> Iterator[tuple[str, Lines]]:
    entries = card(counted, where(counted, names))
    yield "口径", [("视图", counted.view.title), *((each.key, each.value) for each in entries)]
    named = [(names.get(row.key, row.key), row) for row in counted.by_place]
    yield "按地区", _table("地区", [*named, ("合计", counted.total)], counted)
    title = counted.view.grouping(counted.asked.grouping).title
    yield f"按{title}", _table(title, [(row.key, row) for row in counted.by_label], counted)


def _table(first: str, rows: Sequence[tuple[str, Row]], counted: Counted) -> Lines:
    head = (first, f"数量（{counted.view.unit}）", "待核实", "每月金额（元）")
    return [head, *((name, *_cells(row)) for name, row in rows)]


def _cells(row: Row) -> tuple[str | int, ...]:
    counts = (told(None) if n is None else n for n in (row.count, row.unknown))
    return (*counts, "" if row.money is None else yuan_text(row.money).removesuffix("元"))
