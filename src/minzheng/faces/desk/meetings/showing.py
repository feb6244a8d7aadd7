"""Groups, meetings and decisions as officers read them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.meetings import api
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.last_days import due_clock

MEETINGS = (Column("会议"), Column("小组"), Column("日期"), Column("种类", secondary=True),
            Column("状态"))  # fmt: skip
GROUPS = (Column("小组"), Column("成员", numeric=True), Column("文号用字", secondary=True))
ITEMS = (Column("议题"), Column("汇报"), Column("说明", secondary=True), Column("材料"))
CAME = (Column("姓名"), Column("岗位"), Column("职务", secondary=True), Column("到会"))
DECISIONS = (Column("议定事项"), Column("责任"), Column("期限"), Column("状态"),
             Column("会议", secondary=True))  # fmt: skip
TONES = {"planned": "plain", "called": "soon", "held": "ok", "off": "plain"}
STATES = {"late": "late", "open": "info", "waiting": "soon", "closed": "ok", "dropped": "plain"}


def meeting_table(rows: Iterable[api.Meeting]) -> Table:
    """Meetings, the newest first."""
    drawn = tuple(
        Row((row.title, row.group.name, plain_date(row.day), row.get_kind_display(),
             tag_cell(row.get_state_display(), TONES[row.state])),
            reverse("desk:meeting", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("会议", MEETINGS, drawn, empty="还没有会议。",
                 empty_next="先设立领导小组，再安排会议。")  # fmt: skip


def group_table(rows: Iterable[tuple[api.Group, int]], *, writes: bool) -> Table:
    """Groups; each opens its seats for who may change them."""
    drawn = tuple(
        Row((row.name, str(seats), row.word),
            reverse("desk:group-seats", args=[row.pk]) if writes else "")
        for row, seats in rows
    )  # fmt: skip
    return Table("领导小组", GROUPS, drawn, empty="还没有领导小组。")


def item_table(row: api.Meeting, items: Sequence[api.Item]) -> Table:
    """The agenda in its order."""
    drawn = tuple(
        Row((f"{each.number}. {each.title}", each.told_by, each.words or _about(each),
             _paper(row, each)))
        for each in items
    )  # fmt: skip
    return Table("议程", ITEMS, drawn, empty="还没有议题。",
                 empty_next="按“列入议程”；以前没有办结的议定事项可以直接选。")  # fmt: skip


def came_table(rows: Sequence[api.Attendance], places: Mapping[str, str]) -> Table:
    """Who was called, and who came."""
    drawn = tuple(
        Row((each.name, f"{near(places.get(each.division_code, ''))} {each.role_name}",
             each.get_seat_display(),
             f"{each.get_presence_display()}{_stands_in(each)}"))
        for each in rows
    )  # fmt: skip
    return Table("到会", CAME, drawn, empty="还没有通知。")


def decision_table(
    rows: Iterable[api.Followed], places: Mapping[str, str], on: date, *, own: Collection[int]
) -> Table:
    """Decisions with how far their duty is; a duty of one's own opens, others tell."""
    drawn = tuple(
        Row((f"{each.decision.number}. {each.decision.text}", _owner(each, places),
             _until(each, on), tag_cell(api.NAMES[each.state], STATES[each.state]),
             link_cell(f"{plain_date(each.decision.meeting.day)} {each.decision.meeting.title}",
                       reverse("desk:meeting", args=[each.decision.meeting_id]))),
            reverse("desk:duty", args=[each.decision.duty_id])
            if each.decision.duty_id in own else "")
        for each in rows
    )  # fmt: skip
    return Table("议定事项", DECISIONS, drawn, empty="没有符合条件的议定事项。",
                 empty_next="开会以后在会议页记“议定事项”，每一件就是一项任务。")  # fmt: skip


def figures(rows: Sequence[api.Followed]) -> list[Figure]:
    """How decisions stand."""
    found = {state: sum(each.state == state for each in rows) for state in api.NAMES}
    page = reverse("desk:decisions")
    return [
        Figure(name, str(found[state]), "件", url=f"{page}?state={state}",
               strong=state == "late" and found[state] > 0)
        for state, name in api.NAMES.items() if state != "dropped"
    ]  # fmt: skip


def entries(row: api.Meeting) -> list[Entry]:
    """A meeting as it was arranged."""
    told = [
        Entry("小组", row.group.name), Entry("种类", row.get_kind_display()),
        Entry("日期", plain_date(row.day)), Entry("地点", row.place),
        Entry("安排", f"{plain_date(row.planned_on)} {row.planned_by}"),
        Entry("状态", row.get_state_display()),
    ]  # fmt: skip
    if row.off_why:
        told.append(Entry("取消原因", row.off_why))
    return told


def waiting_choices(rows: Iterable[api.Decision]) -> list[tuple[int, str]]:
    """Decisions that are not done, to put on the agenda."""
    return [(each.pk, f"{each.meeting.title} 第 {each.number} 件：{each.text[:40]}")
            for each in rows]  # fmt: skip


def _about(item: api.Item) -> str:
    return f"看第 {item.about.number} 件：{item.about.text}" if item.about else ""


def _paper(row: api.Meeting, item: api.Item) -> object:
    if not item.paper:
        return "没有"
    return link_cell(item.paper_name, reverse("desk:meeting-paper", args=[row.pk, item.number]))


def _stands_in(row: api.Attendance) -> str:
    return f"（{row.stands_in}）" if row.stands_in else ""


def _owner(each: api.Followed, places: Mapping[str, str]) -> str:
    duty = each.decision.duty
    return f"{places.get(duty.division_code, duty.division_code)} {duty.owner_name}"


def _until(each: api.Followed, on: date) -> object:
    going = each.state in ("late", "open")
    return clock_cell(due_clock(each.turn.due_on, on)) if going else plain_date(each.turn.due_on)
