"""Lights as officers read them."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.lights import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date

TONES = {api.RED: "late", api.AMBER: "soon"}
HOUSES = (
    Column("机构"), Column("类别", secondary=True), Column("红灯", numeric=True),
    Column("黄灯", numeric=True),
)  # fmt: skip
LIGHTS = (
    Column("颜色"), Column("检查项"), Column("原因"), Column("从哪天起"), Column("怎样处理"),
    Column("办理"),
)  # fmt: skip
PAST = (Column("检查项"), Column("原因"), Column("发现"), Column("熄灯"), Column("怎样处理"))
CHECKS = (
    Column("检查项"), Column("什么时候亮"), Column("依据"), Column("用到的参数", secondary=True),
)  # fmt: skip


def figures(board: api.Board) -> list[Figure]:
    """Each facility counts by its worst light."""
    address = reverse("desk:lights")
    return [
        Figure("红灯", str(board.red), "家", strong=True, url=f"{address}?colour={api.RED}"),
        Figure("黄灯", str(board.amber), "家", url=f"{address}?colour={api.AMBER}"),
        Figure("没有亮灯", str(board.green), "家"),
    ]


def house_table(rows: Iterable[api.Standing]) -> Table:
    """Facilities with lights on; each opens its own."""
    drawn = tuple(
        Row(
            (row.facility.name, row.facility.kind_name, str(row.red), str(row.amber)),
            reverse("desk:facility-lights", args=[row.facility.pk]),
        )
        for row in rows
    )
    return Table("亮灯的机构", HOUSES, drawn, empty="没有符合条件的机构亮灯。",
                 empty_next="每天夜里看一遍；各项怎样亮灯见“检查项”。")  # fmt: skip


def light_table(rows: Iterable[api.Light], *, may_note: bool) -> Table:
    """What is on, the red first."""
    names = api.check_names()
    drawn = tuple(
        Row((
            tag_cell(row.colour_name, TONES[row.colour]),
            names.get(row.check_code, row.check_code), row.why,
            plain_date(row.since or row.seen_on), _handled(row),
            link_cell("写处理情况", reverse("desk:light-note", args=[row.pk])) if may_note else "",
        ))
        for row in sorted(rows, key=lambda row: (row.colour != api.RED, row.check_code))
    )  # fmt: skip
    return Table("亮着的灯", LIGHTS, drawn, empty="这家机构没有亮灯。",
                 empty_next="各检查项见“检查项”。")  # fmt: skip


def past_table(rows: Iterable[api.Light]) -> Table:
    """What was on and is out, the newest first."""
    names = api.check_names()
    drawn = tuple(
        Row((
            names.get(row.check_code, row.check_code), row.why, plain_date(row.seen_on),
            plain_date(row.ended_on) if row.ended_on else "", _handled(row),
        ))
        for row in rows
    )  # fmt: skip
    return Table("已经熄的灯", PAST, drawn, empty="还没有熄过的灯。", empty_next="")


def check_table() -> Table:
    """Every check with its meaning."""
    drawn = tuple(
        Row((each.name, each.meaning, each.basis or "尚未核实", "、".join(each.parameters)))
        for each in api.checks()
    )
    return Table("检查项", CHECKS, drawn, empty="没有登记检查项。", empty_next="")


def _handled(row: api.Light) -> str:
    if not row.note or row.noted_on is None:
        return "还没有写"
    return f"{row.note}（{row.noted_by}，{plain_date(row.noted_on)}）"
