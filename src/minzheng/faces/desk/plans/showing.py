"""Plans as officers read them: the list, the tree, targets, towns, one item in its source."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from minzheng.engines.duties import api as duties
from minzheng.engines.plans import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date

PLANS = (Column("名称"), Column("文种"), Column("年份", numeric=True), Column("读入"))
TREE = (
    Column("条目"), Column("怎样了"), Column("超期", numeric=True), Column("进行中", numeric=True),
    Column("等核实", numeric=True), Column("办结", numeric=True), Column("期限", secondary=True),
)  # fmt: skip
AIMS = (
    Column("目标"), Column("要达到", numeric=True), Column("现在", numeric=True),
    Column("怎样了"), Column("条目", secondary=True),
)  # fmt: skip
TOWNS = (Column("责任单位"), Column("超期", numeric=True), Column("进行中", numeric=True),
         Column("等核实", numeric=True), Column("办结", numeric=True))  # fmt: skip
FIGURES = (Column("数的是什么"), Column("数值", numeric=True), Column("种类"), Column("状态"),
           Column("指标"))  # fmt: skip
STATES = {
    api.REACHED: ("达到", "ok"),
    api.SHORT: ("没有达到", "late"),
    api.UNKNOWN: ("这个月还没有算", "plain"),
    api.WAITING: ("没有对上指标", "plain"),
}
AROUND, SHORT = 200, 42


def plan_table(rows: Iterable[api.Plan]) -> Table:
    """The plans that hold here."""
    drawn = tuple(
        Row((row.title, row.get_kind_display(), str(row.year), plain_date(row.made_on)),
            reverse("desk:plan", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("规划和计划", PLANS, drawn, empty="还没有读入规划或计划。",
                 empty_next="区民政局经办人员把公布的文件读进来，条目就成为任务。")  # fmt: skip


def plan_figures(told: api.PlanStanding) -> list[Figure]:
    """The plan in five numbers."""
    aims = [each for each in told.aims if each.state in (api.REACHED, api.SHORT)]
    return [
        Figure("超期", str(told.whole.late), "项", strong=told.whole.late > 0),
        Figure("进行中", str(told.whole.open), "项"),
        Figure("已办结", str(told.whole.closed), "项"),
        Figure("还没有交办", str(told.unassigned), "条"),
        Figure("目标达到", f"{told.reached}/{len(aims)}", "个", "对上指标的目标里"),
    ]


def tree_table(told: api.PlanStanding) -> Table:
    """Every item in the order of the text; each opens itself."""
    drawn = tuple(
        Row(
            (_name(each.item), _state(each), *_numbers(each.whole), each.item.due or ""),
            reverse("desk:plan-item", args=[each.item.pk]),
        )
        for each in told.branches
    )
    return Table("条目", TREE, drawn)


def aim_table(told: api.PlanStanding) -> Table:
    """Targets, beside what the records say."""
    drawn = tuple(
        Row(
            (each.figure.measures, f"{each.figure.value}{each.figure.unit}",
             f"{each.told.text}（{each.told.month.label}）" if each.told else "",
             tag_cell(*STATES[each.state]), each.figure.item.path),
            reverse("desk:plan-item", args=[each.figure.item_id]),
        )
        for each in told.aims
    )  # fmt: skip
    return Table("目标", AIMS, drawn, empty="没有读出目标。")


def town_table(
    rows: Iterable[tuple[tuple[str, str], duties.Standing]], places: Mapping[str, str]
) -> Table:
    """Where duties are, the most late first; each leads to its list."""
    drawn = tuple(
        Row((f"{places.get(code, code)} {post}", *_numbers(told)),
            f"{reverse('desk:duties')}?{urlencode({'division': code})}")
        for (code, post), told in rows
    )  # fmt: skip
    return Table("各责任单位", TOWNS, drawn, empty="还没有交办任务。",
                 empty_next="打开条目，按“交办”。")  # fmt: skip


def source_of(item: api.Item) -> SafeString:
    """The item in its source, marked, with a little of what stands around."""
    text, start, end = item.version.text, item.start, item.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    told = (_lines(each) for each in (before, text[start:end], after))
    return format_html('<p class="compare">{}<mark>{}</mark>{}</p>', *told)


def _lines(text: str) -> SafeString:
    """Text with its line breaks."""
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))


def entries(item: api.Item) -> list[Entry]:
    """An item as read and as corrected."""
    told = [
        Entry("标题", item.heading or "没有"),
        Entry("期限", item.due or "没有写"),
        Entry("频次", "、".join(str(each["text"]) for each in item.rhythms) or "没有写"),
        Entry("责任单位", "、".join(item.owners) or "没有写"),
    ]
    if item.cites:
        told.append(Entry("引用", "、".join(item.cites)))
    if item.since != api.Since.KEPT:
        told.append(Entry("和上一版比", item.get_since_display()))
    if item.corrected:
        told.append(Entry("更正", "标题、文字、期限里有更正，读出的原文在下面"))
    if item.aside_why:
        told.append(Entry("不作任务", item.aside_why))
    return told


def figure_table(item: api.Item, *, may: bool) -> Table:
    """The figures of an item; each opens its correction."""
    drawn = tuple(
        Row(
            (each.measures, f"{each.value}{each.unit}", each.get_kind_display(),
             "新版本没有" if each.gone else each.get_status_display(),
             each.indicator or "没有对上"),
            reverse("desk:plan-figure", args=[each.pk]) if may else "",
        )
        for each in item.figures.all()
    )  # fmt: skip
    return Table("数字", FIGURES, drawn, empty="这一条没有数字。")


def duty_entries(rows: Iterable[duties.Duty], places: Mapping[str, str]) -> list[Entry]:
    """The duties that come from an item."""
    return [
        Entry(
            f"{places.get(row.division_code, row.division_code)} {row.owner_name}",
            link_cell(
                f"{row.title}：{row.get_state_display()}", reverse("desk:duty", args=[row.pk])
            ),
        )
        for row in rows
    ]


def _name(item: api.Item) -> str:
    part = f"（第 {item.part + 1} 段）" if item.part else ""
    said = item.heading or item.text[:SHORT]
    return f"{'　' * (item.depth - 1)}{item.path.rpartition('/')[2]} {said}{part}"


def _state(branch: api.Branch) -> str:
    item = branch.item
    if item.since == api.Since.GONE:
        return tag_cell("新版本没有", "late" if branch.own.all else "plain")
    if item.aside_why:
        return tag_cell("不作任务", "plain")
    if branch.own.late:
        return tag_cell("超期", "late")
    if branch.own.all:
        return tag_cell("已交办", "ok")
    if branch.whole.all:
        return "下面的条目已交办"
    return tag_cell("新增", "soon") if item.since == api.Since.NEW else "没有交办"


def _numbers(told: duties.Standing) -> tuple[str, ...]:
    return tuple(str(each) for each in (told.late, told.open, told.waiting, told.closed))
