"""Entries as officers read them: the list, one of them with its score, the monitored households."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.discovery import api
from minzheng.faces.desk.discovery.forms import WAITING
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Line, Row, Tab, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.clock import ClockState

Names = Mapping[int, str]
Places = Mapping[str, str]
COLUMNS = (
    Column("谁"), Column("困难程度", numeric=True), Column("为什么在这里"),
    Column("所在地", secondary=True), Column("在哪一级", secondary=True),
    Column("谁在办", secondary=True), Column("剩余时限"),
)  # fmt: skip
MONITORED = (
    Column("家庭"), Column("所在地", secondary=True), Column("推算人均月收入", numeric=True),
    Column("上次", numeric=True, secondary=True), Column("有哪些变化"), Column("在办的事"),
)  # fmt: skip
TREND = (
    Column("比对日期"), Column("监测户", numeric=True), Column("有变化的", numeric=True),
    Column("各项变化"), Column("人口表", secondary=True),
)  # fmt: skip
EMPTY = "没有符合条件的家庭。"
THEN = "村里报告、热线、网上线索和数据预警发现的人，会出现在这里。"


def score_text(low: int, high: int) -> str:
    """A score in words: one number where nothing is left to ask."""
    return f"{low}" if low == high else f"{low}～{high}"


def entry_table(
    rows: Sequence[api.Entry],
    *,
    names: Names,
    places: Places,
    reasons: Mapping[int, list[api.Reason]],
    on: date,
) -> Table:
    """Urgent first, then by the score it has at least, then by age."""
    lines = (_row(row, names, places, reasons.get(row.pk, []), on) for row in rows)
    return Table("主动发现名单", COLUMNS, tuple(lines), empty=EMPTY, empty_next=THEN)


def tabs(wanted: api.Wanted, counts: api.EntryCounts) -> tuple[Tab, ...]:
    """One tab a level, then what is untaken, hers, late, closed."""
    waits = wanted.state == WAITING
    plain = waits and not (wanted.mine or wanted.overdue or wanted.level)
    levels = tuple(
        Tab(f"{label}名单", address(level=level), waits and wanted.level == level,
            str(counts.levels[level]))
        for level, label in api.LEVELS.items()
    )  # fmt: skip
    return (
        Tab("没有办结的", address(), plain, str(counts.waiting)),
        *levels,
        Tab("没有人接的", address(state="open"), wanted.state == "open", str(counts.untaken)),
        Tab("我接办的", address(mine="on"), wanted.mine, str(counts.mine)),
        Tab("超期的", address(overdue="on"), wanted.overdue, str(counts.overdue)),
        Tab("已办结的", address(state="closed"), wanted.state == "closed"),
    )


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:entries')}{'?' if query else ''}{urlencode(query)}"


def query(held: Mapping[str, str], after: int) -> str:
    """The conditions of a page's next one."""
    return urlencode({**held, "after": str(after)})


def figures(entry: api.Entry, place: str) -> tuple[Figure, ...]:
    """How hard, where, at which level, since when."""
    score = score_text(entry.score_low, entry.score_high)
    return (
        Figure("困难程度", score, "分", note="只排先后，不决定待遇", strong=True),
        Figure("所在地", near(place)),
        Figure("在哪一级", entry.level_name, note=entry.taken_name or "还没有人接"),
        Figure("列入名单", plain_date(entry.opened_on)),
    )


def parts_of(score: api.Score) -> list[Line]:
    """The seven respects with their points, then the whole."""
    lines = [
        Line(part.label, f"{score_text(part.low, part.high)} / {part.full}",
             kind="plain" if part.low == part.high else "unknown")
        for part in score.parts
    ]  # fmt: skip
    whole = f"{score_text(score.low, score.high)} / {score.full}"
    return [*lines, Line("合计", whole, kind="result")]


def workings(score: api.Score) -> list[Line]:
    """Every rule that was looked at, with numbers; only for those who read departments' data."""
    return [
        Line(
            f"{line.label}{f'（{line.member}）' if line.member else ''}",
            line.text,
            working=line.sentence,
            article="、".join(str(article) for article in line.cites),
        )
        for line in score.evaluation.trace
    ]


def events(deeds: Sequence[api.Deed], clock: ClockState | None, level: str) -> list[Event]:
    """What was done, by whom at which level, and what comes next."""
    done = [
        Event(deed.get_kind_display(), f"{deed.by}（{api.LEVELS[deed.level]}）", deed.on,
              note=deed.words)
        for deed in deeds
    ]  # fmt: skip
    if clock is None:
        return done
    state = "late" if clock.level == "late" else "now"
    return [*done, Event(f"{level}办理", state=state, due=clock.text)]


def reason_rows(rows: Sequence[api.Reason]) -> list[tuple[api.Reason, str]]:
    """Why it is there, each with the page of the tip or alert behind it."""
    return [(row, _behind(row)) for row in rows]


def monitored_table(rows: Sequence[api.Line], names: Names, places: Places) -> Table:
    """Who changed most stands first."""
    lines = tuple(_watched(line, names, places) for line in rows)
    then = "比对以后，监测名单里的家庭和他们的变化会出现在这里。"
    return Table("防返贫监测户", MONITORED, lines, empty=EMPTY, empty_next=then)


def trend_table(rows: Sequence[api.Comparison]) -> Table:
    """The comparisons, the newest first."""
    lines = tuple(
        Row((
            plain_date(row.day), f"{row.homes:,}", f"{row.changed:,}", _held(row), row.population
        ))
        for row in rows
    )  # fmt: skip
    return Table("历次比对", TREND, lines, empty="还没有比对过。")


def _row(
    entry: api.Entry, names: Names, places: Places, reasons: list[api.Reason], on: date
) -> Row:
    clock = api.clock_of(entry, on)
    last = clock_cell(clock) if clock else tag_cell(entry.outcome_name or entry.get_state_display())
    who: object = names[entry.pk]
    if entry.is_urgent and entry.waits:
        who = f"{who}（紧急）"
    told = "、".join(dict.fromkeys(row.words for row in reasons)) or "上级转来"
    tone = {"late": "late", "soon": "soon"}.get(clock.level, "") if clock else ""
    cells = (
        who, score_text(entry.score_low, entry.score_high), told,
        near(places[entry.division_code]), entry.level_name, entry.taken_name or "还没有人接", last,
    )  # fmt: skip
    return Row(cells, reverse("desk:entry", args=[entry.pk]), tone)


def _held(row: api.Comparison) -> str:
    told = (f"{api.title_of(key)} {count}" for key, count in row.triggers.items())
    return "、".join(told) or "没有"


def _behind(row: api.Reason) -> str:
    if row.tip_id is not None:
        return reverse("desk:tip", args=[row.tip_id])
    if row.watched_id is not None:
        return reverse("desk:monitored")
    return reverse("desk:alert", args=[row.alert_id])


def _watched(line: api.Line, names: Names, places: Places) -> Row:
    row, entry = line.row, line.entry
    low = row.income is not None and row.line is not None and row.income < row.line
    now = tag_cell(_income(row.income), "late") if low else _income(row.income)
    doing: object = "没有"
    if entry is not None:
        url = reverse("desk:entry", args=[entry.pk])
        said = entry.get_state_display() if entry.waits else f"{entry.outcome_name}"
        doing = link_cell(said, url)
    changes = "、".join(line.titles) or "没有"
    before = _income(line.before.income) if line.before else "—"
    who = f"{names[row.pk]}{'' if row.at_risk else '（风险已消除）'}"
    return Row((who, near(places[row.division_code]), now, before, changes, doing))


def _income(fen: int | None) -> str:
    return "待核实" if fen is None else f"{yuan(fen)} 元"
