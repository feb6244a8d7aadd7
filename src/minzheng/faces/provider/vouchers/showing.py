"""Vouchers as a house reads them: services to use them for, uses, months, the arithmetic."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.delivery.api import ServiceRecord
from minzheng.engines.vouchers import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

OPEN = (Column("日期"), Column("姓名"), Column("服务"), Column("服务费（元）", numeric=True),
        Column("服务点"))  # fmt: skip
USES = (Column("日期"), Column("姓名"), Column("服务"), Column("消费券付（元）", numeric=True),
        Column("个人付（元）", numeric=True), Column("状态"))  # fmt: skip
MONTHS = (Column("月份"), Column("服务点"), Column("状态"), Column("应付（元）", numeric=True))
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


def open_table(rows: Iterable[ServiceRecord]) -> Table:
    """Services of the month that a voucher may be used for; each opens the arithmetic."""
    drawn = tuple(
        Row(
            (
                plain_date(row.day),
                row.person.name,
                row.service,
                yuan(row.amount),
                row.facility.name,
            ),
            reverse("provider:voucher-take", args=[row.pk]),
        )
        for row in rows
    )
    return Table("这个月可以用券的服务", OPEN, drawn, empty="没有可以用券的服务。",
                 empty_next="先在“服务记录”里登记服务；政府已经付费的不能用券。")  # fmt: skip


def use_table(rows: Iterable[api.Use]) -> Table:
    """Uses; each opens its receipt."""
    drawn = tuple(
        Row(
            (
                plain_date(row.day),
                row.person.name,
                row.item,
                yuan(row.voucher),
                yuan(row.own),
                row.state_words,
            ),
            reverse("provider:voucher-use", args=[row.pk]),
        )
        for row in rows
    )
    return Table("这个月用的券", USES, drawn, empty="这个月还没有用过券。",
                 empty_next="从上面选一次服务用券。")  # fmt: skip


def month_table(
    open_ones: Iterable[tuple[Facility, Month]], handed_in: Iterable[api.Settlement]
) -> Table:
    """Open months first, then what was handed in."""
    opened = tuple(
        Row(
            (month.label, house.name, "没有交", ""),
            reverse("provider:voucher-month", args=[house.pk, month]),
        )
        for house, month in open_ones
    )
    done = tuple(
        Row((row.month_name, row.facility.name,
             tag_cell(row.get_state_display(), TONES[row.state]), yuan(row.due)),
            reverse("provider:voucher-month", args=[row.facility_id, row.month]))
        for row in handed_in
    )  # fmt: skip
    return Table("消费券结算", MONTHS, (*opened, *done), empty="还没有可以结算的月份。",
                 empty_next="用过券的月份会出现在这里。")  # fmt: skip


def quote_entries(told: api.Quote) -> list[Entry]:
    """The arithmetic, line by line."""
    rest = told.bill.fee - told.bill.insured
    return [
        Entry("谁", f"{told.service.person.name}，{plain_date(told.service.day)}"),
        Entry("服务费", f"{yuan(told.bill.fee)} 元"),
        Entry("长护险先付", f"− {yuan(told.bill.insured)} 元"),
        Entry("余下", f"{yuan(rest)} 元 × {told.ratio / 100:g}%"),
        Entry("这个月还剩", f"{yuan(told.left)} 元"),
        Entry("消费券付", f"{yuan(told.share.voucher)} 元"),
        Entry("个人付", f"{yuan(told.share.own)} 元"),
    ]


def receipt(row: api.Use) -> list[Entry]:
    """A use that was made."""
    return [
        Entry("谁", row.person.name),
        Entry("服务", f"{plain_date(row.day)} {row.item}（{row.way_name}）"),
        Entry("服务费", f"{yuan(row.fee)} 元"),
        Entry("长护险先付", f"− {yuan(row.insured)} 元"),
        Entry(row.get_kind_display(), f"− {yuan(row.voucher)} 元（{row.ratio / 100:g}%）"),
        Entry("个人付", f"{yuan(row.own)} 元"),
        Entry("状态", row.state_words),
    ]


def month_figures(fee: int, insured: int, voucher: int, off: int) -> list[Figure]:
    """What a month comes to."""
    return [
        Figure("应付", yuan(voucher - off), "元", strong=True),
        Figure("消费券付", yuan(voucher), "元"),
        Figure("扣回以前多付的", yuan(off), "元"),
        Figure("服务费", yuan(fee), "元", note=f"长护险付 {yuan(insured)} 元"),
    ]
