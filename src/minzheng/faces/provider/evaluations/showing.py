"""Evaluations as a house reads them."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.evaluations import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Line, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

text = api.points_text
ENTRIES = (Column("评价"), Column("服务点"), Column("状态"), Column("自评截止"), Column("结果"))
PARTS = (Column("部分"), Column("满分", numeric=True), Column("得分", numeric=True))
ITEMS = (Column("评分项"), Column("满分", numeric=True), Column("自评", numeric=True),
         Column("得分", numeric=True), Column("怎样来的"))  # fmt: skip
TONES = {"invited": "soon", "decided": "ok", "left_out": "plain"}


def entry_table(rows: Iterable[api.Entry]) -> Table:
    """The house's evaluations, the newest first."""
    drawn = tuple(
        Row((row.round.title, row.name,
             tag_cell(row.get_state_display(), TONES.get(row.state, "info")),
             plain_date(row.round.self_until), row.grade_name if row.decided_on else "没有"),
            reverse("provider:evaluation", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("质量评价", ENTRIES, drawn, empty="还没有要参加的评价。",
                 empty_next="区民政局公布评价方案以后会出现在这里。")  # fmt: skip


def part_table(entry: api.Entry) -> Table:
    """Points by dimension."""
    rows = tuple(
        Row((part.title, text(part.points), text(entry.parts[part.code])))
        for part in entry.rubric.dimensions
    )
    return Table(
        "各部分得分", PARTS, rows, ("合计", text(entry.rubric.total), text(entry.total or 0))
    )


def item_table(sheet: api.Sheet) -> Table:
    """Points by item, with why."""
    rows = tuple(
        Row((f"{line.item.code} {line.item.title}", text(line.item.points),
             "没有" if line.mine is None else text(line.mine.points),
             "没有" if line.final is None else text(line.final), _source(line)))
        for line in sheet.lines
    )  # fmt: skip
    return Table("各项得分", ITEMS, rows)


def subsidy_entries(rows: Iterable[api.Subsidy]) -> list[Entry]:
    """The subsidies of the result."""
    return [
        Entry(row.name, f"{yuan(row.amount)} 元，{row.get_state_display()}"
              f"{f'（{plain_date(row.paid_on)}）' if row.paid_on else ''}")
        for row in rows
    ]  # fmt: skip


def computed_lines(entry: api.Entry) -> list[Line]:
    """What the records gave, each with its arithmetic."""
    items = entry.rubric.items
    return [
        Line(f"{code} {items[code].title}",
             "没有记录" if each["points"] is None else f"{text(each['points'])} 分",
             each["arithmetic"])
        for code, each in sorted(entry.computed.items())
    ]  # fmt: skip


def _source(line: api.Line) -> str:
    if line.adjusted is not None:
        return f"{line.source}：{line.adjusted['why']}"
    return line.source
