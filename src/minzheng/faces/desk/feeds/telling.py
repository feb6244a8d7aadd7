"""A delivery in words: its figures, path, findings and what can be done now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.exchange import api
from minzheng.engines.exchange.api import Delivery, State
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.dossier import Deed
from minzheng.faces.desk.showing.words import whole
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.feed import UnknownFeed, feed_named
from minzheng.kernel.units import Kind

DELIVERIES = (
    Column("批次号"), Column("数据"), Column("数据日期"), Column("状态"),
    Column("行数", numeric=True), Column("未通过", numeric=True), Column("已关联", numeric=True),
    Column("登记", secondary=True), Column("办理", secondary=True),
)  # fmt: skip
COUNTS = (
    Column("列"), Column("问题"), Column("处理"), Column("行数", numeric=True),
    Column("怎样改", secondary=True),
)  # fmt: skip
LINES = (
    Column("行号", numeric=True), Column("列"), Column("值（已遮盖）", secondary=True),
    Column("问题"),
    Column("处理"), Column("怎样改", secondary=True),
)  # fmt: skip
FILE = (Column("整个文件"), Column("列"), Column("影响"), Column("怎样改", secondary=True))
PROFILE = (
    Column("列"), Column("没有填", numeric=True), Column("不同的值", numeric=True), Column("最小"),
    Column("最大"), Column("中间值", secondary=True), Column("例子（已遮盖）", secondary=True),
)  # fmt: skip
TONES = {
    "waiting": "soon", "checked": "info", "unreadable": "late", "accepting": "soon",
    "accepted": "ok", "refused": "late", "withdrawn": "plain",
}  # fmt: skip
KINDS = {"csv": "CSV", "xlsx": "XLSX", "parquet": "Parquet"}
OTHERS = "由另一位数据人员办理"
DECIDED = {"refused": "退回", "withdrawn": "撤回"}
OTHER_PERSON = "报送登记和接收须由两位不同的人员办理。"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Progress:
    """How far the work is; `stopped`: nobody is at it."""

    words: str
    done: int
    total: int
    seconds: int
    stopped: bool

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


def delivery_table(rows: Iterable[Delivery], caption: str, *, linked: bool = True) -> Table:
    """Deliveries, newest first; each opens where the viewer reads reports."""
    drawn = tuple(
        Row(
            (
                whole(row.number), _title(row.feed), plain_date(row.day),
                tag_cell(row.get_state_display(), TONES[row.state]), f"{row.rows:,}",
                f"{row.bad:,}", f"{row.linked:,}",
                f"{row.staged_by} {plain_date(row.staged_on)}",
                f"{row.decided_by} {plain_date(row.decided_on)}" if row.decided_on else "",
            ),
            reverse("desk:delivery", args=[row.pk]) if linked else "",
        )
        for row in rows
    )  # fmt: skip
    return Table(
        caption, DELIVERIES, drawn, empty="还没有报送过。", empty_next="点“报送文件”开始。"
    )


def figures(row: Delivery) -> tuple[Figure, ...]:
    """Rows, good ones, refused ones, and how many are linked once it is in the lake."""
    if row.state in (State.WAITING, State.UNREADABLE):
        return (Figure("大小", f"{row.size / MEGABYTE:,.1f}", "MB"),)
    report = reverse("desk:delivery-report", args=[row.pk])
    linked = Figure("已关联", f"{row.linked:,}", "行", note=row.version)
    return (
        Figure("行数", f"{row.rows:,}", "行"),
        Figure("可以接收", f"{row.good:,}", "行", note=f"其中 {row.warned:,} 行有提示"),
        Figure("未通过", f"{row.bad:,}", "行", f"{row.bad_permille / 10:g}%", report, row.bad > 0),
        *([linked] if row.state == State.ACCEPTED else []),
    )


def entries(row: Delivery) -> tuple[Entry, ...]:
    """What came, as it came."""
    form = row.form
    manner = [KINDS.get(row.kind, row.kind), form.get("encoding"), _separated(form), _sheet(form)]
    header = form.get("header_row")
    return (
        Entry("文件名", row.filename),
        Entry("数据日期", plain_date(row.day)),
        Entry("大小", f"{row.size:,} 字节"),
        Entry("读法", "，".join(part for part in manner if part)),
        *([Entry("表头", f"第 {header} 行")] if header else []),
        Entry("校验值", row.digest),
    )


def events(row: Delivery) -> tuple[Event, ...]:
    """Arrival, check, decision, the lake."""
    found = [Event("登记", row.staged_by, row.staged_on)]
    if row.state == State.WAITING:
        return (*found, Event("检查", state="now"), Event("接收", OTHERS, None, "next"))
    unreadable = row.state == State.UNREADABLE
    if unreadable or row.verdict:
        found.append(Event("没有读出来" if unreadable else "检查", "系统"))
    if row.state == State.CHECKED:
        found.append(Event("接收", OTHERS, None, "now"))
    if row.decided_on:
        decided = DECIDED.get(row.state, "接收")
        found.append(Event(decided, row.decided_by, row.decided_on, note=row.note))
    if row.state in (State.ACCEPTING, State.ACCEPTED):
        found.append(Event("入库", "系统", None, "done" if row.version else "now", row.version))
    return tuple(found)


def progress(row: Delivery) -> Progress | None:
    """None when there is nothing to wait for."""
    if row.state not in api.AT_WORK:
        return None
    began, beat = row.began_at, row.lease_until
    seconds = int((beat - began).total_seconds()) if began and beat else 0
    words = row.doing or ("等待检查" if row.state == State.WAITING else "等待入库")
    return Progress(words, row.done, row.total, max(0, seconds - 120), not row.owner)


def blocking(row: Delivery) -> list[str]:
    """What stands against acceptance."""
    return [each["says"] for each in row.verdict.get("file", ()) if each["blocks"]]


def file_table(row: Delivery) -> Table | None:
    """What is said of the file as a whole."""
    found = row.verdict.get("file", ())
    drawn = tuple(
        Row(
            (each["says"], each["header"], _weight(blocks=each["blocks"]), each["remedy"]),
            tone="late" if each["blocks"] else "",
        )
        for each in found
    )
    return Table("对整个文件的提示", FILE, drawn) if drawn else None


def count_table(row: Delivery) -> Table:
    """Rules by column; each opens its rows."""
    report = reverse("desk:delivery-report", args=[row.pk])
    drawn = tuple(
        Row(
            (
                each.header,
                each.says,
                _refusal(refused=each.refused),
                f"{each.count:,}",
                each.remedy,
            ),
            f"{report}?rule={each.rule}&place={each.place}",
        )
        for each in api.rule_counts(row)
    )
    return Table("问题汇总", COUNTS, drawn, empty="逐行检查没有发现问题。")


def line_table(lines: Sequence[api.ReportLine]) -> Table:
    """The first findings one by one."""
    drawn = tuple(
        Row(
            (str(line.row), line.header, line.value, line.says,
             _refusal(refused=line.refused), line.remedy)
        )
        for line in lines
    )  # fmt: skip
    return Table(f"逐行问题（前 {len(drawn)} 条）", LINES, drawn, empty="没有这样的问题。")


def profile_table(row: Delivery) -> Table | None:
    """What each column is like."""
    columns = row.profile.get("columns", {})
    kinds = _kinds(row.feed)
    drawn = tuple(
        Row(
            (
                each["header"], _share(each["nulls"], each["rows"]),
                f"{each['different']:,}{' 以上' if each['more'] else ''}",
                _value(each["low"], kinds.get(name)), _value(each["high"], kinds.get(name)),
                _value(each.get("median"), kinds.get(name)), "、".join(each["examples"]),
            )
        )
        for name, each in columns.items()
    )  # fmt: skip
    return Table("各列概况", PROFILE, drawn) if drawn else None


def deeds(viewer: Viewer, row: Delivery) -> list[Deed]:
    """What can be done now; what another must do says who."""
    own = viewer.doer.key == row.staged_key
    found: list[Deed] = []
    if row.state == State.CHECKED:
        found.append(_acceptance(viewer, row, own=own))
    if row.state in (State.CHECKED, State.UNREADABLE) and _may(viewer, api.ACCEPTERS):
        found.append(Deed("退回", reverse("desk:delivery-refuse", args=[row.pk])))
    open_ones = (State.WAITING, State.CHECKED, State.UNREADABLE)
    if row.state in open_ones and own:
        found.append(Deed("撤回", reverse("desk:delivery-withdraw", args=[row.pk])))
    return found


def _acceptance(viewer: Viewer, row: Delivery, *, own: bool) -> Deed:
    if own:
        return Deed("接收", "", OTHER_PERSON, "请由另一位数据人员接收。")
    if not _may(viewer, api.ACCEPTERS):
        return Deed("接收", "", f"由{roles.words(api.ACCEPTERS)}办理。")
    if blocking(row) and not _may(viewer, api.HEADS):
        why = f"有阻断接收的问题：{'；'.join(blocking(row))}。"
        return Deed(
            "接收", "", why, f"请退回；确需接收的，由{roles.words(api.HEADS)}写明理由接收。"
        )
    return Deed("接收", reverse("desk:delivery-accept", args=[row.pk]))


def _may(viewer: Viewer, wanted: Sequence[str]) -> bool:
    return bool(viewer.roles & set(wanted))


def _title(feed: str) -> str:
    try:
        return feed_named(feed).title
    except UnknownFeed:
        return feed  # a feed that is no longer declared keeps its deliveries


def _kinds(feed: str) -> dict[str, Kind]:
    try:
        return {each.term.column: each.term.unit.kind for each in feed_named(feed).columns}
    except UnknownFeed:
        return {}


def _value(value: object, kind: Kind | None) -> str:
    if value is None:
        return ""
    if kind is Kind.MONEY and isinstance(value, int | float):
        return f"{yuan(round(value))} 元"
    return f"{value:,.0f}" if isinstance(value, int | float) else str(value)


def _share(part: int, of: int) -> str:
    return f"{part / of:.1%}" if of else ""


def _refusal(*, refused: bool) -> object:
    return tag_cell("未通过", "late") if refused else tag_cell("提示", "soon")


def _weight(*, blocks: bool) -> object:
    return tag_cell("阻断接收", "late") if blocks else tag_cell("提示", "soon")


def _separated(form: dict[str, object]) -> str:
    return f"{form['delimiter']}分隔" if "delimiter" in form else ""


def _sheet(form: dict[str, object]) -> str:
    return f"工作表“{form['sheet']}”" if "sheet" in form else ""
