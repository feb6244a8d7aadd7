"""A view as an officer reads it: figures, by place, by label, month by month, its definition."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.parameters.api import place_names
from minzheng.engines.views.api import (
    IN_DOUBT,
    MERGED,
    SMALL,
    Counted,
    Declared,
    Member,
    OrganisationView,
    Point,
    Row,
    views,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks import parts
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Figure, Table
from minzheng.faces.looks.written import chinese_date, plain_date
from minzheng.kernel.divisions import level
from minzheng.kernel.money import Fen, yuan
from minzheng.vocabulary import codes

HEADLINES = ("residents", "elders", "children", "disabled", "relief-households", "deaths")
LISTED = (
    Column("姓名"), Column("性别", secondary=True), Column("出生", secondary=True),
    Column("所在地"), Column("类别"),
)  # fmt: skip
REGISTERED = (Column("名称"), Column("成立"), Column("所在地"), Column("类别", secondary=True))
STRANGER, HERE = "未建档", "没有登记到下一级"


def told(number: int | None) -> str:
    """A count as it may be told."""
    return f"少于{SMALL}" if number is None else f"{number:,}"


def address(counted: Counted, name: str = "desk:population-view", **changed: str) -> str:
    """The address of the same question, with what is changed; empty parts are left out."""
    asked = counted.asked
    held = {"on": asked.on.isoformat(), "division": asked.division, "by": asked.grouping}
    parts_ = {**held, "label": asked.label, **changed}
    query = urlencode({key: text for key, text in parts_.items() if text})
    return f"{reverse(name, args=[counted.view.name])}?{query}"


def sentence(found: Sequence[Counted], where: str) -> str:
    """The one sentence an overview begins with."""
    by_name = {each.view.name: each for each in found}
    everybody, elders = by_name["residents"].total.count, by_name["elders"].total.count
    share = f"，占 {elders / everybody:.1%}" if elders and everybody else ""
    return (
        f"截至{chinese_date(found[0].day)}，{where}共有 {told(everybody)} 人，"
        f"其中老年人 {told(elders)} 人{share}；"
        f"正在接受救助的家庭 {told(by_name['relief-households'].total.count)} 户，"
        f"近 12 个月去世 {told(by_name['deaths'].total.count)} 人。"
    )


def headline_figures(found: Iterable[Counted]) -> tuple[Figure, ...]:
    """At most six figures; each opens its view."""
    return tuple(
        Figure(
            each.view.title, told(each.total.count), each.view.unit, _doubt_note(each.total),
            address(each),
        )
        for each in found
    )  # fmt: skip


def place_matrix(found: Sequence[Counted], names: Mapping[str, str]) -> Table:
    """The figures side by side for each division."""
    keys = sorted({row.key for each in found for row in each.by_place} - {MERGED})
    rows = [{row.key: row for row in each.by_place} for each in found]
    if any(MERGED in each for each in rows):
        keys.append(MERGED)
    columns = (
        Column("地区"),
        *(Column(f"{c.view.title}（{c.view.unit}）", numeric=True) for c in found),
    )
    drawn = tuple(
        parts.Row(
            (_name(key, names, found[0]), *(_told_of(key, column) for column in rows)),
            _overview_of(key, found[0]),
        )
        for key in keys
    )
    foot = ("合计", *(told(each.total.count) for each in found))
    return Table("各地比较", columns, drawn, foot, empty="没有人。")


def sections() -> list[tuple[str, list[Declared]]]:
    """Every view, by section, as they stand on the page."""
    found: dict[str, list[Declared]] = {}
    for view in views().values():
        found.setdefault(view.section, []).append(view)
    return list(found.items())


def _overview_of(key: str, counted: Counted) -> str:
    if key == MERGED or _is_here(key, counted):
        return ""
    return f"?{urlencode({'division': key, 'on': counted.asked.on.isoformat()})}"


def figures(counted: Counted) -> tuple[Figure, ...]:
    """The total, what is unknown, the money."""
    total, unit = counted.total, counted.view.unit
    shown = [
        Figure("合计", told(total.count), unit, strong=True,
               url=address(counted, "desk:population-members") if counted.exact else ""),
    ]  # fmt: skip
    if total.unknown != 0:
        url = address(counted, "desk:population-members", label=IN_DOUBT) if counted.exact else ""
        shown.append(Figure("待核实", told(total.unknown), unit, "缺少事实，不知道算不算", url))
    if total.money is not None:
        shown.append(Figure("每月金额", yuan(total.money), "元", _unsettled(counted)))
    return tuple(shown)


def place_table(counted: Counted, names: Mapping[str, str]) -> Table:
    """By division; each opens the same view there, a village its list."""
    rows = tuple(
        parts.Row(_cells(row, _name(row.key, names, counted), counted), _deeper(counted, row.key))
        for row in counted.by_place
    )
    foot = _cells(counted.total, "合计", counted) if rows else ()
    return Table("按地区", _columns("地区", counted), rows, foot, empty="这里没有符合口径的。")


def chart(counted: Counted) -> Chart:
    """The labels as bars; in the table beneath each opens its list."""
    title = counted.view.grouping(counted.asked.grouping).title
    bars = tuple(
        Bar(row.key, row.count or 0, told(row.count), _label_url(counted, row.key))
        for row in counted.by_label
    )
    counts = [row.count for row in counted.by_label]
    whole = None if None in counts else sum(count or 0 for count in counts)
    said = f"合计 {told(whole)} {counted.view.unit}"
    return Chart(f"{counted.view.title}：按{title}", said, counted.view.unit, bars)


def trend(points: Sequence[Point], view: Declared) -> Chart:
    """The months as bars, with the table beneath."""
    bars = tuple(
        Bar(plain_date(each.day), each.total.count or 0, told(each.total.count)) for each in points
    )
    taken = "每月末在册的" if isinstance(view, OrganisationView) else "每月取最后一次人口总表"
    says = f"{len(points)} 个月，{taken}" if points else "还没有往月的人口总表"
    return Chart(f"{view.title}：各月末", says, view.unit, bars)


def card(counted: Counted, where: str) -> tuple[Entry, ...]:
    """The definition card: who counts, by which rule, from where, as of when, who answers."""
    view = counted.view
    version = f"（人口总表 {counted.version}）" if counted.version else ""
    readers = "本辖区里负责的岗位看得到名单；其他岗位只看数，少于 5 的合并。"
    return tuple(
        Entry(key, text)
        for key, text in (
            ("谁算在内", view.means), ("规则", view.rule), ("数据来源", view.source),
            ("计数单位", view.unit), ("截至", f"{chinese_date(counted.day)}{version}"),
            ("地区", where), ("责任科室", view.owner), ("谁能看", readers),
        )
    )  # fmt: skip


def member_table(members: Iterable[Member], view: Declared) -> Table:
    """The rows behind a count, masked; who has a file opens it."""
    rows = list(members)
    names = place_names(row.place for row in rows)
    if isinstance(view, OrganisationView):
        listed = tuple(_organisation(row, names) for row in rows)
        return Table(f"{view.title}名单", REGISTERED, listed, empty="没有登记的组织。")
    paid = any(row.money is not None for row in rows)
    columns = (*LISTED, Column("每月金额（元）", numeric=True)) if paid else LISTED
    drawn = tuple(_member(row, names, paid=paid) for row in rows)
    return Table(
        f"{view.title}名单", columns, drawn,
        empty="没有符合口径的。", empty_next="换一个地区、日期或者类别再看。",
    )  # fmt: skip


def where(counted: Counted, names: Mapping[str, str]) -> str:
    """The scope in words."""
    return "、".join(near(names.get(place, place)) for place in counted.scope)


def names_of(found: Iterable[Counted]) -> Mapping[str, str]:
    """The names of every division that counts mention, at once."""
    codes = {row.key for each in found for row in each.by_place} - {MERGED}
    return place_names([*codes, *(place for each in found for place in each.scope)])


def _member(row: Member, names: Mapping[str, str], *, paid: bool) -> parts.Row:
    cells: tuple[Any, ...] = (
        row.name if row.lake is None else f"{row.name}（{STRANGER}）",
        "" if row.sex is None else codes.性别代码.text(row.sex),
        "" if row.born_on is None else plain_date(row.born_on),
        near(names.get(row.place, row.place)),
        row.label,
    )
    money = ("待核实" if row.money is None else yuan(row.money),) if paid else ()
    return parts.Row((*cells, *money), _file_of(row))


def _organisation(row: Member, names: Mapping[str, str]) -> parts.Row:
    return parts.Row(
        (row.name, plain_date(row.born_on), near(names.get(row.place, row.place)), row.label)
    )


def _file_of(row: Member) -> str:
    if row.household:
        return reverse("desk:household", args=[row.household])
    return reverse("desk:person", args=[row.person]) if row.person is not None else ""


def _deeper(counted: Counted, key: str) -> str:
    if key == MERGED or _is_here(key, counted):
        return ""
    if level(key) != "village":
        return address(counted, division=key)
    return address(counted, "desk:population-members", division=key) if counted.exact else ""


def _label_url(counted: Counted, label: str) -> str:
    if not counted.exact:
        return ""
    return address(counted, "desk:population-members", label=label)


def _columns(first: str, counted: Counted) -> tuple[Column, ...]:
    found = (Column(first), Column(f"数量（{counted.view.unit}）", numeric=True))
    doubt = (Column("待核实", numeric=True, secondary=True),)
    paid = (Column("每月金额（元）", numeric=True),) if _has_money(counted) else ()
    return (*found, *doubt, *paid)


def _cells(row: Row, name: str, counted: Counted) -> tuple[object, ...]:
    paid = (_sum(row.money),) if _has_money(counted) else ()
    return (name, told(row.count), told(row.unknown), *paid)


def _has_money(counted: Counted) -> bool:
    return counted.total.money is not None


def _sum(money: Fen | None) -> str:
    return "" if money is None else yuan(money)


def _unsettled(counted: Counted) -> str:
    gaps = counted.total.unsettled
    return f"{gaps:,} {counted.view.unit}的金额待核实，没有计入" if gaps else ""


def _doubt_note(total: Row) -> str:
    return f"另有 {told(total.unknown)} 待核实" if total.unknown != 0 else ""


def _name(key: str, names: Mapping[str, str], counted: Counted) -> str:
    return HERE if _is_here(key, counted) else near(names.get(key, key))


def _is_here(key: str, counted: Counted) -> bool:
    """Whether the row is of those of whom no lower division is known."""
    return counted.scope == (key,) and level(key) != "village"


def _told_of(key: str, rows: Mapping[str, Row]) -> str:
    """The count of a place; without one there is nobody, or it is told with the small ones."""
    if key in rows:
        return told(rows[key].count)
    return "合并" if MERGED in rows else "0"
