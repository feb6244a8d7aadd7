"""The cockpit as a page draws it: six figures, trends, comparison, what presses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import Pressing, Sheet, Target, Told
from minzheng.faces.desk import roles
from minzheng.faces.desk.board import wording
from minzheng.faces.desk.board.asking import Asked
from minzheng.faces.looks.cells import link_cell
from minzheng.faces.looks.charts import Lines, Point, Series, Stack, StackRow
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.months import Month

HEADLINES = (
    "benefits-running", "paid-money", "cases-new", "cases-in-time", "alerts-in-time",
    "ratings-good",
)  # fmt: skip
OPEN, LATE = "cases-open", "cases-late"
DRAWN = (*HEADLINES, "cases-ended", OPEN, LATE)


@dataclass(frozen=True)
class Card:
    """One of the six figures, with where it leads and what it means."""

    told: Told
    url: str
    change: str
    aim: str
    note: str
    points: tuple[Point, ...]
    entries: tuple[Entry, ...]


def cards(asked: Asked, sheet: Sheet, targets: Mapping[str, Target]) -> tuple[Card, ...]:
    """The six figures."""
    return tuple(_card(asked, sheet, key, targets.get(key)) for key in HEADLINES)


def _card(asked: Asked, sheet: Sheet, key: str, target: Target | None) -> Card:
    told = sheet.told(key, asked.division, asked.month)
    return Card(
        told,
        asked.address("desk:figure", key),
        wording.change(told, sheet) if told.number is not None else "",
        wording.aim(sheet.year_so_far(key, asked.division, asked.month), target),
        wording.note_of(told),
        _begun(points(asked, sheet, key)),
        wording.definition(key, told),
    )


def _begun(line: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line from its first value on."""
    return line[_first_known([line]) :]


def points(asked: Asked, sheet: Sheet, key: str, place: str = "") -> tuple[Point, ...]:
    """A figure month by month."""
    series = sheet.series(key, place or asked.division, asked.months)
    return tuple(Point(month_label(t.month), t.number, t.text) for t in series)


def month_label(month: Month) -> str:
    """A month as an axis has room for: 10月, and the year with January."""
    return f"{month.year}年1月" if month.month == 1 else f"{month.month}月"


def trend(asked: Asked, sheet: Sheet, *keys: str) -> Lines:
    """Figures of one unit as lines."""
    known = [api.indicator_named(key) for key in keys]
    drawn = [points(asked, sheet, each.key) for each in known]
    begin = _first_known(drawn)
    series = tuple(
        Series(each.title, line[begin:]) for each, line in zip(known, drawn, strict=True)
    )
    title = f"{'和'.join(each.title for each in known)}：近 {len(series[0].points)} 个月"
    return Lines(title, _spoken(series[0], known[0].unit), known[0].unit, series,
                 asked.address("desk:board-file"))  # fmt: skip


def _first_known(drawn: Sequence[Sequence[Point]]) -> int:
    """Where the first value stands: months before the house kept any are no gap."""
    known = [at for line in drawn for at, point in enumerate(line) if point.value is not None]
    return min(known, default=0)


def _spoken(series: Series, unit: str) -> str:
    """What a line says: from when to when, the most and the least."""
    held = [(p.value, p) for p in series.points if p.value is not None]
    if len(held) < 2:
        return "月份还不够，看不出变化。"
    most, least = max(held, key=lambda e: e[0])[1], min(held, key=lambda e: e[0])[1]
    first, last = held[0][1], held[-1][1]
    return (
        f"{series.name}从{first.label}的 {first.text} 到{last.label}的 {last.text}（{unit}），"
        f"最多是{most.label} {most.text}，最少是{least.label} {least.text}。"
    )


def waiting(asked: Asked, sheet: Sheet) -> Stack:
    """Open cases of the places below: in time, and late."""
    rows = []
    for place in asked.below:
        many, late = (sheet.told(key, place, asked.month).value for key in (OPEN, LATE))
        rows.append(
            StackRow(asked.names[place], (many - late, late), (f"{many - late:,}", f"{late:,}"),
                     f"{many:,}", asked.address("desk:figure", OPEN, division=place))
        )  # fmt: skip
    late_all = sheet.told(LATE, asked.division, asked.month).value
    says = f"月末在办的办件，其中 {late_all:,} 件已过总期限。"
    return Stack("各地在办件", says, "件", ("没有超期", "已超期"), tuple(rows))


def comparison(asked: Asked, sheet: Sheet) -> Table:
    """The six figures side by side; each leads into the place, each place to its own cockpit."""
    known = [api.indicator_named(key) for key in HEADLINES]
    columns = (Column("地区"), *(Column(f"{k.title}（{k.unit}）", numeric=True) for k in known))
    rows = tuple(_place_row(asked, sheet, place) for place in asked.below)
    foot = (asked.place, *(_text(sheet.told(k, asked.division, asked.month)) for k in HEADLINES))
    return Table(
        "各地比较", columns, rows, foot if rows else (),
        empty="这里是最下一级，没有下级地区可比。", empty_next="点上面的数看名单。",
    )  # fmt: skip


def _place_row(asked: Asked, sheet: Sheet, place: str) -> Row:
    told = [sheet.told(key, place, asked.month) for key in HEADLINES]
    cells = (
        link_cell(_text(each), asked.address("desk:figure", each.indicator.key, division=place))
        for each in told
    )
    return Row((asked.names[place], *cells), asked.address(division=place))


def _text(told: Told) -> str:
    return f"{told.text}*" if told.few else told.text


def ranking(asked: Asked, sheet: Sheet, key: str) -> Chart:
    """One figure of the places below as bars, the most first."""
    told = [sheet.told(key, place, asked.month) for place in asked.below]
    told.sort(key=lambda each: -(each.number or 0))
    indicator = api.indicator_named(key)
    bars = tuple(
        Bar(asked.names[t.division], t.number or 0, _text(t),
            asked.address("desk:figure", key, division=t.division))
        for t in told
    )  # fmt: skip
    few = "带 * 的样本少于 30。" if any(each.few for each in told) else ""
    says = f"{asked.month.label}{asked.place}各地，从多到少。{few}"
    return Chart(f"{indicator.title}：各地比较", says, indicator.unit, bars)


def pressing_table(asked: Asked, found: tuple[Pressing, ...]) -> Table:
    """What waits for somebody, with the list to act on where the viewer's post opens it."""
    columns = (
        Column("要处理的"), Column("数量", numeric=True), Column("最早", secondary=True),
        Column("在哪里"),
    )  # fmt: skip
    rows = tuple(_pressing_row(asked, each) for each in found)
    return Table(
        f"要处理的（截至 {plain_date(asked.on)}）", columns, rows,
        empty="没有超期、退回和缺报的。", empty_next="有了会出现在这里，并带着名单。",
    )  # fmt: skip


def _pressing_row(asked: Asked, each: Pressing) -> Row:
    shown = [f"{asked.names.get(place, place)} {many}" for place, many in each.by_place[:3]]
    where = "、".join(each.names[:3]) if each.names else "，".join(shown)
    more = max(len(each.names), len(each.by_place)) - 3
    rest = f"等 {more + 3} 处" if more > 0 else ""
    oldest = plain_date(each.oldest) if each.oldest else ""
    return Row((each.title, f"{each.count:,}", oldest, f"{where}{rest}"), _list_of(asked, each))


LISTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "late-cases": ("desk:cases", "view=late", roles.READERS),
    "late-alerts": ("desk:alerts", "overdue=on", roles.ALERT_READERS),
    "returned": ("desk:payments", "", roles.PAYMENT_READERS),
    "ending": ("desk:notices", "", roles.READERS),
    "feeds": ("desk:feeds", "", roles.DATA_READERS),
}


def _list_of(asked: Asked, each: Pressing) -> str:
    name, query, readers = LISTS[each.kind]
    if not asked.viewer.roles & set(readers):
        return ""
    return f"{reverse(name)}?{query}" if query else reverse(name)


def by_section() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Every indicator by the section that answers for it: key, title, what it counts."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for key, each in api.indicators().items():
        found.setdefault(each.owner, []).append((key, each.title, each.means))
    yield from found.items()
