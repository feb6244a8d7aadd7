"""Safety as officers read it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from minzheng.engines.safety import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date

INCIDENTS = (
    Column("时间"), Column("机构"), Column("谁"), Column("类别"), Column("伤害"),
    Column("状态"), Column("期限"),
)  # fmt: skip
HOUSES = (
    Column("机构"), Column("入住", numeric=True), Column("一年意外", numeric=True),
    Column("每千床日", numeric=True), Column("重大", numeric=True),
    Column("没有结案", numeric=True), Column("待整改隐患", numeric=True), Column("上次演练"),
)  # fmt: skip
PROBLEMS = (Column("问题"), Column("类别"), Column("发现"), Column("期限"), Column("状态"))
DRILLS = (
    Column("日期"), Column("科目"), Column("人数", numeric=True), Column("分钟", numeric=True),
    Column("没有做好的"), Column("怎样改进"),
)  # fmt: skip
DUE = (Column("谁"), Column("上次评估"), Column("应在"))
TONES = {"told": "soon", "written": "info", "closed": "ok"}


def incident_table(rows: Iterable[api.Incident], today: date) -> Table:
    """Incidents; each opens its page."""
    drawn = tuple(
        Row(
            (clock(row.happened_at), row.facility.name, row.person.name, row.risk_name,
             tag_cell(row.harm_name, "late") if row.is_serious else row.harm_name,
             tag_cell(row.get_state_display(), TONES[row.state]), _until(row, today)),
            reverse("desk:incident", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("意外", INCIDENTS, drawn, empty="没有符合条件的意外。",
                 empty_next="机构记下的意外会出现在这里，重伤、死亡的马上发通知。")  # fmt: skip


def house_table(rows: Iterable[api.HouseSafety]) -> Table:
    """Houses over the last year; each opens its page."""
    drawn = tuple(
        Row(
            (row.facility.name, str(row.residents), str(row.incidents), rate_words(row),
             str(row.serious), str(row.waiting), str(row.problems),
             plain_date(row.last_drill) if row.last_drill else "没有登记"),
            reverse("desk:safety-house", args=[row.facility.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("各机构安全", HOUSES, drawn, empty="还没有机构登记入住。",
                 empty_next="机构登记入住、意外、演练以后出现在这里。")  # fmt: skip


def figures(row: api.HouseSafety) -> list[Figure]:
    """One house over the last year."""
    return [
        Figure("一年意外", str(row.incidents), "起", strong=True),
        Figure("每千床日", rate_words(row), "起", note=f"近一年 {row.days} 床日"),
        Figure("没有结案", str(row.waiting), "起"),
        Figure("待整改隐患", str(row.problems), "个"),
    ]


def problem_table(rows: Iterable[api.Problem], today: date) -> Table:
    """What is still wrong, then what was put right lately; photos open."""
    drawn = tuple(
        Row(
            (row.words, row.area_name, plain_date(row.found_on), plain_date(row.due_on),
             _state(row, today)),
            reverse("desk:safety-photo", args=[row.pk]) if row.paper else "",
        )
        for row in rows
    )  # fmt: skip
    return Table("隐患和整改", PROBLEMS, drawn, empty="没有登记隐患。",
                 empty_next="机构自查发现的会列在这里。")  # fmt: skip


def drill_table(rows: Iterable[api.Drill]) -> Table:
    """Drills."""
    drawn = tuple(
        Row((plain_date(row.day), row.kind_name, str(row.people), str(row.minutes),
             row.failed or "没有", row.measures or "没有"))
        for row in rows
    )  # fmt: skip
    return Table("应急演练", DRILLS, drawn, empty="没有登记演练。",
                 empty_next="请机构在机构端“安全”里登记。")  # fmt: skip


def due_table(rows: Iterable[api.DueAssessment]) -> Table:
    """Residents to be assessed."""
    drawn = tuple(
        Row((row.stay.person.name, plain_date(row.last) if row.last else "还没有做过",
             plain_date(row.due_on)))
        for row in rows
    )  # fmt: skip
    return Table("要做安全风险评估的老人", DUE, drawn, empty="没有到期的评估。",
                 empty_next="入住时做一次，以后每年一次。")  # fmt: skip


def incident_entries(row: api.Incident, now: datetime) -> list[Entry]:
    """Everything written of an incident."""
    late = "，超过时限" if row.family_is_late(now) else ""
    told = clock(row.family_told_at) if row.family_told_at else "还没有告知"
    entries = [
        Entry("谁", row.person.name), Entry("在哪里", f"{row.facility.name} {row.place}"),
        Entry("时间", clock(row.happened_at)), Entry("类别", f"{row.risk_name}，{row.harm_name}"),
        Entry("经过", row.words), Entry("当时处置", row.first_action),
        Entry("报告民政", f"{clock(row.told_at)}{'，超过时限' if row.was_told_late else ''}"),
        Entry("告知家属", f"{told}{late}"), Entry("记录人", row.told_by),
    ]  # fmt: skip
    if row.cause:
        entries += [Entry("原因", row.cause), Entry("改进措施", row.measures)]
    if row.review:
        entries.append(Entry("复核意见", f"{row.review}（{row.reviewed_by}）"))
    return entries


def rate_words(row: api.HouseSafety) -> str:
    """Incidents per 1,000 days; what nobody can reckon is said."""
    return "没有入住" if row.rate is None else f"{row.rate:.2f}"


def clock(at: datetime) -> str:
    """2026-11-02 03:15, by the house's clock."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _until(row: api.Incident, today: date) -> object:
    if row.closed_on is not None:
        return f"{row.closed_on} 结案"
    return tag_cell(f"{row.due_on} 前", "late" if row.due_on < today else "info")


def _state(row: api.Problem, today: date) -> object:
    if row.fixed_on is not None:
        return tag_cell(f"{row.fixed_on} 整改", "ok")
    return tag_cell("已过期", "late") if row.is_late(today) else tag_cell("待整改", "soon")
