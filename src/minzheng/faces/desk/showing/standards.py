"""An adjustment in pictures and tables: its path, arithmetic, trial, difference report."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from django.urls import reverse

from minzheng.engines.parameters.api import place_names
from minzheng.engines.standards.api import (
    STAGE_WORDS,
    Adjustment,
    KindSum,
    Recalculation,
    Stage,
    stage_of,
)
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.desk.showing.words import near, whole
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Line, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.money import yuan_text
from minzheng.registers.masking import mask_name

ADJUSTMENTS = (
    Column("调整"), Column("地区"), Column("执行日"), Column("拟定标准"), Column("现在"),
)  # fmt: skip
TRIAL = (
    Column("地区或家庭类型"), Column("现在领"), Column("以后领"), Column("新增", numeric=True),
    Column("失去", numeric=True), Column("多领", numeric=True), Column("少领", numeric=True),
    Column("待核实", numeric=True), Column("每月增加（元）", numeric=True),
)  # fmt: skip
SUMS = (
    Column("种类"), Column("份数", numeric=True), Column("原来每月（元）", numeric=True),
    Column("以后每月（元）", numeric=True), Column("相差（元）", numeric=True),
)  # fmt: skip
ROWS = (
    Column("户号"), Column("领款人"), Column("事项", secondary=True),
    Column("原来（元）", numeric=True), Column("以后（元）", numeric=True),
    Column("相差（元）", numeric=True), Column("种类和办理"), Column("说明", secondary=True),
)  # fmt: skip
CSV_HEAD = (
    "户号", "领款人", "区划", "事项", "原来每月（元）", "以后每月（元）", "相差（元）",
    "种类", "办理", "原因", "结果", "文号",
)  # fmt: skip
TONES = {"raised": "ok", "same": "plain", "lowered": "late", "unknown": "soon", "ending": "plain"}
STATES = {"pending": "soon", "done": "ok", "opened": "info", "manual": "late", "stale": "late"}
KINDS = dict(Recalculation.Kind.choices)
PATH = (Stage.DRAFT, Stage.SIMULATED, Stage.PROPOSED, Stage.APPROVED, Stage.REPORTED,
        Stage.CONFIRMED, Stage.SWITCHED)  # fmt: skip


def adjustment_table(rows: Sequence[Adjustment]) -> Table:
    """Every adjustment, newest first."""
    names = place_names(row.place for row in rows)
    drawn = tuple(
        Row(
            (str(row), near(names[row.place]), plain_date(row.since), _standards(row),
             tag_cell(STAGE_WORDS[stage_of(row)])),
            reverse("desk:standard", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    then = "统计部门公布上年度人均消费支出后，点“开始一次调整”。"
    return Table("标准调整", ADJUSTMENTS, drawn, empty="还没有调整过标准。", empty_next=then)


def figures(row: Adjustment) -> tuple[Figure, ...]:
    """The proposed standards, before and after."""
    shown = [Figure("执行日", plain_date(row.since))]
    for each in row.proposed:
        shown.append(Figure(f"{each['label']}（原）", yuan(each["before"]), "元"))
        shown.append(Figure(f"{each['label']}（拟定）", yuan(each["after"]), "元", strong=True))
    return tuple(shown)


def path_events(row: Adjustment) -> tuple[Event, ...]:
    """The stages one below the other: what was done, what is next, what comes then."""
    stage = stage_of(row)
    if stage is Stage.DROPPED:
        return (Event("已作废", note=row.dropped_why),)
    begun = stage is Stage.DRAFT and not row.trace
    done = 0 if begun else PATH.index(stage) + 1
    return tuple(
        Event(what, who, on, "done" if place < done else "now" if place == done else "next", note)
        for place, (what, who, on, note) in enumerate(_path(row))
    )


def _path(row: Adjustment) -> Iterator[tuple[str, str, Any, str]]:
    yield "测算标准", row.opened_by, row.opened_on, "录入上年度人均消费支出，按公式测算"
    yield "试算", "", row.simulated_on, "在全部人口上看花多少钱、谁增谁减"
    yield "提交新标准", "", None, "写明文件，等待批准"
    yield "批准", "", None, "由另一位负责人批准，到执行日生效"
    yield "重新计算", row.reported_by, row.reported_on, "执行日起，逐份算出差异，不改金额"
    yield "确认", row.confirmed_by, row.confirmed_on, "由另一位负责人核对差异"
    yield "切换", row.switched_by, row.switched_on, "逐份调整并寄出告知书；减少的先核查、听取意见"


def arithmetic_lines(row: Adjustment) -> tuple[Line, ...]:
    """The formula with its numbers, line by line, with the sources of each."""
    return tuple(
        Line(
            each["label"],
            each["text"],
            working=_working(each),
            article="、".join(each["cites"]),
            quote="；".join(each["sources"]),
        )
        for each in row.trace
    )


def trial_tables(row: Adjustment) -> list[Table]:
    """What the simulation found: by town and by kind, for every matter whose sums move."""
    found = []
    for each in filter(_moved, row.trial):
        title = f"{each['title']}（{each['amount']}）"
        found.append(_trial_table(f"{title}：按地区", each["by_place"], each["total"]))
        found.append(_trial_table(f"{title}：按家庭类型", each["by_kind"], each["total"]))
    return found


def unmoved_matters(row: Adjustment) -> str:
    """The matters that read the standard and yet pay as before."""
    return "、".join(each["title"] for each in row.trial if not _moved(each))


def sum_table(sums: Sequence[KindSum], caption: str) -> Table:
    """Count and sums of each kind of difference."""
    drawn = tuple(
        Row(
            (KINDS[each.kind], str(each.count), yuan(each.before), yuan(each.after),
             yuan(each.after - each.before)),
            f"?kind={each.kind}#rows",
        )
        for each in sums
    )  # fmt: skip
    foot = ("合计", *_summed(sums)) if drawn else ()
    return Table(caption, SUMS, drawn, foot, empty="没有待遇受影响。")


def town_table(sums: Sequence[KindSum]) -> Table:
    """Each town: how many, and what it costs more a month."""
    names = place_names(each.town for each in sums)
    towns: dict[str, list[KindSum]] = {}
    for each in sums:
        towns.setdefault(each.town, []).append(each)
    drawn = tuple(
        Row((near(names[town]), *_summed(found)), f"?town={town}#rows")
        for town, found in sorted(towns.items())
    )
    columns = (Column("乡镇（街道）"), *SUMS[1:])
    return Table("按乡镇（街道）", columns, drawn, empty="没有待遇受影响。")


def row_table(rows: Iterable[Recalculation]) -> Table:
    """Benefit by benefit."""
    drawn = tuple(
        Row(
            (
                whole(row.entitlement.household.number),
                mask_name(row.entitlement.payee.name),
                matter_words(row.matter),
                yuan(row.old),
                yuan(row.new),
                yuan(row.difference),
                tag_cell(_standing(row), STATES.get(row.state) or TONES[row.kind]),
                _why(row),
            ),
            reverse("desk:household-payments", args=[row.entitlement.household.number]),
        )
        for row in rows
    )
    return Table("逐份差异", ROWS, drawn, empty="没有符合条件的待遇。")


def report_csv(rows: Iterable[Recalculation]) -> bytes:
    """The whole report for a spreadsheet (with the mark by which it knows the encoding)."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(CSV_HEAD)
    for row in rows:
        sums = (row.old, row.new, row.difference)
        writer.writerow(
            (
                row.entitlement.household.number, mask_name(row.entitlement.payee.name),
                row.division_code, matter_words(row.matter),
                *("" if fen is None else yuan_text(fen).removesuffix("元") for fen in sums),
                row.get_kind_display(), row.get_state_display(),
                row.reason, row.outcome, row.letter,
            )
        )  # fmt: skip
    return text.getvalue().encode("utf-8-sig")


def _summed(sums: Sequence[KindSum]) -> tuple[str, str, str, str]:
    """Count, before, after and difference of several together."""
    count, before = sum(each.count for each in sums), sum(each.before for each in sums)
    after = sum(each.after for each in sums)
    return str(count), yuan(before), yuan(after), yuan(after - before)


def _moved(trial: Mapping[str, Any]) -> bool:
    total = trial["total"]
    return bool(total["cost_before"] != total["cost_after"])


def _standing(row: Recalculation) -> str:
    if row.state == Recalculation.State.NOTHING:
        return row.get_kind_display()
    return f"{row.get_kind_display()}，{row.get_state_display()}"


def _why(row: Recalculation) -> str:
    """What is peculiar to this benefit; that the standard rose is said above."""
    if row.outcome or row.kind != Recalculation.Kind.RAISED:
        return row.outcome or row.reason
    return row.reason.partition("；")[2]


def _standards(row: Adjustment) -> str:
    found = (f"{yuan_text(each['before'])} → {yuan_text(each['after'])}" for each in row.proposed)
    return "，".join(found) or "还没有测算"


def _working(each: Mapping[str, Any]) -> str:
    text: str = each["sentence"]
    return (
        text.removeprefix(each["label"]).lstrip("： ＝").removesuffix(f"＝ {each['text']}").strip()
    )


def _trial_table(
    caption: str, rows: Sequence[Mapping[str, Any]], total: Mapping[str, Any]
) -> Table:
    names = place_names(row["key"] for row in rows if row["key"].isdecimal())
    drawn = tuple(Row(_trial_cells(row, near(names.get(row["key"], row["key"])))) for row in rows)
    return Table(caption, TRIAL, drawn, _trial_cells(total, "合计"), empty="没有人受影响。")


def _trial_cells(row: Mapping[str, Any], name: str) -> tuple[object, ...]:
    counts = (str(row[key]) for key in ("before", "after", "gained", "lost", "more", "less"))
    more = yuan(row["cost_after"] - row["cost_before"])
    return (name, *counts, str(row["unknown"]), more)
