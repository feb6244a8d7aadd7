"""What departments say, as tables: side by side, where they disagree, how it lies in the lake."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.lake.api import LakeVersion, Storage
from minzheng.engines.sources.api import (
    Conflict,
    Opened,
    Overrule,
    Side,
    Sides,
    facts_with_sources,
    known_facts,
)
from minzheng.faces.desk.showing.words import instant, near, whole
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.feed import feeds
from minzheng.registers.people.api import Person

SINGLE = (Column("项目"), Column("值"), Column("来源"), Column("数据日期"), Column("版本"))
CONFLICTS = (
    Column("当事人"), Column("项目"), Column("采用的来源"), Column("与之不同的来源"),
    Column("地区", secondary=True), Column("发现"), Column("状态"),
)  # fmt: skip
LAKE = (
    Column("数据"), Column("版本", numeric=True), Column("现行版本"), Column("行数", numeric=True),
    Column("占用", numeric=True), Column("最早"), Column("保存"), Column("下次到期"),
)  # fmt: skip
VERSIONS = (
    Column("版本"), Column("行数", numeric=True), Column("对上人", numeric=True),
    Column("人数", numeric=True), Column("占用", numeric=True), Column("报送"),
    Column("接收人", secondary=True), Column("入库", secondary=True), Column("状态"),
)  # fmt: skip
CLOSED = (Column("数据"), Column("为什么看不到"))
REGISTER = "民政登记"
MEGABYTE = 1_000_000
PERMILLE = 1000


@dataclass(frozen=True)
class Said:
    """One source's line under a fact; `tone` marks the believed one."""

    text: str
    source: str
    day: str
    tone: str
    note: str


@dataclass(frozen=True)
class Compared:
    """One fact with what counts, why, and every source's line."""

    term: str
    text: str
    why: str
    mark: str
    tone: str
    said: tuple[Said, ...]
    overrule_url: str


def compared(found: Opened, person: Person, *, may_overrule: bool) -> tuple[Compared, ...]:
    """Facts with several sources, those that disagree first."""
    ordered = sorted(found.compared, key=lambda each: not each.in_conflict)
    return tuple(_compared(each, person, may_overrule) for each in ordered)


def single_table(found: Opened) -> Table:
    """What only one department tells."""
    rows = tuple(
        Row((each.fact.term, each.text, side.source, _plain(side.day), whole(side.version)))
        for each in found.single
        for side in each.sides
    )
    return Table("只有一个部门提供的", SINGLE, rows, empty="没有。")


def closed_table(closed: Mapping[str, str]) -> Table | None:
    """What was not shown, and why; None when everything was."""
    rows = tuple(Row((feeds()[name].title, why)) for name, why in sorted(closed.items()))
    return Table("没有打开的数据", CLOSED, rows) if rows else None


def overrule_events(rows: Iterable[Overrule]) -> tuple[Event, ...]:
    """What was ever settled of her, newest first; the value is shown after opening only."""
    return tuple(
        Event(
            f"改定“{_term(row.fact)}”" + ("（已取消）" if row.dropped_on else "（现行）"),
            f"{row.made_office} {row.made_by}",
            row.since,
            note=_overrule_note(row),
        )
        for row in rows
    )


def standing_rows(rows: Iterable[Overrule]) -> tuple[tuple[str, str], ...]:
    """Settled facts that stand, each with the page on which it is taken back."""
    return tuple(
        (_term(row.fact), reverse("desk:overrule-drop", args=[row.pk]))
        for row in rows
        if row.dropped_on is None
    )


def available_table(versions: Mapping[str, LakeVersion]) -> Table:
    """Which feeds there are as of today, without saying whether they know her."""
    rows = tuple(
        Row((feed.owner, feed.title, _plain(versions[name].day), whole(versions[name].name)))
        for name, feed in sorted(feeds().items())
        if name in versions
    )
    columns = (Column("部门"), Column("数据"), Column("数据日期"), Column("版本"))
    return Table("可以查的数据", columns, rows, empty="还没有接收任何部门的数据。",
                 empty_next="数据资源中心接收后，这里会列出来。")  # fmt: skip


def conflict_table(rows: Sequence[Conflict], places: Mapping[str, str]) -> Table:
    """Disagreements; who and about what, the values only after a purpose is stated."""
    drawn = tuple(
        Row(
            (row.person.name, _term(row.fact), _source(row.believed_by, row.fact),
             "、".join(_source(each, row.fact) for each in row.said if each != row.believed_by),
             near(places.get(row.division_code, "")), whole(plain_date(row.found_on)), _state(row)),
            reverse("desk:person-sources", args=[row.person_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("各来源不一致", CONFLICTS, drawn, empty="没有不一致的。",
                 empty_next="每次比对后，说法不同的会列在这里；改成一致后自动消除。")  # fmt: skip


def fact_choices() -> dict[str, str]:
    """The facts that have several sources, for the filter."""
    return {fact.column: fact.term for fact in facts_with_sources()}


def lake_figures(storage: Sequence[Storage]) -> tuple[Figure, ...]:
    """The lake at a glance."""
    held = [each for each in storage if each.versions]
    nearest = min((each.expires for each in held if each.expires), default=None)
    return (
        Figure("有数据的", str(len(held)), "份", f"共登记 {len(storage)} 份"),
        Figure("版本", f"{sum(each.versions for each in storage):,}", "个"),
        Figure("占用", _size(sum(each.bytes for each in storage))),
        Figure("下次到期", plain_date(nearest) if nearest else "没有"),
    )


def lake_table(storage: Iterable[Storage], versions: Mapping[str, LakeVersion]) -> Table:
    """Every declared feed, how it lies here and until when."""
    rows = tuple(
        Row(_lake_cells(each, versions.get(each.feed)), reverse("desk:lake-feed", args=[each.feed]))
        for each in storage
    )
    return Table("各份数据的版本和保存", LAKE, rows)


def version_table(rows: Iterable[LakeVersion], caption: str) -> Table:
    """The versions of one feed, newest first."""
    drawn = tuple(
        Row((whole(row.name), f"{row.rows:,}", _linked(row), f"{row.people:,}", _size(row.bytes),
             row.delivery, row.accepted_by, instant(row.published_at), _version_state(row)))
        for row in rows
    )  # fmt: skip
    return Table(caption, VERSIONS, drawn, empty="还没有版本。",
                 empty_next="接收入库后会列在这里。")  # fmt: skip


def _compared(found: Sides, person: Person, may_overrule: bool) -> Compared:
    mark, tone = _mark(found)
    url = reverse("desk:person-overrule", args=[person.pk, found.fact.column])
    return Compared(
        found.fact.term, found.text, found.why, mark, tone,
        tuple(_said(side, found) for side in found.sides),
        url if may_overrule else "",
    )  # fmt: skip


def _mark(found: Sides) -> tuple[str, str]:
    if found.overruled is not None:
        return "已改定", "info"
    if found.in_conflict:
        return "不一致", "late"
    known = sum(side.value is not None for side in found.sides)
    return ("一致", "ok") if known > 1 else ("只有一个来源", "plain")


def _said(side: Side, found: Sides) -> Said:
    used = side is found.believed and found.overruled is None
    day = _plain(side.day)
    note = side.version if side.listed else "名册完整，里面没有她"
    return Said(side.text, side.source, day, "used" if used else "", note)


def _overrule_note(row: Overrule) -> str:
    paper = f"依据：{row.paper}。" if row.paper else ""
    told = f"理由：{row.reason}。{paper}"
    if row.dropped_on is None:
        return told
    return f"{told}{_plain(row.dropped_on)} {row.dropped_by}取消：{row.dropped_reason}"


def _term(column: str) -> str:
    fact = known_facts().get(column)
    return column if fact is None else fact.term


def _source(column: str, fact: str) -> str:
    """Who says it: the bureau's register under the fact's own column, else the feed."""
    if column == fact:
        return REGISTER
    given = ((fact.column, feed.title) for feed in feeds().values() for fact in feed.gives)
    return next((title for name, title in given if name == column), column)


def _state(row: Conflict) -> object:
    return tag_cell("已改定", "info") if row.overruled else tag_cell("没有处理", "soon")


def _plain(day: date | None) -> str:
    return plain_date(day) if day else ""


def _lake_cells(each: Storage, version: LakeVersion | None) -> tuple[object, ...]:
    unset = each.keep_months is None
    kept = tag_cell("没有设定", "soon") if unset else f"{each.keep_months} 个月"
    if version is None:
        return each.title, "", "没有", "", "", "", kept, ""
    return (
        each.title, str(each.versions), whole(version.name), f"{each.rows:,}", _size(each.bytes),
        _plain(each.oldest), kept, _plain(each.expires),
    )  # fmt: skip


def _size(count: int) -> str:
    return f"{count / MEGABYTE:,.1f} MB" if count >= MEGABYTE else f"{count / 1000:,.0f} KB"


def _linked(row: LakeVersion) -> str:
    return f"{row.linked * PERMILLE // row.rows / 10}%" if row.rows else "—"


def _version_state(row: LakeVersion) -> object:
    if row.expired_on is not None:
        return tag_cell(f"{row.expired_on} 到期删除", "plain")
    if row.identity_removed_on is not None:
        return tag_cell(f"{row.identity_removed_on} 删除身份部分", "info")
    return tag_cell("保存中", "ok")
