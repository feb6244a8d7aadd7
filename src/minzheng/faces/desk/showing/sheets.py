"""Publicity sheets and documents as tables."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.notices.api import LABELS, Notice, Objection, Publicity
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.words import near, whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.masking import mask_phone
from minzheng.registers.sealing import unseal

SHEET_COLUMNS = (
    Column("公开姓名"), Column("公开内容"), Column("办件号"), Column("起"), Column("止"),
    Column("第几次", secondary=True), Column("状态"),
)  # fmt: skip
LETTER_COLUMNS = (
    Column("文号"), Column("文书"), Column("办件号", secondary=True), Column("签发"),
    Column("送达"), Column("打开"),
)  # fmt: skip
TONES = {"running": "paused", "objected": "late", "ended": "ok", "taken_down": "plain"}
UNTIL_DOWN = "撤下为止"


def notice_tabs(current: str) -> tuple[Tab, ...]:
    """Publicity and documents as tabs."""
    return tuple(
        Tab(label, reverse(f"desk:{name}"), name == current)
        for name, label in (("notices", "公示与公布"), ("letters", "文书"))
    )


def sheet_table(rows: Iterable[Publicity], caption: str) -> Table:
    """Sheets with their state; each opens its page."""
    drawn = tuple(_sheet_row(row) for row in rows)
    why, then = "没有公示。", "初审意见作出后，公示会自动张挂，并出现在这里。"
    return Table(caption, SHEET_COLUMNS, drawn, empty=why, empty_next=then)


def case_sheet_table(rows: Iterable[Publicity]) -> Table:
    """The sheets of one case: its number stands above already."""
    table = sheet_table(rows, "公示与公布")
    place = next(i for i, column in enumerate(SHEET_COLUMNS) if column.label == "办件号")
    drawn = tuple(
        replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :])) for row in table.rows
    )
    columns = (*SHEET_COLUMNS[:place], *SHEET_COLUMNS[place + 1 :])
    return replace(table, columns=columns, rows=drawn)


def letter_table(rows: Iterable[Notice], caption: str, viewer: Viewer) -> Table:
    """Documents with how they were served; each opens as PDF."""
    drawn = tuple(_letter_row(row, viewer) for row in rows)
    why, then = "还没有文书。", "受理、告知、决定时会自动生成文书，并出现在这里。"
    return Table(caption, LETTER_COLUMNS, drawn, empty=why, empty_next=then)


def sheet_entries(row: Publicity) -> tuple[Entry, ...]:
    """Everything that hangs on the board, and who answers for it."""
    shown = [Entry(LABELS[name], text) for name, text in row.fields.items()]
    return (
        *shown,
        Entry("依据", row.basis),
        Entry("公示单位", row.issuer),
        Entry("联系方式", row.contact),
    )


def objection_entries(row: Objection) -> tuple[Entry, ...]:
    """One objection as officers read it; of the phone only what tells whom to call back."""
    phone = mask_phone(unseal(row.phone_sealed)) if row.phone_sealed else ""
    return (
        Entry("提出人", row.name or "未署名（匿名）"),
        Entry("联系电话", phone or "没有留电话"),
        Entry("提出日期", plain_date(row.made_on)),
        Entry("内容", row.text),
        Entry("处理", row.get_state_display()),
        Entry("答复", row.reply or "尚未答复"),
    )


def case_number(case_ref: str) -> str:
    """The number behind "case:…"."""
    return case_ref.removeprefix("case:")


def _sheet_row(row: Publicity) -> Row:
    said = f"{near(row.fields.get('village', ''))} {row.fields.get('opinion', '')}".strip()
    until = plain_date(row.until) if row.until else UNTIL_DOWN
    state = tag_cell(row.get_state_display(), TONES.get(row.state, "plain"))
    cells = (row.fields.get("applicant", ""), said, whole(case_number(row.case_ref)),
             plain_date(row.since), until, f"第 {row.round} 次", state)  # fmt: skip
    return Row(
        cells, reverse("desk:publicity", args=[row.pk]), "late" if row.state == "objected" else ""
    )


def _letter_row(row: Notice, viewer: Viewer) -> Row:
    number = case_number(row.case_ref)
    served = (
        f"{plain_date(row.served_on)} {row.get_service_mode_display()}" if row.served_on else ""
    )
    serve: object = "未登记"
    if number and may(viewer, roles.SERVERS, row.division_code):
        serve = link_cell("登记送达", reverse("desk:serve", args=[number, row.pk]))
    opened = link_cell("PDF", reverse("desk:letter", args=[number, row.pk])) if number else ""
    return Row(
        (row.number, row.title, whole(number), plain_date(row.issued_on), served or serve, opened)
    )
