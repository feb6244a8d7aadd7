"""A statement on paper and as a workbook for the finance office; who took it is in the trail."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from django.db import transaction
from xlsxwriter.worksheet import Worksheet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.delivery.models import Statement, StatementLine
from minzheng.engines.delivery.reaching import statement_for
from minzheng.engines.delivery.summing import Summary, summary_of
from minzheng.engines.delivery.wording import arithmetic, service_words
from minzheng.engines.notices.api import (
    Block,
    Column,
    Head,
    Letter,
    Paragraph,
    Run,
    Table,
    paragraph,
    render,
)
from minzheng.kernel.money import yuan, yuan_words
from minzheng.kernel.months import Month

LINES = (Column("行", "3字"), Column("姓名", "5字", "left"), Column("服务", "7字", "left"),
         Column("计算", "1fr", "left"), Column("核对", "4字"))  # fmt: skip
SUMS = (Column("谁付", "1fr", "left"), Column("金额（元）", "7字", "right"),
        Column("申请公共资金", "7字", "right"), Column("核定", "7字", "right"))  # fmt: skip
SHEET = ("行", "姓名", "服务", "服务月份", "单价（元）", "单位", "数量", "金额（元）", "谁付",
         "公共资金（元）", "核对", "原因")  # fmt: skip
Cell = str | int | float


@transaction.atomic
def statement_pdf(by: Viewer, pk: int, on: date) -> bytes:
    """The statement to print and sign. Raises NoSuchStatement, MissingGlyph."""
    row, lines = _taken(by, pk, "pdf")
    return render(_letter(row, lines, on)).pdf


@transaction.atomic
def statement_xlsx(by: Viewer, pk: int) -> bytes:
    """The statement as a workbook: sums, then lines, in yuan. Raises NoSuchStatement."""
    row, lines = _taken(by, pk, "xlsx")
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        pages = {"结算单": list(_front(row, summary_of(row))), "明细": list(_detail(lines))}
        for title, rows in pages.items():
            sheet = book.add_worksheet(title)
            sheet.set_column(0, len(SHEET), 15)
            for at, cells in enumerate(rows):
                _write(sheet, at, cells)
    return content.getvalue()


def _taken(by: Viewer, pk: int, kind: str) -> tuple[Statement, list[StatementLine]]:
    row = statement_for(by, pk)
    detail = {"facility": row.facility_id, "kind": kind}
    audit.record(by.doer, "export_statement", row.ref, division=row.division_code, detail=detail)
    return row, list(row.lines.select_related("person").order_by("number"))


def _letter(row: Statement, lines: Sequence[StatementLine], on: date) -> Letter:
    head = Head(row.facility.name, "", on)
    title = f"{row.month_name}服务结算单"
    return Letter(kind="letter", title=title, head=head, body=tuple(_body(row, lines)),
                  number=f"编号 {row.number}", seal_place="")  # fmt: skip


def _body(row: Statement, lines: Sequence[StatementLine]) -> Iterator[Block]:
    month = Month.parse(row.month)
    yield paragraph(
        f"{row.facility.name}于 {row.handed_in_on} 由{row.handed_in_by}提交，"
        f"共 {row.line_count} 条，服务总额 {yuan(row.total)} 元，"
        f"申请公共资金 {yuan(row.claimed)} 元。{outcome(row)}"
    )
    yield _sum_table(summary_of(row))
    told = tuple(
        (str(line.number), line.person.name, service_words(line, month), arithmetic(line),
         verdict_words(line))
        for line in lines
    )  # fmt: skip
    yield Table(LINES, told)
    yield Paragraph((Run(f"明细校验值（SHA-256）：{row.digest}"),), "note")
    yield paragraph("核对人签名：　　　　　　　　核定人签名：　　　　　　　　机构负责人签名：")


def outcome(row: Statement) -> str:
    """How far it is, with the amount approved where there is one."""
    if row.accepted is None:
        return f"目前{row.get_state_display()}，金额以核定为准。"
    words = f"核定公共资金 {yuan(row.accepted)} 元（{yuan_words(row.accepted)}）"
    return f"{row.approved_by}于 {row.approved_on} {words}。"


def verdict_words(line: StatementLine) -> str:
    """What was found of a line; a line that claims nothing is not judged."""
    if not line.is_claimed:
        return "不申请"
    return line.get_verdict_display() if line.verdict else "待核对"


def _sum_table(sums: Summary) -> Table:
    rows = tuple(
        (each.label, yuan(each.amount), yuan(each.public), yuan(each.accepted))
        for each in sums.by_payer
    )
    return Table(SUMS, rows)


def _front(row: Statement, sums: Summary) -> Iterator[Sequence[Cell]]:
    yield (f"{row.facility.name}{row.month_name}服务结算单",)
    yield ("编号", row.number)
    yield ("状态", row.get_state_display())
    yield ("提交", f"{row.handed_in_on} {row.handed_in_by}")
    if row.approved_on is not None:
        yield ("核定", f"{row.approved_on} {row.approved_by}")
    yield ("明细校验值", row.digest)
    yield ("财政资金核定（元）", sums.budget / 100)
    yield ("长护险资金核定（元）", sums.insurance / 100)
    yield ()
    yield ("谁付", "条数", "金额（元）", "公共资金（元）", "核定（元）")
    for each in sums.by_payer:
        yield (each.label, each.lines, each.amount / 100, each.public / 100, each.accepted / 100)


def _detail(lines: Sequence[StatementLine]) -> Iterator[Sequence[Cell]]:
    yield SHEET
    for line in lines:
        yield (
            line.number, line.person.name, line.service, line.of_month, line.price / 100,
            line.unit, line.quantity, line.amount / 100, line.payer_name, line.public / 100,
            verdict_words(line), line.reason,
        )  # fmt: skip


def _write(sheet: Worksheet, at: int, cells: Sequence[Cell]) -> None:
    """Texts as texts, never as formulas."""
    for place, cell in enumerate(cells):
        write = sheet.write_string if isinstance(cell, str) else sheet.write_number
        write(at, place, cell)
