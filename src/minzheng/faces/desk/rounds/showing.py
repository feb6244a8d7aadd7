"""Visits as officers read them: the month's list, rates by place, one elder."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.rounds import api
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date

DUES = (
    Column("姓名"), Column("为什么探访"), Column("状态"), Column("最迟"), Column("探访人"),
    Column("最近见到", secondary=True),
)  # fmt: skip
RATES = (
    Column("地方"), Column("应访", numeric=True), Column("已访", numeric=True),
    Column("逾期未访", numeric=True), Column("月探访率", numeric=True),
)  # fmt: skip
CHECKS = (Column("姓名"), Column("为什么"), Column("最迟"), Column("结果"))
TONES = {"open": "info", "done": "ok", "missed": "late", "dropped": "plain"}


def due_table(rows: Iterable[api.Due], on: date) -> Table:
    """What is due; each opens the elder."""
    drawn = tuple(
        Row(
            (row.person.name, row.listed.group_words,
             tag_cell(row.get_state_display(), TONES[row.state]),
             clock_cell(api.due_clock(row.due_on, on)) if row.state == api.State.OPEN
             else plain_date(row.due_on),
             row.listed.visitor or "还没有定",
             plain_date(row.listed.met_on) if row.listed.met_on else "还没有"),
            reverse("desk:elder-round", args=[row.listed_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("本月应访", DUES, drawn, empty="没有符合条件的应访。",
                 empty_next="每天按登记簿自动列入；登记簿查不到的，在老人档案页列入。")  # fmt: skip


def rate_figures(rate: api.Rate, month: str, checks: int) -> list[Figure]:
    """A month in four figures, each with the list behind it."""

    def behind(state: str) -> str:
        return f"{reverse('desk:elder-rounds')}?{urlencode({'month': month, 'state': state})}"

    return [
        Figure("月探访率", share_words(rate), "", strong=True),
        Figure("已访", f"{rate.done}/{rate.due}", "次", url=behind("done")),
        Figure("逾期未访", str(rate.missed), "次", url=behind("missed")),
        Figure("紧急核实", str(checks), "件", url=reverse("desk:elder-round-checks")),
    ]


def rate_table(rows: Iterable[api.Rate], month: str) -> Table:
    """Rates by place, the lowest first; each leads to what is not done there."""
    drawn = tuple(
        Row(
            (row.name, str(row.due), str(row.done), str(row.missed), share_words(row)),
            f"{reverse('desk:elder-rounds')}?{urlencode({'month': month, 'division': row.code})}",
        )
        for row in rows
    )  # fmt: skip
    return Table("月探访率", RATES, drawn, empty="这个月没有应访的老年人。",
                 empty_next="换一个月看看。")  # fmt: skip


def rate_chart(rows: list[api.Rate]) -> Chart | None:
    """The dozen lowest."""
    if not rows:
        return None
    bars = tuple(Bar(row.name, (row.share or 0) * 100, share_words(row)) for row in rows[:12])
    low = rows[0]
    return Chart("月探访率", f"最低的是{low.name}：{share_words(low)}。", "%", bars)


def share_words(rate: api.Rate) -> str:
    """Done of due in percent; a word where nothing is due."""
    return "没有应访" if rate.share is None else f"{rate.share:.1%}"


def check_table(rows: Iterable[api.Check], on: date, *, may: bool) -> Table:
    """Checks; an open one leads to closing it."""
    drawn = tuple(
        Row(
            (row.listed.person.name, row.why,
             clock_cell(api.due_clock(row.due_on, on)) if row.closed_on is None
             else plain_date(row.closed_on),
             f"{row.result_name}（{row.closed_by}）" if row.closed_on
             else tag_cell("等核实", "late")),
            reverse("desk:elder-round-check", args=[row.pk]) if may and row.closed_on is None
            else reverse("desk:elder-round", args=[row.listed_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("紧急核实", CHECKS, drawn, empty="没有要紧急核实的。",
                 empty_next="连续没有人应、探访发现危险的，会出现在这里。")  # fmt: skip


def entries(row: api.Listed) -> list[Entry]:
    """Somebody as listed."""
    told = [
        Entry("为什么探访", row.group_words),
        Entry("风险", row.get_risk_display()),
        Entry("探访人", row.visitor or "还没有定"),
        Entry("替补人", row.substitute or "没有"),
        Entry("列入", plain_date(row.since)),
        Entry("最近见到", plain_date(row.met_on) if row.met_on else "还没有"),
    ]
    if row.reason:
        told.insert(1, Entry("人工列入的理由", row.reason))
    if row.ended_on:
        told.append(Entry("结束", f"{plain_date(row.ended_on)} {row.end_name} {row.ended_words}"))
    return told


def month_events(dues: Iterable[api.Due]) -> list[Event]:
    """The month as stretches."""
    states = {"done": "done", "open": "now", "missed": "late", "dropped": "paused"}
    return [
        Event(f"第 {due.number} 次：{due.get_state_display()}", on=due.due_on,
              state=states[due.state], note=f"{plain_date(due.begins_on)}起")
        for due in dues
    ]  # fmt: skip
