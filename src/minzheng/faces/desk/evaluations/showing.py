"""Rounds, houses, sheets and subsidies as officers read them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.evaluations import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Line, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

text = api.points_text
ROUNDS = (
    Column("评价"), Column("年度", numeric=True), Column("单位", numeric=True),
    Column("没评完", numeric=True), Column("自评截止"), Column("状态"),
)  # fmt: skip
HOUSES = (
    Column("单位"), Column("状态"), Column("总分", numeric=True), Column("等次"),
    Column("有效期止", secondary=True),
)  # fmt: skip
SUBSIDIES = (
    Column("编号"), Column("单位"), Column("补贴"), Column("状态"),
    Column("金额（元）", numeric=True),
)  # fmt: skip
SCHEMES = (Column("评分表"), Column("版本"), Column("用于"), Column("总分", numeric=True),
           Column("核实情况"))  # fmt: skip
VERSIONS = (Column("评分表"), Column("第几版"), Column("生效日"), Column("提出"), Column("状态"))
ITEMS = (
    Column("评分项"), Column("满分", numeric=True), Column("怎样评"), Column("依据和分数线"),
)  # fmt: skip
GRADES = (Column("等次"), Column("总分", numeric=True), Column("各部分", numeric=True),
          Column("补贴系数", numeric=True))  # fmt: skip
MINE = (Column("单位"), Column("评价"), Column("状态"), Column("到现场"))
STATE_TONES = {
    "open": "info", "shown": "soon", "decided": "ok", "invited": "soon", "handed_in": "info",
    "assessed": "info", "reviewed": "info", "left_out": "plain", "reckoned": "info",
    "approved": "soon", "paid": "ok", "returned": "late", "proposed": "soon", "in_force": "ok",
}  # fmt: skip


def state_cell(row: Any) -> object:
    """A row's state as a tag."""
    return tag_cell(row.get_state_display(), STATE_TONES.get(row.state, "plain"))


def round_table(rows: Iterable[Any]) -> Table:
    """Rounds; each opens its own page. Rows are counted by who fetched them."""
    drawn = tuple(
        Row((row.title, str(row.year), str(row.houses), str(row.waiting),
             plain_date(row.self_until), state_cell(row)),
            reverse("desk:evaluation", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("评价", ROUNDS, drawn, empty="还没有公布过评价方案。",
                 empty_next="区民政局经办人公布方案以后，参评单位会收到通知。")  # fmt: skip


def house_table(rows: Iterable[api.Entry]) -> Table:
    """The houses of a round; each opens its sheet."""
    drawn = tuple(
        Row((row.name, state_cell(row), "没有" if row.total is None else text(row.total),
             _grade(row), plain_date(row.valid_until) if row.valid_until else "没有"),
            reverse("desk:evaluated", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("参评单位", HOUSES, drawn, empty="没有符合条件的单位。",
                 empty_next="换一个状态看看。")  # fmt: skip


def round_figures(counts: Mapping[str, int], sums: api.Sums | None) -> list[Figure]:
    """How many are how far, and what it comes to."""
    takes = sum(n for state, n in counts.items() if state != api.EntryState.LEFT_OUT)
    done = [Figure(state.label, str(counts[state]), "家") for state in api.EntryState
            if counts.get(state) and state != api.EntryState.LEFT_OUT][:2]  # fmt: skip
    money = (
        [Figure("补贴", yuan(sums.amount), "元", note=f"已付 {yuan(sums.paid)} 元")] if sums else []
    )
    return [Figure("参评", str(takes), "家", strong=True), *done, *money]


def sheet_table(sheet: api.Sheet, blind: bool) -> Table:
    """Self, records, each assessor, what counts: side by side.

    Who has not handed in her own scores does not see the others'.
    """
    shown = () if blind else sheet.assessors
    columns = (
        Column("评分项"), Column("满分", numeric=True), Column("自评", numeric=True),
        Column("系统计算", numeric=True),
        *(Column(f"{each.name}", numeric=True) for each in shown),
        Column("得分", numeric=True), Column("怎样来的"),
    )  # fmt: skip
    rows = tuple(_sheet_row(line, blind) for line in sheet.lines)
    return Table("评分表", columns, rows)


def part_table(entry: api.Entry) -> Table:
    """Points by dimension."""
    columns = (Column("部分"), Column("满分", numeric=True), Column("得分", numeric=True),
               Column("占满分", numeric=True))  # fmt: skip
    rows = tuple(
        Row((part.title, text(part.points), text(entry.parts[part.code]),
             f"{entry.parts[part.code] * 100 / part.points:.1f}%"))
        for part in entry.rubric.dimensions
    )  # fmt: skip
    foot = ("合计", text(entry.rubric.total), text(entry.total or 0),
            f"{(entry.total or 0) * 100 / entry.rubric.total:.1f}%")  # fmt: skip
    return Table("各部分得分", columns, rows, foot)


def computed_lines(entry: api.Entry) -> list[Line]:
    """What the records gave, each with its arithmetic."""
    items = entry.rubric.items
    return [
        Line(f"{code} {items[code].title}", _computed(each), each["arithmetic"])
        for code, each in sorted(entry.computed.items())
    ]


def deeds(viewer: Viewer, entry: api.Entry, me: api.Assessor | None) -> list[tuple[str, str]]:
    """What this officer may do now with a house: words and address."""
    place, open_ = entry.division_code, entry.round.state == api.RoundState.OPEN
    state = api.EntryState(entry.state)
    plans = may(viewer, api.PROPOSERS, place) and open_
    reviews = may(viewer, api.REVIEWERS, place) and open_
    early = state in (api.EntryState.INVITED, api.EntryState.HANDED_IN)
    able = (
        (plans and early, "指派评估人员", "evaluated-assessor"),
        (reviews and state in (api.EntryState.ASSESSED, api.EntryState.REVIEWED), "复核",
         "evaluated-review"),
        (plans and state != api.EntryState.LEFT_OUT, "改为不参加", "evaluated-leave"),
    )  # fmt: skip
    own = _own_deeds(entry, me) if open_ and me is not None else []
    names = [*own, *((words, name) for holds, words, name in able if holds)]
    return [(words, reverse(f"desk:{name}", args=[entry.pk])) for words, name in names]


def may_compute(viewer: Viewer, entry: api.Entry, sheet: api.Sheet) -> bool:
    """Whether the records can be asked anew."""
    fresh = not any(each.handed_in_on for each in sheet.assessors)
    waits = entry.state == api.EntryState.HANDED_IN
    return fresh and waits and may(viewer, api.REVIEWERS, entry.division_code)


def entry_facts(entry: api.Entry) -> list[Entry]:
    """What is known of a house in its round."""
    told = [
        Entry("评价", entry.round.title),
        Entry("评价期", f"{plain_date(entry.round.since)} 到 {plain_date(entry.round.until)}"),
        Entry("自评", f"{plain_date(entry.handed_in_on)} {entry.handed_in_by}提交"
              if entry.handed_in_on else f"没有提交，{plain_date(entry.round.self_until)} 截止"),
    ]  # fmt: skip
    if entry.related:
        told.append(Entry("关联组织", "、".join(entry.related)))
    if entry.words:
        told.append(Entry("自评说明", entry.words))
    if entry.left_out_why:
        told.append(Entry("不参加的原因", entry.left_out_why))
    if entry.review_words:
        told.append(Entry("复核意见", f"{entry.reviewed_by}：{entry.review_words}"))
    return told


def assessor_facts(sheet: api.Sheet, tied: Iterable[api.Assessor]) -> list[Entry]:
    """Who looks, and how far each is."""
    told = [Entry(each.name, _how_far(each)) for each in sheet.assessors]
    return [*told, *(Entry(each.name, f"回避：{each.ties}") for each in tied)]


def mine_table(rows: Iterable[api.Assessor]) -> Table:
    """What an assessor is named for; each opens the sheet."""
    drawn = tuple(
        Row((row.entry.name, row.entry.round.title, _how_far(row),
             plain_date(row.visited_on) if row.visited_on else "没有"),
            reverse("desk:evaluated", args=[row.entry_id]))
        for row in rows
    )  # fmt: skip
    return Table("我的现场评估", MINE, drawn, empty="没有指派您评估。",
                 empty_next="区民政局指派以后会出现在这里。")  # fmt: skip


def scheme_table(rows: Iterable[api.InForce]) -> Table:
    """The rubrics in force."""
    drawn = tuple(
        Row((each.rubric.title, f"第 {each.number} 版，{plain_date(each.since)} 起" if each.number
             else "随系统提供", kinds_words(each.rubric), text(each.rubric.total),
             each.rubric.status_words), reverse("desk:rubric", args=[each.rubric.key]))
        for each in rows
    )  # fmt: skip
    return Table("现行评分表", SCHEMES, drawn)


def version_table(rows: Iterable[api.Scheme]) -> Table:
    """Proposed, approved and returned versions."""
    drawn = tuple(
        Row((row.kept["title"], str(row.number), plain_date(row.since),
             f"{plain_date(row.proposed_on)} {row.proposed_by}", state_cell(row)),
            reverse("desk:rubric-version", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("评分表的版本", VERSIONS, drawn, empty="还没有提出过改动。",
                 empty_next="打开一份评分表，可以提出改动。")  # fmt: skip


def rubric_tables(rubric: api.Rubric, before: api.Rubric | None = None) -> list[Table]:
    """A rubric part by part; what differs from the one before says so."""
    old = before.items if before is not None else {}
    return [
        Table(f"{part.title}（{text(part.points)} 分）", ITEMS,
              tuple(_item_row(item, old.get(item.code)) for item in part.items))
        for part in rubric.dimensions
    ]  # fmt: skip


def grade_table(rubric: api.Rubric, coefficients: Mapping[str, int]) -> Table:
    """What a grade needs and what it is worth."""
    rows = tuple(
        Row((each.name, text(each.total), f"{each.part}%",
             f"{coefficients[each.coefficient] / 100:g}%" if each.coefficient in coefficients
             else "没有"))
        for each in rubric.grades
    )  # fmt: skip
    return Table("等次：总分和各部分都要达到", GRADES, rows)


def subsidy_table(rows: Iterable[api.Subsidy]) -> Table:
    """Subsidies; each opens its arithmetic."""
    drawn = tuple(
        Row((row.number, row.entry.name, f"{row.entry.round.year} 年{row.name}", state_cell(row),
             yuan(row.amount)), reverse("desk:subsidy", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("评价补贴", SUBSIDIES, drawn, empty="没有符合条件的补贴。",
                 empty_next="评价出结果以后，经办人在评价页面测算。")  # fmt: skip


def subsidy_lines(row: api.Subsidy) -> list[Line]:
    """base × quantity × coefficient = amount."""
    share = f"{row.coefficient / 100:g}%"
    count = f"{row.quantity} {row.unit}".strip()
    return [
        Line("基数", f"{yuan(row.base)} 元", "参数，按定结果时的值"),
        Line("数量", count, row.working),
        Line(f"系数（{row.entry.grade_name}）", share, "参数，按等次"),
        Line("补贴", f"{yuan(row.amount)} 元",
             f"{yuan(row.base)} × {count} × {share}", kind="result"),
    ]  # fmt: skip


def kinds_words(rubric: api.Rubric) -> str:
    """For whom a rubric is, in words."""
    return "、".join(api.kind_names(rubric))


def _grade(row: api.Entry) -> object:
    if row.state == api.EntryState.DECIDED:
        return tag_cell(row.grade_name, "ok" if row.grade else "late")
    return "一票否决" if row.vetoes else "没有"


def _sheet_row(line: api.Line, blind: bool) -> Row:
    mine = line.mine
    told = "没有" if mine is None else text(mine.points)
    if mine is not None and mine.paper:
        words = f"{told}，看证明：{line.item.code}"
        told = link_cell(words, reverse("desk:evaluation-paper", args=[mine.pk]))
    marks = () if blind else tuple("没有" if m is None else text(m.points) for m in line.marks)
    final = "没有" if line.final is None or blind else text(line.final)
    return Row((f"{line.item.code} {line.item.title}", text(line.item.points), told,
                _computed(line.computed), *marks, final, _source(line, blind)))  # fmt: skip


def _source(line: api.Line, blind: bool) -> object:
    if blind:
        return api.PROOFS[line.item.proof]
    if line.apart:
        waits = line.agreement
        return tag_cell(
            f"{waits.by}提出 {text(waits.points)} 分，等确认" if waits else "相差太多，要合议",
            "soon",
        )
    if line.adjusted is not None:
        return f"{line.source}：{line.adjusted['why']}"
    return line.source


def _computed(told: Mapping[str, Any] | None) -> str:
    if told is None:
        return "不计算"
    return "没有记录" if told["points"] is None else text(told["points"])


def _how_far(row: api.Assessor) -> str:
    if row.tied:
        return "回避"
    if row.handed_in_on:
        return f"{plain_date(row.handed_in_on)} 提交评分"
    return "没有评完" if row.tied is not None else "没有声明利害关系"


def _own_deeds(entry: api.Entry, me: api.Assessor) -> Sequence[tuple[str, str]]:
    if me.tied is None:
        return [("声明利害关系", "evaluated-ties")]
    if me.tied or me.handed_in_on or entry.state != api.EntryState.HANDED_IN:
        return []
    return [("现场评分", "evaluated-scores"), ("提交评分", "evaluated-hand-in")]


def _item_row(item: api.Item, before: api.Item | None) -> Row:
    points = text(item.points)
    if before is not None and before.points != item.points:
        points = f"{points}（原 {text(before.points)}）"
    return Row((f"{item.code} {item.title}", points, api.PROOFS[item.proof], api.basis_of(item)))
