"""A form as a PDF and as a workbook."""

from datetime import date
from io import BytesIO

import xlsxwriter

from minzheng.engines.access.api import Viewer
from minzheng.engines.notices import api as notices
from minzheng.engines.statistics.coded import SheetState
from minzheng.engines.statistics.errors import StatisticsRefused
from minzheng.engines.statistics.filling import period_of
from minzheng.engines.statistics.forms import ENTERED, LAYOUT, form_named
from minzheng.engines.statistics.models import Sheet
from minzheng.engines.statistics.posts import sheet_for
from minzheng.registers.divisions.api import get_division

COLUMNS = (
    notices.Column("代码", "4字"), notices.Column("指标", "2fr", "left"),
    notices.Column("计量单位", "5字"), notices.Column("本期", "9字", "right"),
    notices.Column("说明", "1fr", "left"),
)  # fmt: skip
HEADS = ("代码", "指标", "计量单位", "本期", "说明")
MARK = "填报"


def months_words(row: Sheet) -> str:
    """The period as people read it."""
    months = period_of(form_named(row.form), row.until)
    return f"{months[0].label}到{months[-1].label}"


def lines_of(row: Sheet) -> list[tuple[str, ...]]:
    """Code, name, unit, text, note; an entered figure is marked."""
    return [
        (code, str(cell["title"]), str(cell["unit"]), str(cell["text"]) or "—",
         str(cell["why"]) or (MARK if cell["source"] == ENTERED else ""))
        for code, cell in sorted(row.cells.items())
    ]  # fmt: skip


def sheet_pdf(viewer: Viewer, pk: int) -> tuple[bytes, str]:
    """The form as a document. Raises NoSuchSheet, StatisticsRefused before it is signed."""
    row = sheet_for(viewer, pk)
    if row.state != SheetState.SIGNED or row.signed_on is None:
        raise StatisticsRefused("这张表还没有审核，没有文件；先审核，再下载")
    try:
        return notices.render(_letter(row, row.signed_on)).pdf, f"{_name(row)}.pdf"
    except notices.MissingGlyph as missing:
        raise StatisticsRefused(f"{missing}。请改说明里的这个字") from missing


def sheet_workbook(viewer: Viewer, pk: int) -> tuple[bytes, str]:
    """The form as a workbook, a draft too, which says so. Raises NoSuchSheet."""
    row = sheet_for(viewer, pk)
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        page, bold = book.add_worksheet(row.form), book.add_format({"bold": True})
        page.set_column(1, 1, 34)
        page.set_column(3, 4, 18)
        head = (form_named(row.form).title, _place(row), months_words(row),
                f"{row.get_state_display()}，第 {row.version} 版", LAYOUT)  # fmt: skip
        for at, line in enumerate(head):
            page.write_string(at, 0, line, bold if not at else None)
        for place, title in enumerate(HEADS):
            page.write_string(len(head), place, title, bold)
        for at, cells in enumerate(lines_of(row), start=len(head) + 1):
            for place, text in enumerate(cells):
                page.write_string(at, place, text)
    return content.getvalue(), f"{_name(row)}.xlsx"


def _letter(row: Sheet, on: date) -> notices.Letter:
    form = form_named(row.form)
    told = f"期间：{months_words(row)}。表号：{form.key}，第 {row.version} 版。{row.why}"
    notes = [
        notices.paragraph(f"核对说明：{each['words']}。{row.explained[each['key']]}")
        for each in row.faults
    ]
    made = notices.paragraph(
        f"编制：{row.drafted_by}。审核：{row.signed_by}。“{MARK}”的由人填报、另一人核对，"
        f"其余由系统从记录计算。{LAYOUT}。校验值 {row.digest[:16]}。"
    )
    table = notices.Table(COLUMNS, tuple(lines_of(row)), form.title)
    head = notices.Head(f"{_place(row)}民政", "", on, row.signed_by)
    return notices.Letter(
        kind="statistics", title=form.title, head=head, 
        body=(notices.paragraph(told), table, *notes, made),
        seal_place="",
    )  # fmt: skip


def _place(row: Sheet) -> str:
    return get_division(row.division_code).name


def _name(row: Sheet) -> str:
    return f"{_place(row)}{form_named(row.form).title}{row.last_month}第{row.version}版"
