"""Tips as officers read them: the list, one of them, what may be the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.tips.api import (
    Deed,
    Likely,
    Tip,
    TipCounts,
    Wanted,
    clock_of,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.desk.tips.forms import WAITING
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.clock import ClockState

Names = Mapping[str, str]
COLUMNS = (
    Column("回执号"), Column("情况"), Column("是谁"), Column("所在地", secondary=True),
    Column("来源", secondary=True), Column("接办", secondary=True), Column("剩余时限"),
)  # fmt: skip
EMPTY, THEN = "没有符合条件的线索。", "居民在网上反映、窗口和热线登记的，会出现在这里。"


def tip_table(tips: Sequence[Tip], names: Names, on: date) -> Table:
    """What is due first comes first."""
    return Table(
        "求助线索", COLUMNS, tuple(_row(tip, names, on) for tip in tips),
        empty=EMPTY, empty_next=THEN,
    )  # fmt: skip


def tabs(wanted: Wanted, counts: TipCounts) -> tuple[Tab, ...]:
    """All that wait, untaken, mine, late; and children in danger where one may see them."""
    plain = wanted.state == WAITING and not (wanted.mine or wanted.overdue or wanted.kind)
    harm = (
        Tab(
            "儿童受伤害", address(kind="child_harm"), wanted.kind == "child_harm", str(counts.harm)
        ),
    )
    return (
        Tab("没有办结的", address(), plain, str(counts.waiting)),
        *(harm if counts.harm else ()),
        Tab("没有人接的", address(state="open"), wanted.state == "open", str(counts.untaken)),
        Tab("我接办的", address(mine="on"), wanted.mine, str(counts.mine)),
        Tab("等答复的", address(state="owed"), wanted.state == "owed", str(counts.owed)),
        Tab("超期的", address(overdue="on"), wanted.overdue, str(counts.overdue)),
        Tab("已办结的", address(state="closed"), wanted.state == "closed"),
    )


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:tips')}{'?' if query else ''}{urlencode(query)}"


def figures(tip: Tip, place: str) -> tuple[Figure, ...]:
    """What, where from, when."""
    return (
        Figure("类别", tip.kind_name, strong=True),
        Figure("所在地", near(place)),
        Figure("来源", tip.source_name),
        Figure("收到", plain_date(tip.received_on)),
    )


def story(tip: Tip) -> list[Entry]:
    """What was told."""
    told = tip.told
    return [
        Entry("情况", told["words"]),
        Entry("具体在哪里", told["where"] or "没有说"),
        Entry("是谁", told["who"] or "没有说"),
        Entry("反映人", tip.reporter_masked or "没有留"),
    ]


def events(deeds: Sequence[Deed], tip: Tip, clock: ClockState | None) -> list[Event]:
    """What was done, and what comes next."""
    done = [Event(d.get_kind_display(), d.by, d.on, note=d.words) for d in deeds]
    if not tip.waits:
        return done
    late = clock is not None and clock.level == "late"
    state = "late" if late else "now"
    return [*done, Event("核实并办结", state=state, due=clock.text if clock else "")]


def likely(found: Sequence[Likely], names: Names) -> list[tuple[Likely, str]]:
    """Tips that may be the same, with their place."""
    return [(each, near(names[each.tip.division_code])) for each in found]


def _row(tip: Tip, names: Names, on: date) -> Row:
    clock = clock_of(tip, on) if tip.waits else None
    state = clock_cell(clock) if clock else tag_cell(tip.outcome_name or tip.get_state_display())
    kind = tag_cell(tip.kind_name, "late") if tip.is_harm else tip.kind_name
    return Row(
        (tip.number, kind, tip.who_masked, near(names[tip.division_code]), tip.source_name,
         tip.taken_name or "还没有人接", state),
        reverse("desk:tip", args=[tip.pk]),
        clock.level if clock and clock.level in ("late", "soon") else "",
    )  # fmt: skip
