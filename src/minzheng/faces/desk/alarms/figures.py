"""How fast alarms are answered, as officers read it."""

from collections.abc import Iterable, Sequence

from minzheng.engines.alarms import api
from minzheng.faces.looks.parts import Column, Figure, Row, Table

RESPONSES = (
    Column("种类"), Column("报警", numeric=True), Column("误报", numeric=True),
    Column("误报率", numeric=True), Column("应答（分钟，中位数）", numeric=True),
    Column("应答（分钟，95%以内）", numeric=True),
)  # fmt: skip


def response_table(rows: Iterable[api.Response]) -> Table:
    """By kind of device."""
    drawn = tuple(
        Row((row.name, str(row.count), str(row.false), f"{row.false_share}%",
             _minutes(row.median), _minutes(row.high)))
        for row in rows
    )  # fmt: skip
    return Table("按设备种类", RESPONSES, drawn, empty="这个月没有报警。",
                 empty_next="换一个月看看；演练不算在内。")  # fmt: skip


def figure_strip(rows: Sequence[api.Response]) -> list[Figure]:
    """All kinds together."""
    return [
        Figure("报警", str(sum(row.count for row in rows)), "次", strong=True),
        Figure("误报", str(sum(row.false for row in rows)), "次"),
    ]


def _minutes(value: float | None) -> str:
    return "没有应答的" if value is None else f"{value:.1f}"
