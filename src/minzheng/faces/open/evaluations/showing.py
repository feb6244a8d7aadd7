"""Rubrics, rounds and results as anybody reads them; no person's name stands in them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from minzheng.engines.evaluations import api
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date

text = api.points_text
ROUNDS = (
    Column("评价"),
    Column("年度", numeric=True),
    Column("单位", numeric=True),
    Column("状态"),
)
RUBRICS = (Column("评分表"), Column("版本"), Column("总分", numeric=True), Column("核实情况"))
ITEMS = (Column("评分项"), Column("满分", numeric=True), Column("怎样评"), Column("依据和分数线"))
GRADES = (Column("等次"), Column("总分", numeric=True), Column("各部分", numeric=True),
          Column("补贴系数", numeric=True))  # fmt: skip
HISTORY = (Column("评价"), Column("总分", numeric=True), Column("等次"), Column("有效期止"))


def round_table(rows: Iterable[api.Round]) -> Table:
    """The newest first; rows are counted by who fetched them."""
    drawn = tuple(
        Row((row.title, str(row.year), str(row.__dict__["houses"]), row.get_state_display()),
            f"{row.pk}/")
        for row in rows
    )  # fmt: skip
    return Table("历次评价", ROUNDS, drawn, empty="还没有公布过评价方案。",
                 empty_next="区民政局公布以后会出现在这里。")  # fmt: skip


def rubric_list(rows: Iterable[api.InForce]) -> Table:
    """What is in force."""
    drawn = tuple(
        Row((each.rubric.title, f"第 {each.number} 版，{plain_date(each.since)} 起" if each.number
             else "随系统提供", text(each.rubric.total), each.rubric.status_words),
            reverse("open:evaluation-rubric", args=[each.rubric.key]))
        for each in rows
    )  # fmt: skip
    return Table("现行评分表", RUBRICS, drawn)


def rubric_tables(rubric: api.Rubric) -> list[Table]:
    """Every weight, part by part."""
    return [
        Table(f"{part.title}（{text(part.points)} 分）", ITEMS, tuple(
            Row((f"{item.code} {item.title}", text(item.points), api.PROOFS[item.proof],
                 api.basis_of(item)))
            for item in part.items
        ))
        for part in rubric.dimensions
    ]  # fmt: skip


def grade_table(rubric: api.Rubric, worth: Mapping[str, int]) -> Table:
    """What a grade needs and what it is worth."""
    rows = tuple(
        Row((each.name, text(each.total), f"{each.part}%",
             f"{worth[each.coefficient] / 100:g}%" if each.coefficient in worth else "没有"))
        for each in rubric.grades
    )  # fmt: skip
    return Table("等次：总分和各部分都要达到", GRADES, rows)


def house_table(row: api.Round, entries: Iterable[api.Entry]) -> Table:
    """The houses; points from the publicity on, grades from the result on."""
    told = row.state != api.RoundState.OPEN
    parts = tuple(Column(part.title, numeric=True) for part in row.rubric.dimensions)
    columns = (Column("单位"), *((*parts, Column("总分", numeric=True)) if told else ()),
               Column("等次" if row.decided_on else "状态"))  # fmt: skip
    drawn = tuple(_house(row, each, told) for each in entries)
    return Table("参评单位", columns, drawn)


def round_facts(row: api.Round) -> list[Entry]:
    """The plan."""
    told = [
        Entry("评价期", f"{plain_date(row.since)} 到 {plain_date(row.until)}"),
        Entry("自评截止", plain_date(row.self_until)),
        Entry("方案公布", plain_date(row.planned_on)),
        Entry("评分表", f"第 {row.version} 版" if row.version else "随系统提供的版本"),
    ]
    if row.shown_on and row.shown_until:
        told.append(Entry("公示", f"{plain_date(row.shown_on)} 到 {plain_date(row.shown_until)}"))
    if row.decided_on:
        told.append(Entry("结果", plain_date(row.decided_on)))
    return told


def history_table(rows: Iterable[api.Entry]) -> Table:
    """The results of a house, the newest first."""
    drawn = tuple(
        Row((row.round.title, text(row.total or 0), row.grade_name,
             plain_date(row.valid_until) if row.valid_until else "没有"),
            reverse("open:evaluation", args=[row.round_id]))
        for row in rows
    )  # fmt: skip
    return Table("历次结果", HISTORY, drawn, empty="还没有评价结果。",
                 empty_next="评价出结果以后会出现在这里。")  # fmt: skip


def _house(row: api.Round, each: api.Entry, told: bool) -> Row:
    left_out = each.state == api.EntryState.LEFT_OUT
    points = tuple(
        text(each.parts[part.code]) if each.parts else "没有" for part in row.rubric.dimensions
    )
    total = text(each.total) if each.total is not None else "没有"
    if left_out:
        last = f"不参加：{each.left_out_why}"
    else:
        last = each.grade_name if row.decided_on else each.get_state_display()
    url = reverse("open:evaluated", args=[each.facility_id]) if each.facility_id else ""
    return Row((each.name, *((*points, total) if told else ()), last), url)
