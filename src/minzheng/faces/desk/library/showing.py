"""Policies and their editions as officers read them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.library import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date

POLICIES = (Column("政策"), Column("层级", secondary=True), Column("制定机关", secondary=True),
            Column("施行"), Column("效力"), Column("办到哪一步"))  # fmt: skip
EDITIONS = (Column("版本"), Column("文号"), Column("成文", secondary=True), Column("施行"),
            Column("效力"), Column("办到哪一步"), Column("和上一版"))  # fmt: skip
CHANGES = (Column("改变了什么"), Column("种类"), Column("怎样改"), Column("填写", secondary=True))
PIECES = (Column("改动"), Column("上一版"), Column("这一版"))
FORCES = {"draft": "plain", "coming": "soon", "in_force": "ok", "replaced": "plain",
          "repealed": "plain"}  # fmt: skip
STATES = {"draft": "plain", "received": "soon", "read": "info", "assigned": "info", "done": "ok"}
KINDS = {api.SAME: "", api.ADDED: "增加", api.DROPPED: "删去", api.CHANGED: "修改"}
LINKS = {"matter": "", "parameter": "desk:parameter", "indicator": "desk:figure",
         "duty": "desk:duty"}  # fmt: skip


def policy_table(rows: Iterable[tuple[api.Policy, Sequence[api.Edition]]], on: date) -> Table:
    """Each by its newest edition."""
    drawn = tuple(_policy(policy, editions, on) for policy, editions in rows if editions)
    return Table("政策库", POLICIES, drawn, empty="没有符合条件的政策。",
                 empty_next="上级来文按“登记文件”读进来。")  # fmt: skip


def _policy(policy: api.Policy, editions: Sequence[api.Edition], on: date) -> Row:
    last = editions[0]
    return Row(
        (policy.name, policy.get_level_display(), last.issuer, _day(last.effective_on),
         _force(last, None, on), tag_cell(last.get_state_display(), STATES[last.state])),
        reverse("desk:policy", args=[policy.pk]),
    )  # fmt: skip


def edition_table(rows: Sequence[api.Edition], on: date) -> Table:
    """Every edition, the newest first; each opens its text, and what it says otherwise."""
    drawn = []
    for at, row in enumerate(rows):
        here = reverse("desk:policy", args=[row.policy_id])
        compared = at + 1 < len(rows)
        other = (
            link_cell("比较", f"{here}?edition={row.number}&compare=1") if compared else "第一版"
        )
        drawn.append(Row(
            (f"第 {row.number} 版", row.document_number or "没有文号", _day(row.issued_on),
             _day(row.effective_on), _force(row, rows[at - 1] if at else None, on),
             tag_cell(row.get_state_display(), STATES[row.state]), other),
            f"{here}?edition={row.number}",
        ))  # fmt: skip
    return Table("版本", EDITIONS, tuple(drawn))


def change_table(row: api.Edition) -> Table:
    """What an edition changes; each leads to the thing itself."""
    drawn = tuple(
        Row((_changed(each), each.get_kind_display(), each.words,
             f"{plain_date(each.added_on)} {each.added_by}"))
        for each in row.changes.all()
    )  # fmt: skip
    return Table("改变了什么", CHANGES, drawn, empty="还没有写。",
                 empty_next="按“写改变”，一条一条选事项、标准、指标、任务。")  # fmt: skip


def _changed(each: api.Change) -> object:
    page = LINKS.get(each.kind, "")
    return link_cell(each.name, reverse(page, args=[each.key])) if page else each.name


def piece_table(pieces: Sequence[api.Piece], number: int) -> Table:
    """Both editions side by side; long stretches that are the same are left out."""
    told = [piece for piece in pieces if piece.kind != api.SAME]
    drawn = tuple(Row((KINDS[each.kind], each.before or "—", each.after or "—")) for each in told)
    title = (
        f"第 {number} 版和第 {number - 1} 版不同的段落（一样的 {len(pieces) - len(told)} 段没有列）"
    )
    return Table(title, PIECES, drawn, empty="两版文字一样。")


def entries(row: api.Edition, following: api.Edition | None, on: date) -> list[Entry]:
    """An edition as it was entered and worked on."""
    told = [
        Entry("题目", row.title), Entry("制定机关", row.issuer),
        Entry("文号", row.document_number or "没有"),
        Entry("成文、施行", f"{_day(row.issued_on)}，{_day(row.effective_on)}"),
        Entry("效力", api.force(row, following, on).label),
        Entry("登记", f"{plain_date(row.entered_on)} {row.entered_by}"
              f"{f'，来自{row.source}' if row.source else ''}"),
    ]  # fmt: skip
    if row.summary:
        who = f"（{plain_date(row.read_on)} {row.read_by}）" if row.read_on else ""
        told.append(Entry("要点", f"{row.summary}{who}"))
    if row.result:
        told.append(Entry("落实情况", row.result))
    return told


def _force(row: api.Edition, following: api.Edition | None, on: date) -> object:
    found = api.force(row, following, on)
    return tag_cell(found.label, FORCES[found])


def _day(day: date | None) -> str:
    return plain_date(day) if day else "没有印发"
