"""Inspections as officers read them: the list, one of them, its findings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.oversight.api import (
    ALL_WAITING,
    BAD,
    HEADS,
    Answer,
    Counts,
    Deed,
    Finding,
    FindingState,
    Inspection,
    Item,
    State,
    Wanted,
    due_clock,
    may_look,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.clock import ClockState

Names = Mapping[str, str]
COLUMNS = (
    Column("机构"), Column("计划日", secondary=True), Column("缘由", secondary=True),
    Column("检查人员", secondary=True), Column("状态"),
    Column("没有整改好", numeric=True, secondary=True),
    Column("所在地", secondary=True), Column("剩余时限"),
)  # fmt: skip
EMPTY, THEN = "没有符合条件的检查。", "有权安排的，按“安排检查”。"
TONES = {State.PLANNED: "info", State.OPEN: "soon", State.CONCLUDED: "soon", State.SETTLED: "ok"}
FINDING_TONES = {
    FindingState.OPEN: "soon", FindingState.ANSWERED: "info", FindingState.CLOSED: "ok",
}  # fmt: skip


@dataclass(frozen=True)
class FindingCard:
    """A finding with what was done, how long is left, and what the viewer may do about it."""

    row: Finding
    tone: str
    clock: ClockState | None
    events: list[Event]
    proofs: list[Deed]
    may_look: bool
    may_decide: bool


@dataclass(frozen=True)
class Wrong:
    """An item that does not conform, with its finding once it is written."""

    item: Item
    note: str
    finding: Finding | None


def inspection_table(rows: Sequence[Inspection], names: Names, on: date, caption: str) -> Table:
    """What is due first comes first, so that what is late stands on top."""
    drawn = tuple(_row(each, names, on) for each in rows)
    return Table(caption, COLUMNS, drawn, empty=EMPTY, empty_next=THEN)


def tabs(wanted: Wanted, counts: Counts) -> tuple[Tab, ...]:
    """All that wait, late, mine, and what is over."""
    plain = wanted.state == ALL_WAITING and not (wanted.mine or wanted.late)
    return (
        Tab("没有办结的", address(), plain, str(counts.waiting)),
        Tab("超期的", address(late="on"), wanted.late, str(counts.late)),
        Tab("我检查的", address(mine="on"), wanted.mine, str(counts.mine)),
        Tab("已办结的", address(state="settled"), wanted.state == State.SETTLED),
    )


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:inspections')}{'?' if query else ''}{urlencode(query)}"


def figures(one: Inspection, place: str) -> tuple[Figure, ...]:
    """Which day, why, who, where."""
    return (
        Figure("计划日", plain_date(one.planned_on), strong=True),
        Figure("缘由", one.reason_name),
        Figure("检查人员", one.inspector_names),
        Figure("所在地", near(place)),
    )


def entries(one: Inspection, answered: int) -> list[Entry]:
    """What is known of the inspection itself."""
    total = len(one.sheet.items)
    told = [
        Entry("检查表", f"{one.sheet.name}（{total} 项，已填 {answered} 项）"),
        Entry("检查表校验值", one.digest[:16], source="安排时的样子，以后改检查表不影响这次检查"),
    ]
    if one.witness:
        refused = "拒绝确认" if one.witness_refused else "看过并确认"
        words = f"：{one.witness_words}" if one.witness_words else ""
        told.append(Entry("机构在场人", f"{one.witness}，{refused}{words}"))
    return told


def events(one: Inspection) -> list[Event]:
    """How far it is."""
    found = [Event("计划", one.inspector_names, one.planned_on)]
    if one.begun_on:
        found.append(Event("开始检查", on=one.begun_on))
    for name, day in (
        (one.first_name, one.first_confirmed_on), (one.second_name, one.second_confirmed_on)
    ):  # fmt: skip
        if day is not None:
            found.append(Event("检查人员确认", name, day))
    if one.concluded_on:
        letter = one.notice.number if one.notice else ""
        found.append(Event("检查结束", on=one.concluded_on, note=letter))
    if one.state == State.CALLED_OFF:
        found.append(Event("已取消", note=one.called_off))
    if one.state == State.SETTLED:
        found.append(Event("全部办结", on=one.next_on))
    return found


def cards(
    found: Iterable[tuple[Finding, list[Deed]]], viewer: Viewer, on: date
) -> list[FindingCard]:
    """The findings in the order given."""
    return [_card(row, deeds, viewer, on) for row, deeds in found]


def wrong_items(
    one: Inspection, answers: Iterable[Answer], found: Iterable[Finding]
) -> list[Wrong]:
    """What does not conform, in the order of the list."""
    by_code = {row.code: row for row in found}
    bad = {each.code: each for each in answers if each.answer == BAD}
    return [
        Wrong(item, bad[code].note, by_code.get(code))
        for code, item in one.sheet.items.items()
        if code in bad
    ]


def finding_events(deeds: Iterable[Deed]) -> list[Event]:
    """What was done about a finding, oldest first."""
    return [
        Event(
            deed.get_kind_display(), deed.by, deed.on, note=deed.words,
            due=f"到 {plain_date(deed.until)}" if deed.until else "",
        )
        for deed in deeds
    ]  # fmt: skip


def _card(row: Finding, deeds: list[Deed], viewer: Viewer, on: date) -> FindingCard:
    waits = row.state in (FindingState.OPEN, FindingState.ANSWERED)
    place = row.inspection.facility.division_code
    return FindingCard(
        row,
        FINDING_TONES.get(FindingState(row.state), "plain"),
        due_clock(row.until, on) if waits else None,
        finding_events(deeds),
        [deed for deed in deeds if deed.paper],
        may_look(viewer, row),
        row.asked_until is not None and may(viewer, HEADS, place),
    )


def _row(one: Inspection, names: Names, on: date) -> Row:
    clock = clock_cell(due_clock(one.next_on, on)) if one.waits else plain_date(one.next_on)
    waiting, every = getattr(one, "open_findings", 0), getattr(one, "all_findings", 0)
    cells = (
        one.facility.name, plain_date(one.planned_on), one.reason_name, one.inspector_names,
        tag_cell(one.get_state_display(), TONES.get(State(one.state), "plain")),
        f"{waiting} / {every}" if every else "—",
        near(names[one.facility.division_code]), clock,
    )  # fmt: skip
    return Row(cells, reverse("desk:inspection", args=[one.pk]))
