"""The empty spreadsheet of a matter: what to fill in, with lists to choose from."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from minzheng.faces.desk.lists.sheet_columns import (
    APPLICATIONS,
    GUIDE,
    MEMBERS,
    Head,
    application_heads,
    member_heads,
)
from minzheng.kernel.matter import Matter

ROWS = 500  # applications in one file, and rows a choice is offered in
CHOICES = "选项"
STEPS = (
    "一行是一份申请；家里每个人（包括申请人）在“家庭成员”表里各占一行。",
    "身份证号所在的列已设成文本，不要改成数字，否则末几位会丢。",
    "不清楚的空着，系统会列出还缺什么；不要写“无”“不详”。",
    f"一个文件最多 {ROWS} 份申请。不要改表头，不要合并单元格，不要写公式。",
    "填好后在“收件”里选事项、上传。上传后先看检查结果，确认了才收。",
)


def template(matter: Matter) -> bytes:
    """The workbook to take along and fill in."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheets = {APPLICATIONS: application_heads(matter), MEMBERS: member_heads(matter)}
        shown = {name: heads for name, heads in sheets.items() if heads}
        pages = {name: book.add_worksheet(name) for name in shown}
        guide, choices = book.add_worksheet(GUIDE), book.add_worksheet(CHOICES)
        _write_guide(guide, matter, shown)
        column = 0
        for name, heads in shown.items():
            column = _write_heads(book, pages[name], heads, choices, column)
        choices.hide()
    return content.getvalue()


def _write_heads(book: Any, page: Any, heads: Sequence[Head], choices: Any, column: int) -> int:
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    page.freeze_panes(1, 2)
    for place, head in enumerate(heads):
        page.set_column(place, place, max(16, 2 * len(head.title)), text)
        page.write_string(0, place, head.title, strong)
        page.write_comment(0, place, head.how)
        if head.options:
            source = _write_choices(choices, column, head.options)
            rule = {"validate": "list", "source": source, "error_message": "请在列表里选一项"}
            page.data_validation(1, place, ROWS, place, rule)
            column += 1
    return column


def _write_choices(choices: Any, column: int, options: Sequence[str]) -> str:
    for row, option in enumerate(options):
        choices.write_string(row, column, option)
    first = xlsxwriter.utility.xl_rowcol_to_cell(0, column, row_abs=True, col_abs=True)
    last = xlsxwriter.utility.xl_rowcol_to_cell(
        len(options) - 1, column, row_abs=True, col_abs=True
    )
    return f"={CHOICES}!{first}:{last}"


def _write_guide(page: Any, matter: Matter, sheets: dict[str, tuple[Head, ...]]) -> None:
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 34)
    page.set_column(2, 2, 80)
    lines = [("事项", matter.service.title, ""), *((str(n), s, "") for n, s in enumerate(STEPS, 1))]
    lines += [("表", "列", "怎样填")]
    lines += [(name, head.title, head.how) for name, heads in sheets.items() for head in heads]
    for row, cells in enumerate(lines):
        for place, cell in enumerate(cells):
            page.write_string(row, place, cell)
