"""Renting devices as officers read it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.rentals import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

USES = (
    Column("租赁点"), Column("能用的", numeric=True), Column("租出", numeric=True),
    Column("使用率", numeric=True), Column("待消毒", numeric=True), Column("维修", numeric=True),
    Column("遗失", numeric=True), Column("超期", numeric=True), Column("当月归还", numeric=True),
    Column("公共补贴（元）", numeric=True),
)  # fmt: skip
ITEMS = (Column("序列号"), Column("辅具"), Column("租赁点"), Column("状态"), Column("状态起"))
RENTALS = (
    Column("租用人"), Column("辅具"), Column("序列号"), Column("租赁点"), Column("应还日"),
    Column("状态"),
)  # fmt: skip
PRODUCTS = (
    Column("名称"), Column("类别"), Column("押金（元）", numeric=True),
    Column("日租金（元）", numeric=True), Column("最长（天）", numeric=True), Column("状态"),
)  # fmt: skip
STEPS = (Column("日期"), Column("做了什么"), Column("怎样"), Column("谁"))
SETTLEMENTS = (
    Column("结算单"), Column("租赁点"), Column("月份"), Column("状态"),
    Column("租用数", numeric=True), Column("公共补贴（元）", numeric=True),
)  # fmt: skip
LINES = (
    Column("归还日"), Column("租用人"), Column("辅具"), Column("天数", numeric=True),
    Column("租金（元）", numeric=True), Column("公共补贴（元）", numeric=True),
    Column("个人付（元）", numeric=True),
)  # fmt: skip
TONES = {
    "stock": "ok", "rented": "info", "disinfecting": "soon", "repair": "soon", "lost": "late",
    "scrapped": "late",
}  # fmt: skip
STATE_TONES = {
    "handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok", "returned": "late",
}  # fmt: skip


def use_table(rows: Iterable[api.Use]) -> Table:
    """The points, the busiest first."""
    drawn = tuple(
        Row((
            row.facility.name, str(row.usable), _count(row, api.Where.RENTED),
            "无" if row.share is None else f"{row.share}%", _count(row, api.Where.DISINFECTING),
            _count(row, api.Where.REPAIR), _count(row, api.Where.LOST), str(row.overdue),
            str(row.ended), yuan(row.subsidy),
        ))
        for row in rows
    )  # fmt: skip
    return Table("各租赁点", USES, drawn, empty="辖区内还没有辅具入库。",
                 empty_next="登记辅具目录以后，租赁点就能入库。")  # fmt: skip


def use_figures(rows: Sequence[api.Use]) -> list[Figure]:
    """The area at a glance."""
    rented = sum(row.states.get(api.Where.RENTED, 0) for row in rows)
    lost = sum(row.states.get(api.Where.LOST, 0) for row in rows)
    return [
        Figure("租出", str(rented), "件", strong=True),
        Figure("能用的", str(sum(row.usable for row in rows)), "件"),
        Figure("超期未还", str(sum(row.overdue for row in rows)), "件",
               url=f"{reverse('desk:rental-list')}?show={api.OVERDUE}"),
        Figure("遗失", str(lost), "件", url=f"{reverse('desk:rental-items')}?state=lost"),
    ]  # fmt: skip


def item_table(rows: Iterable[api.Item]) -> Table:
    """Devices; each opens its history."""
    drawn = tuple(
        Row(
            (row.serial, row.product.name, row.facility.name,
             tag_cell(row.get_state_display(), TONES[row.state]), plain_date(row.changed_on)),
            reverse("desk:rental-item", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("辅具", ITEMS, drawn, empty="没有符合条件的辅具。", empty_next="换个状态看看。")


def rental_table(rows: Iterable[api.Rental], on: date) -> Table:
    """Rentals; each opens its device."""
    drawn = tuple(
        Row(
            (row.person.name, row.item.product.name, row.item.serial, row.facility.name,
             plain_date(row.due_on), _state(row, on)),
            reverse("desk:rental-item", args=[row.item_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("租用", RENTALS, drawn, empty="没有符合条件的租用。",
                 empty_next="租赁点办了租出就会出现。")  # fmt: skip


def product_table(rows: Iterable[api.Product], *, change: bool) -> Table:
    """The catalogue; a keeper opens a line to change it."""
    drawn = tuple(
        Row(
            (row.name, row.category_name, yuan(row.deposit), yuan(row.rent_day),
             str(row.max_days), f"{row.ended_on} 停租" if row.ended_on else tag_cell("可租", "ok")),
            reverse("desk:rental-product", args=[row.pk]) if change else "",
        )
        for row in rows
    )  # fmt: skip
    return Table("辅具目录", PRODUCTS, drawn, empty="还没有登记辅具。",
                 empty_next="区民政局登记以后，租赁点才能入库。")  # fmt: skip


def step_table(rows: Iterable[api.Step]) -> Table:
    """What was done with a device."""
    drawn = tuple(
        Row((plain_date(row.on), row.what,
             "，".join(each for each in (row.method_name, row.words) if each) or "无", row.by))
        for row in rows
    )  # fmt: skip
    return Table("流转和消毒记录", STEPS, drawn)


def item_entries(row: api.Item, rental: api.Rental | None) -> list[Entry]:
    """A device in short."""
    told = [
        Entry("租赁点", row.facility.name),
        Entry("类别", row.product.category_name),
        Entry("原价", f"{yuan(row.product.price)} 元"),
        Entry("入库日", plain_date(row.bought_on)),
    ]
    if rental is not None:
        told += [
            Entry("租用人", rental.person.name),
            Entry("应还日", plain_date(rental.due_on)),
        ]
    return told


def settlement_table(rows: Iterable[api.Settlement]) -> Table:
    """Settlements; each opens its own page."""
    drawn = tuple(
        Row(
            (row.number, row.facility.name, row.month_name,
             tag_cell(row.get_state_display(), STATE_TONES[row.state]), str(row.count),
             yuan(row.subsidy)),
            reverse("desk:rental-settlement", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("辅具租赁结算单", SETTLEMENTS, drawn, empty="没有符合条件的结算单。",
                 empty_next="租赁点过了月提交结算单，会出现在这里。")  # fmt: skip


def settlement_figures(row: api.Settlement) -> list[Figure]:
    """What is to be paid."""
    return [
        Figure("公共补贴", yuan(row.subsidy), "元", strong=True),
        Figure("租用", str(row.count), "次"),
        Figure("租金", yuan(row.rent), "元"),
    ]


def line_table(rows: Iterable[api.Rental]) -> Table:
    """The rentals of a settlement."""
    drawn = tuple(
        Row(
            (plain_date(row.ended_on) if row.ended_on else "", row.person.name,
             row.item.product.name, str(row.days), yuan(row.rent), yuan(row.subsidy),
             yuan(row.own)),
            reverse("desk:rental-item", args=[row.item_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("租用明细", LINES, drawn, empty="没有明细。", empty_next="退回的结算单不留明细。")


def _count(row: api.Use, state: api.Where) -> str:
    return str(row.states.get(state, 0))


def _state(row: api.Rental, on: date) -> object:
    if row.ended:
        return f"{plain_date(row.ended_on)} {row.get_ended_display()}" if row.ended_on else ""
    return tag_cell("超期", "late") if row.due_on < on else tag_cell("在租", "info")
