"""Incidents, problems, drills and assessments as a house reads them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from minzheng.engines.safety import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Row, Table
from minzheng.faces.looks.written import plain_date

INCIDENTS = (
    Column("时间"), Column("谁"), Column("类别"), Column("伤害"), Column("状态"), Column("期限"),
)  # fmt: skip
PROBLEMS = (Column("问题"), Column("类别"), Column("发现"), Column("期限"), Column("状态"))
DRILLS = (
    Column("日期"), Column("科目"), Column("人数", numeric=True), Column("分钟", numeric=True),
    Column("没有做好的"),
)  # fmt: skip
DUE = (Column("谁"), Column("上次评估"), Column("应在"), Column("状态"))
ASSESSED = (Column("日期"), Column("风险"), Column("措施"), Column("评估人"))
TONES = {"told": "soon", "written": "info", "closed": "ok"}


def incident_table(rows: Iterable[api.Incident], today: date, caption: str) -> Table:
    """Incidents; each opens its page."""
    drawn = tuple(
        Row(
            (clock(row.happened_at), row.person.name, row.risk_name, row.harm_name,
             tag_cell(row.get_state_display(), TONES[row.state]), until(row, today)),
            reverse("provider:incident", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table(caption, INCIDENTS, drawn, empty="没有意外记录。",
                 empty_next="发生意外先救人，再用一分钟记下来，事后补全。")  # fmt: skip


def problem_table(rows: Iterable[api.Problem], today: date, caption: str) -> Table:
    """Problems; each opens its page."""
    drawn = tuple(
        Row(
            (row.words, row.area_name, plain_date(row.found_on), plain_date(row.due_on),
             state_of(row, today)),
            reverse("provider:safety-problem", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table(caption, PROBLEMS, drawn, empty="没有待整改的隐患。",
                 empty_next="自查里选“有问题”的会列在这里。")  # fmt: skip


def drill_table(rows: Iterable[api.Drill]) -> Table:
    """Drills."""
    drawn = tuple(
        Row((plain_date(row.day), row.kind_name, str(row.people), str(row.minutes),
             row.failed or "没有"))
        for row in rows
    )  # fmt: skip
    return Table("应急演练", DRILLS, drawn, empty="还没有登记演练。",
                 empty_next="演练以后在这里登记。")  # fmt: skip


def due_table(rows: Iterable[api.DueAssessment], today: date) -> Table:
    """Residents to be assessed; each opens the form."""
    drawn = tuple(
        Row(
            (row.stay.person.name, plain_date(row.last) if row.last else "还没有做过",
             plain_date(row.due_on),
             tag_cell("已过期", "late") if row.due_on < today else tag_cell("快到期", "soon")),
            reverse("provider:safety-assess", args=[row.stay.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("要做安全风险评估的老人", DUE, drawn, empty="没有到期的评估。",
                 empty_next="入住时做一次，以后每年一次。")  # fmt: skip


def assessed_table(rows: Iterable[api.RiskAssessment]) -> Table:
    """What was assessed of a resident before."""
    drawn = tuple(
        Row(
            (
                plain_date(row.day),
                row.risk_words,
                row.measures or "没有",
                f"{row.first}、{row.second}",
            )
        )
        for row in rows
    )
    return Table(
        "以前的评估", ASSESSED, drawn, empty="以前没有评估过。", empty_next="填好上面的表。"
    )


def incident_entries(row: api.Incident, now: datetime) -> list[Entry]:
    """Everything written of an incident."""
    told = [
        Entry("谁", row.person.name), Entry("在哪里", f"{row.facility.name} {row.place}"),
        Entry("时间", clock(row.happened_at)), Entry("类别", f"{row.risk_name}，{row.harm_name}"),
        Entry("经过", row.words), Entry("当时处置", row.first_action),
        Entry("报告民政", f"{clock(row.told_at)}{'，超过时限' if row.was_told_late else ''}"),
        Entry("告知家属", family_words(row, now)),
    ]  # fmt: skip
    if row.cause:
        told += [Entry("原因", row.cause), Entry("改进措施", row.measures)]
    if row.review:
        told.append(Entry("复核意见", f"{row.review}（{row.reviewed_by}）"))
    return told


def events(row: api.Incident) -> list[Event]:
    """How far it is."""
    closed, written = row.state == api.State.CLOSED, row.state != api.State.TOLD
    return [
        Event("记录", row.told_by, row.told_at),
        Event("写明原因和措施", row.written_by, state="done" if written else "now"),
        Event("复核", row.reviewed_by if closed else "", row.closed_on,
              state="done" if closed else "now" if written else "next",
              due="" if closed else f"{row.due_on} 前"),
    ]  # fmt: skip


def family_words(row: api.Incident, now: datetime) -> str:
    """When the family was told, and whether in time."""
    late = "，超过时限" if row.family_is_late(now) else ""
    if row.family_told_at is None:
        return f"还没有告知，应在 {clock(row.family_by)} 前{late}"
    return f"{clock(row.family_told_at)}{late}"


def until(row: api.Incident, today: date) -> object:
    """By when it is to be closed."""
    if row.state == api.State.CLOSED:
        return f"{row.closed_on} 结案"
    return tag_cell(f"{row.due_on} 前", "late" if row.due_on < today else "info")


def state_of(row: api.Problem, today: date) -> object:
    """Put right, late, or still to do."""
    if row.fixed_on is not None:
        return tag_cell(f"{row.fixed_on} 整改", "ok")
    return tag_cell("已过期", "late") if row.is_late(today) else tag_cell("待整改", "soon")


def clock(at: datetime) -> str:
    """2026-11-02 03:15, by the house's clock."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
