"""Alerts as an officer reads them: the list, one of them, its history, what it rests on."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.alerts.api import (
    About,
    AlertTask,
    Counts,
    Deed,
    ToldFact,
    UnknownRule,
    Wanted,
    about,
    clock_of,
    rule_named,
    sentence_of,
)
from minzheng.faces.desk.alerts.forms import SEVERITIES, WAITING
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.alert import Concern, Severity
from minzheng.kernel.clock import ClockState
from minzheng.kernel.law import Article

Names = Mapping[str, str]
Known = Mapping[tuple[str, int], About]
COLUMNS = (
    Column("对象"), Column("预警说什么"), Column("轻重", secondary=True),
    Column("类别", secondary=True),
    Column("所在地", secondary=True), Column("接办", secondary=True), Column("剩余时限"),
)  # fmt: skip
OPEN = "open"
FACTS = (Column("项目"), Column("值"), Column("来源"), Column("版本", secondary=True))
TONES = {Severity.HIGH: "late", Severity.MEDIUM: "soon", Severity.LOW: "plain"}
LOUD = {"late": "late", "soon": "soon"}
EMPTY = "没有符合条件的预警。"
THEN = "每晚比对后，新发现的会出现在这里；换一个条件看看。"


def task_table(
    rows: Sequence[AlertTask], known: Known, names: Names, on: date, *, caption: str = "预警"
) -> Table:
    """Tasks with their sentences, graver first."""
    drawn = tuple(_row(task, known, names, on) for task in rows)
    return Table(caption, COLUMNS, drawn, empty=EMPTY, empty_next=THEN)


def tabs(wanted: Wanted, counts: Counts) -> tuple[Tab, ...]:
    """Every concern with its count, then what waits for me and what is late."""
    plain = wanted.state == WAITING and not (wanted.mine or wanted.overdue)
    whole = Tab("全部", address(), plain and not wanted.concern, str(counts.waiting))
    concerns = tuple(
        Tab(
            concern.value,
            address(concern=concern.name),
            plain and wanted.concern == concern.name,
            str(counts.concerns[concern.name]),
        )
        for concern in Concern
        if counts.concerns.get(concern.name)
    )
    mine = Tab("我接办的", address(mine="on"), wanted.mine, str(counts.mine))
    late = Tab("超期的", address(overdue="on"), wanted.overdue, str(counts.overdue))
    free = Tab("没有人接的", address(state="open"), wanted.state == OPEN, str(counts.untaken))
    return (whole, *concerns, free, mine, late)


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:alerts')}{'?' if query else ''}{urlencode(query)}"


def task_figures(task: AlertTask, place: str) -> tuple[Figure, ...]:
    """How grave, about what, since when, until when."""
    again = f"第 {task.times} 次提出" if task.times > 1 else ""
    return (
        Figure("轻重", SEVERITIES[Severity(task.severity)], strong=True),
        Figure("类别", Concern[task.concern].value),
        Figure("提出", plain_date(task.raised_on), note=again),
        Figure("最近比对", plain_date(task.seen_on), note="当时仍是这样" if task.waits else ""),
        Figure("所在地", near(place)),
    )


def fact_table(facts: Sequence[ToldFact]) -> Table:
    """Every value with who says so and in which version."""
    rows = tuple(Row((fact.term, fact.text, fact.source, fact.version)) for fact in facts)
    return Table("依据的数据", FACTS, rows, empty="这条规则不显示具体数值。")


def events(deeds: Sequence[Deed], task: AlertTask, clock_text: str) -> tuple[Event, ...]:
    """What was done so far, and what comes next."""
    done = [Event("夜间比对提出", "系统", task.raised_on)] if task.times == 1 else []
    done += [Event(deed.get_kind_display(), deed.by, deed.on, note=deed.words) for deed in deeds]
    if task.waits:
        who = task.taken_name or "还没有人接办"
        done.append(
            Event("等待判定", who, state="now", due=f"{plain_date(task.due_on)} 到期，{clock_text}")
        )
    return tuple(done)


def papers(deeds: Sequence[Deed], task: AlertTask) -> list[tuple[str, str]]:
    """Photos and papers with their addresses."""
    return [
        (deed.paper_name, reverse("desk:alert-paper", args=[task.pk, deed.pk]))
        for deed in deeds
        if deed.paper
    ]


def articles(rule_key: str) -> list[Article]:
    """The articles a rule rests on."""
    cites = rule_named(rule_key).cites
    return list(cites) if isinstance(cites, tuple) else [cites]


def title_of(rule: str) -> str:
    """The name of a rule; of one that is gone what its key says."""
    return rule.rsplit(":", maxsplit=1)[-1]


def link_of(whom: About) -> tuple[str, str]:
    """The page of the person or household a task is about."""
    if whom.household:
        return whom.name, reverse("desk:household", args=[whom.household])
    return whom.name, reverse("desk:person", args=[whom.person]) if whom.person else ""


def lead_of(task: AlertTask) -> tuple[str, str]:
    """What a verdict led to and its page: a case, a draft, a recovery."""
    kind, _, number = task.lead_ref.split("、")[0].partition(":")
    pages = {"case": "desk:case", "draft": "desk:intake-form", "recovery": "desk:recovery"}
    if kind not in pages:
        return "", ""
    return f"{task.get_lead_display()}：{number}", reverse(pages[kind], args=[number])


def _row(task: AlertTask, known: Known, names: Names, on: date) -> Row:
    whom, clock = about(task, known), _clock(task, on)
    grade = Severity(task.severity)
    cells = (
        whom.name,
        sentence_of(task, whom.name),
        tag_cell(SEVERITIES[grade], TONES[grade]),
        Concern[task.concern].value,
        near(names.get(task.division_code, task.division_code)),
        task.taken_name or "没有人接",
        clock_cell(clock) if clock and task.waits else task.get_state_display(),
    )
    tone = LOUD.get(clock.level, "") if clock and task.waits else ""
    return Row(cells, reverse("desk:alert", args=[task.pk]), tone)


def _clock(task: AlertTask, on: date) -> ClockState | None:
    try:
        return clock_of(task, on)
    except UnknownRule:
        return None
