"""Devices, rentals and settlements as a rental point reads them."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from minzheng.engines.rentals import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month

ASKS = (Column("申请日"), Column("谁"), Column("要什么"), Column("几天"))
RUNNING = (Column("辅具"), Column("序列号"), Column("租用人"), Column("应还日"), Column("状态"))
STOCK = (Column("序列号"), Column("辅具"), Column("租赁点"), Column("状态"), Column("状态起"))
STEPS = (Column("日期"), Column("做了什么"), Column("怎样"), Column("谁"))
MONTHS = (
    Column("月份"), Column("租赁点"), Column("状态"), Column("租用数", numeric=True),
    Column("公共补贴（元）", numeric=True),
)  # fmt: skip
LINES = (
    Column("归还日"), Column("租用人"), Column("辅具"), Column("天数", numeric=True),
    Column("租金（元）", numeric=True), Column("公共补贴（元）", numeric=True),
)  # fmt: skip
TONES = {
    "stock": "ok", "rented": "info", "disinfecting": "soon", "repair": "soon", "lost": "late",
    "scrapped": "late",
}  # fmt: skip
STEPS_TONE = {
    "handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok", "returned": "late",
}  # fmt: skip


def ask_table(rows: Iterable[api.Ask]) -> Table:
    """What waits; each opens handing out."""
    drawn = tuple(
        Row(
            (plain_date(row.asked_on), row.person.name, row.product.name, f"{row.days} 天"),
            f"{reverse('provider:rental-hand-out', args=[row.facility_id])}?ask={row.pk}",
        )
        for row in rows
    )
    return Table("等着办的申请", ASKS, drawn, empty="没有等着办的申请。",
                 empty_next="老人和家人在网上申请、村（社区）代办的会出现在这里。")  # fmt: skip


def running_table(rows: Iterable[api.Rental], on: date) -> Table:
    """What is out, the first due first."""
    drawn = tuple(
        Row(
            (row.item.product.name, row.item.serial, row.person.name, plain_date(row.due_on),
             tag_cell("超期", "late") if row.due_on < on else tag_cell("在租", "info")),
            reverse("provider:rental-item", args=[row.item_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("租出去的", RUNNING, drawn, empty="没有租出去的辅具。",
                 empty_next="扫码或输入序列号，办理租出。")  # fmt: skip


def stock_table(rows: Iterable[api.Item]) -> Table:
    """The stock; each opens the device."""
    drawn = tuple(
        Row(
            (row.serial, row.product.name, row.facility.name,
             tag_cell(row.get_state_display(), TONES[row.state]), plain_date(row.changed_on)),
            reverse("provider:rental-item", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("库存", STOCK, drawn, empty="没有符合条件的辅具。",
                 empty_next="逐件入库，或上传填好的库存表。")  # fmt: skip


def step_table(rows: Iterable[api.Step]) -> Table:
    """What was done with a device."""
    drawn = tuple(Row((plain_date(row.on), row.what, _how(row), row.by)) for row in rows)
    return Table("流转和消毒记录", STEPS, drawn)


def rental_entries(row: api.Rental) -> list[Entry]:
    """Who has it and what was agreed."""
    public = f"租金的 {row.share / 100:g}%，最多 {yuan(row.cap)} 元" if row.share else "没有补贴"
    month = f"，{yuan(row.rent_month)} 元/30天" if row.rent_month is not None else ""
    return [
        Entry("租用人", row.person.name),
        Entry("租出日", plain_date(row.handed_on)),
        Entry("应还日", f"{plain_date(row.due_on)}（续租 {row.extended} 次）"),
        Entry("押金", f"{yuan(row.deposit)} 元"),
        Entry("租金", f"{yuan(row.rent_day)} 元/天{month}"),
        Entry("公共资金", "困难身份没有查清，先按没有补贴" if row.asks else public),
        Entry("租出时", row.condition_out),
    ]


def bill_entries(row: api.Rental, bill: api.Bill) -> list[Entry]:
    """What it comes to if it ends today without damage."""
    end = (
        Entry("应退押金", f"{yuan(bill.refund)} 元")
        if not bill.collected
        else Entry("要补收", f"{yuan(bill.collected)} 元")
    )
    return [
        Entry("租了", f"{bill.days} 天"),
        Entry("租金", f"{yuan(bill.rent)} 元"),
        Entry("公共资金承担", f"− {yuan(bill.subsidy)} 元"),
        Entry("个人付", f"{yuan(bill.own)} 元"),
        Entry("押金", f"{yuan(row.deposit)} 元"),
        end,
    ]


def receipt_words(row: api.Rental) -> str:
    """The bill in one line."""
    return (
        f"租 {row.days} 天，租金 {yuan(row.rent)} 元，补贴 {yuan(row.subsidy)} 元，"
        f"赔偿 {yuan(row.damage)} 元，补收 {yuan(row.collected)} 元，"
        f"退押金 {yuan(row.refund)} 元"
    )


def month_table(
    opened: Iterable[tuple[api.Facility, Month, int, int]], done: Iterable[api.Settlement]
) -> Table:
    """Open months first, then what was handed in."""
    first = tuple(
        Row((month.label, house.name, "没有交", str(count), yuan(subsidy)),
            reverse("provider:rental-month", args=[house.pk, month]))
        for house, month, count, subsidy in opened
    )  # fmt: skip
    then = tuple(
        Row((row.month_name, row.facility.name,
             tag_cell(row.get_state_display(), STEPS_TONE[row.state]), str(row.count),
             yuan(row.subsidy)),
            reverse("provider:rental-month", args=[row.facility_id, row.month]))
        for row in done
    )  # fmt: skip
    return Table("辅具租赁结算", MONTHS, (*first, *then), empty="还没有可以结算的月份。",
                 empty_next="归还了、有公共资金承担的租用会按月出现在这里。")  # fmt: skip


def line_table(rows: Iterable[api.Rental]) -> Table:
    """The rentals of a month."""
    drawn = tuple(
        Row((plain_date(row.ended_on) if row.ended_on else "", row.person.name,
             row.item.product.name, str(row.days), yuan(row.rent), yuan(row.subsidy)))
        for row in rows
    )  # fmt: skip
    return Table("租用明细", LINES, drawn, empty="没有明细。",
                 empty_next="公共资金不承担的租用不在结算单里。")  # fmt: skip


def month_figures(count: int, rent: int, subsidy: int) -> list[Figure]:
    """What the month comes to."""
    return [
        Figure("公共资金承担", yuan(subsidy), "元", strong=True),
        Figure("租用", str(count), "次"),
        Figure("租金", yuan(rent), "元"),
    ]


def _how(row: api.Step) -> str:
    return "，".join(each for each in (row.method_name, row.words) if each) or "无"
