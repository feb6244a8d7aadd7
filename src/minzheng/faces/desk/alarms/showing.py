"""Alarms and devices in lists."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.alarms import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import moment

ALARMS = (
    Column("收到"), Column("种类"), Column("谁家"), Column("中心"), Column("到了哪一级"),
    Column("状态"), Column("结果"),
)  # fmt: skip
DEVICES = (
    Column("序列号"), Column("种类"), Column("谁家"), Column("中心"), Column("最后收到"),
    Column("状态"),
)  # fmt: skip
STEPS = (Column("时间"), Column("做了什么"), Column("说明"), Column("谁"))
TONES = {"open": "late", "answered": "soon", "arrived": "soon", "closed": "ok"}


def alarm_table(rows: Iterable[api.Alarm]) -> Table:
    """Alarms; each opens its own page."""
    drawn = tuple(
        Row(
            (moment(row.received_at), _kind(row), row.device.person.name, row.facility.name,
             row.level_name, tag_cell(row.get_state_display(), TONES[row.state]),
             row.get_outcome_display() or "还没有"),
            reverse("desk:alarm", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("报警", ALARMS, drawn, empty="没有符合条件的报警。",
                 empty_next="设备报警、演练会出现在这里，新的在前。")  # fmt: skip


def device_table(rows: Iterable[api.Device]) -> Table:
    """Devices."""
    drawn = tuple(
        Row(
            (row.serial, row.get_kind_display(), row.person.name, row.facility.name,
             moment(row.seen_at) if row.seen_at else "从来没有",
             f"{row.ended_on} 停用" if row.ended_on else tag_cell("在用", "ok")),
        )
        for row in rows
    )  # fmt: skip
    return Table("报警设备", DEVICES, drawn, empty="没有符合条件的设备。",
                 empty_next="中心登记设备以后出现在这里。")  # fmt: skip


def step_table(rows: Iterable[api.Step]) -> Table:
    """What happened, minute by minute."""
    drawn = tuple(
        Row((moment(row.at), row.what, row.words or "无", row.by or "系统")) for row in rows
    )
    return Table("经过", STEPS, drawn)


def _kind(row: api.Alarm) -> str:
    return f"{row.get_kind_display()}（演练）" if row.drill else row.get_kind_display()
