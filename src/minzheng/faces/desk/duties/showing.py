"""Duties as officers read them: the list, one duty, its turns."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.duties import api
from minzheng.engines.indicators.api import indicators
from minzheng.engines.plans.api import ALERT, INDICATOR, PROJECT, TIES, Tied
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.last_days import due_clock
from minzheng.registers.offices.api import ROLES

TURNS = (
    Column("任务"), Column("责任单位"), Column("期限"), Column("状态"),
    Column("进度", numeric=True), Column("来源", secondary=True),
)  # fmt: skip
TIED = (Column("关联"), Column("种类"), Column("现在"))
KINDS = {**TIES, api.POLICY: "政策文件"}
PAGES = {INDICATOR: "desk:figure", PROJECT: "desk:pipeline-project", ALERT: "desk:alert",
         api.POLICY: "desk:policy"}  # fmt: skip
TONES = {"open": "info", "handed": "soon", "closed": "ok", "dropped": "plain"}


def turn_table(rows: Iterable[api.Turn], places: Mapping[str, str], on: date) -> Table:
    """Turns of duties; each opens its duty."""
    drawn = tuple(
        Row(
            (_title(row), owner(row.duty, places), _until(row, on),
             tag_cell(row.get_state_display(), TONES[row.state]), f"{row.percent}%",
             row.duty.source_words or "直接交办"),
            reverse("desk:duty", args=[row.duty_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("任务", TURNS, drawn, empty="没有符合条件的任务。",
                 empty_next="在“规划”里把条目交办给岗位，任务就会列在这里。")  # fmt: skip


def owner(duty: api.Duty, places: Mapping[str, str]) -> str:
    """The post that owns it, with its place."""
    return f"{places.get(duty.division_code, duty.division_code)} {duty.owner_name}"


def figures(told: api.Standing, query: str = "") -> list[Figure]:
    """How a set stands, each number with its list."""

    def behind(state: str) -> str:
        return f"{reverse('desk:duties')}?{urlencode({'state': state})}{query}"

    return [
        Figure("超期", str(told.late), "项", url=behind(api.LATE), strong=told.late > 0),
        Figure("进行中", str(told.open), "项", url=behind(api.OPEN)),
        Figure("等核实", str(told.waiting), "项", url=behind(api.WAITING)),
        Figure("已办结", str(told.closed), "项", url=behind(api.CLOSED)),
    ]


def entries(duty: api.Duty, places: Mapping[str, str]) -> list[Entry]:
    """A duty as it was given."""
    told = [
        Entry("责任", owner(duty, places)),
        Entry("配合", _helpers(duty, places)),
        Entry("凭什么算办完", duty.evidence),
        Entry("多久一次", duty.rhythm_words or "办一次"),
        Entry("从哪里来", duty.source_words or "直接交办"),
        Entry("交办", f"{plain_date(duty.given_on)} {duty.given_by}"),
        Entry("状态", duty.get_state_display()),
    ]
    if duty.ended_why:
        told.append(Entry("撤销原因", duty.ended_why))
    return told


def tie_table(rows: Iterable[Tied], duty: api.Duty, *, may_give: bool) -> Table:
    """What a duty touches; each leads to the thing itself."""
    columns = (*TIED, Column("更正", secondary=True)) if may_give else TIED
    drawn = tuple(
        Row((_named(each.tie), KINDS.get(each.tie.kind, ""), each.now or "—",
             *([_untie(duty, each.tie)] if may_give else [])))
        for each in rows
    )  # fmt: skip
    return Table("关联", columns, drawn, empty="没有关联指标、项目、事项、预警。")


def _named(tie: api.Tie) -> object:
    page = PAGES.get(tie.kind)
    return link_cell(tie.words, reverse(page, args=[tie.key])) if page else tie.words


def tied_words(tied: str) -> str:
    """To what the list is narrowed, in words: 指标：新收办件."""
    kind, _, key = tied.partition(":")
    known = indicators().get(key) if kind == INDICATOR else None
    return f"{KINDS[kind]}：{known.title if known else key}" if kind in KINDS else ""


def _untie(duty: api.Duty, tie: api.Tie) -> object:
    return link_cell("取消关联", reverse("desk:duty-untie", args=[duty.pk, tie.pk]))


def _helpers(duty: api.Duty, places: Mapping[str, str]) -> str:
    told = (f"{places.get(place, place)} {ROLES.get(role, role)}" for role, place in duty.helping)
    return "、".join(told) or "没有"


def events(turn: api.Turn) -> list[Event]:
    """One turn from its beginning to now."""
    told = [Event("开始", on=turn.begins_on, note=f"{turn.due_on} 前办结")]
    told += [Event(f"改期，原来是 {each['from']}", on=each["on"], note=each["why"])
             for each in turn.moved]  # fmt: skip
    if turn.said_on:
        told.append(Event(f"进度 {turn.percent}%", on=turn.said_on, note=turn.words))
    if turn.handed_on:
        told.append(Event("提交", turn.handed_by, turn.handed_on, note=turn.proof))
    if turn.returned_why:
        told.append(Event("退回", state="late", note=turn.returned_why))
    if turn.closed_on:
        told.append(Event("核实办结", turn.closed_by, turn.closed_on))
    return told


def _title(row: api.Turn) -> str:
    return f"{row.duty.title}（第 {row.number} 次）" if row.duty.every_months else row.duty.title


def _until(row: api.Turn, on: date) -> str:
    going = row.state == api.TurnState.OPEN
    return clock_cell(due_clock(row.due_on, on)) if going else plain_date(row.due_on)
