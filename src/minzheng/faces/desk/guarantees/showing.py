"""Lists, counts and one elder's standing as officers read them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.guarantees import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

COUNTS = (
    Column("项目"), Column("符合", numeric=True), Column("已在享受", numeric=True),
    Column("没有享受", numeric=True), Column("是否享受待核实", numeric=True, secondary=True),
    Column("是否符合待核实", numeric=True, secondary=True), Column("名单"),
)  # fmt: skip
TOWNS = (Column("镇街"), *COUNTS[1:6])
MISSING = (
    Column("姓名"), Column("项目"), Column("到哪一步"), Column("发现"), Column("告知"),
    Column("办件或需求"), Column("办理"),
)  # fmt: skip
ITEMS = (
    Column("代号"), Column("项目"), Column("给谁"), Column("形式"), Column("给多少"),
    Column("谁出"), Column("在哪里办"),
)  # fmt: skip
LISTS = (
    Column("清单"), Column("发布机关"), Column("施行"), Column("项数", numeric=True),
    Column("可靠程度"),
)  # fmt: skip
CHANGES = (Column("代号"), Column("变化"), Column("原来"), Column("现在"))
TONES = {
    api.Standing.HAS: "ok", api.Standing.RUNNING: "info", api.Standing.MISSING: "soon",
    api.Standing.MAY: "info",
}  # fmt: skip
REPLIES = {"found": "soon", "invited": "info", "wanted": "ok", "declined": "plain"}
UNCONFIRMED = "unconfirmed"


def count_table(rows: Iterable[api.ItemCount]) -> Table:
    """Each item over the area; the towns and the people lie behind."""
    drawn = tuple(
        Row((
            link_cell(f"{row.code} {row.name}", reverse("desk:guarantee-towns", args=[row.code])),
            *_numbers(row.count),
            link_cell("看名单", f"{reverse('desk:guarantee-missing')}?item={row.code}"),
        ))
        for row in rows
    )  # fmt: skip
    return Table("各项的数", COUNTS, drawn, empty="还没有计算过。",
                 empty_next="由系统管理员运行 ./minzheng guarantees 计算。")  # fmt: skip


def town_table(rows: Iterable[tuple[str, api.Count]], names: dict[str, str]) -> Table:
    """One item by town."""
    drawn = tuple(Row((names.get(town, town), *_numbers(count))) for town, count in rows)
    return Table("各镇街的数", TOWNS, drawn, empty="您的辖区里没有人符合这一项。")


def _numbers(count: api.Count) -> tuple[str, ...]:
    told = (count.entitled, count.having, count.missing, count.unsure, count.unknown)
    return tuple(f"{number:,}" for number in told)


def missing_table(rows: Iterable[api.Invitation], names: dict[str, str]) -> Table:
    """Who does not have what."""
    drawn = tuple(
        Row((
            row.person.name, f"{row.item} {names.get(row.item, '')}",
            tag_cell(row.get_reply_display(), REPLIES.get(row.reply, "plain")),
            plain_date(row.found_on), plain_date(row.told_on) if row.told_on else "没有",
            row.case or row.need or "没有",
            link_cell("看她的清单", reverse("desk:guarantee-person", args=[row.person_id])),
        ))
        for row in rows
    )  # fmt: skip
    return Table("符合、没有享受的老人", MISSING, drawn, empty="没有这样的老人。",
                 empty_next="换一个项目看看；数字每次计算后更新。")  # fmt: skip


def list_table(rows: Iterable[api.Published], on: date) -> Table:
    """Every list there is; those to come are told."""
    drawn = tuple(
        Row((
            link_cell(row.title, reverse("desk:guarantee-list", args=[row.key])), row.issuer,
            plain_date(row.since) + ("（还没到）" if row.since > on else ""), str(len(row.items)),
            tag_cell(row.status_name, "soon" if row.status == UNCONFIRMED else "ok"),
        ))
        for row in rows
    )  # fmt: skip
    return Table("清单和历次调整", LISTS, drawn)


def item_table(items: Iterable[api.Item], caption: str = "各项") -> Table:
    """The items of a list."""
    drawn = tuple(
        Row((
            item.code, item.name, item.who, item.form_name, item.standard, item.payer, item.where,
        ))
        for item in items
    )  # fmt: skip
    return Table(caption, ITEMS, drawn, empty="还没有项目。", empty_next="请点“加一项”。")


def change_table(rows: Sequence[api.Change]) -> Table:
    """What a list changes."""
    drawn = tuple(Row((row.code, row.kind, _side(row.before), _side(row.after))) for row in rows)
    return Table("和上一份相比", CHANGES, drawn, empty="没有变化。")


def _side(item: api.Item | None) -> str:
    return f"{item.name}：{item.who}，{item.standard}" if item else "没有"


def own_figures(own: api.OwnList) -> list[Figure]:
    """An elder's list in numbers."""
    return [
        Figure("符合", str(sum(each.entitled for each in own.guarantees)), "项", strong=True),
        Figure("已在享受", str(len(own.of(api.Standing.HAS))), "项"),
        Figure("符合、没有享受", str(len(own.of(api.Standing.MISSING))), "项"),
        Figure("是否符合待核实", str(len(own.of(api.Standing.UNKNOWN))), "项"),
    ]


def tone_of(each: api.Guarantee) -> str:
    """The colour of a standing."""
    return TONES.get(each.standing, "plain")


def sum_of(each: api.Guarantee) -> str:
    """The sum a month, where the rules give one."""
    return f"每月 {yuan(each.amount)} 元" if each.amount else each.item.standard
