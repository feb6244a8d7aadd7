"""Bookings and offered times as officers read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.bookings.api import (
    Block,
    Booking,
    DayCounts,
    Offer,
    Pattern,
    SpecialDay,
    blocks_of,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.parts import Column, Figure, Link, Row, Table
from minzheng.faces.looks.written import plain_date

WEEK = "一二三四五六日"
OFFERS = (Column("办什么"), Column("在哪里"), Column("所在地", secondary=True), Column("状态"))
PATTERNS = (Column("从哪天起"), Column("时段"), Column("提前几天约"), Column("谁设的"))
SPECIAL = (Column("日期"), Column("时段"), Column("原因"))
LOST = (Column("预约号"), Column("谁"), Column("电话"), Column("原来的时间"))


def day_words(day: date) -> str:
    """2026-11-05 周四."""
    return f"{plain_date(day)} 周{WEEK[day.weekday()]}"


def figures(counts: DayCounts) -> tuple[Figure, ...]:
    """The day in four numbers."""
    return (
        Figure("还没到", str(counts.booked), "位", strong=True),
        Figure("已到", str(counts.came), "位"),
        Figure("没来", str(counts.absent), "位"),
        Figure("其中现场登记", str(counts.walk_in), "位"),
    )


def offer_table(offers: Iterable[Offer], names: Mapping[str, str], on: date) -> Table:
    """Every service times are offered for."""
    rows = tuple(
        Row((each.service, each.place_name, near(names[each.division_code]), _standing(each, on)),
            reverse("desk:offer", args=[each.pk]))
        for each in offers
    )  # fmt: skip
    then = "开通一项以后，居民就能在网上约时间。"
    return Table("预约服务", OFFERS, rows, empty="还没有开通预约服务。", empty_next=then)


def pattern_table(patterns: Iterable[Pattern]) -> Table:
    """The weeks, the newest first."""
    rows = tuple(
        Row((plain_date(each.since), blocks_words(blocks_of(each.blocks)),
             f"{each.lead_days} 至 {each.ahead_days} 天", f"{each.set_by} {each.set_on}"))
        for each in sorted(patterns, key=lambda row: row.since, reverse=True)
    )  # fmt: skip
    return Table("每周时段", PATTERNS, rows)


def special_table(days: Iterable[SpecialDay], on: date) -> Table:
    """Special days from today on."""
    rows = tuple(
        Row((day_words(each.day), blocks_words(blocks_of(each.blocks)) or "不办", each.reason))
        for each in days
        if each.day >= on
    )
    return Table("特别的日子", SPECIAL, rows, empty="没有。", empty_next="法定节假日自动不开放。")


def lost_table(bookings: Sequence[Booking]) -> Table:
    """Who loses her time."""
    rows = tuple(Row((b.number, b.name_masked, b.phone_masked, when(b))) for b in bookings)
    return Table(f"有 {len(rows)} 人要另约时间", LOST, rows)


def when(booking: Booking) -> str:
    """2026-11-05 周四 09:00."""
    return f"{day_words(booking.day)} {booking.slot.starts:%H:%M}"


def blocks_words(blocks: Sequence[Block]) -> str:
    """Days alike in one phrase: 周一、周二 09:00—12:00 每 30 分钟 2 位."""
    grouped: dict[tuple[str, str, int, int], list[str]] = {}
    for block in blocks:
        hours = (block.begins, block.ends, block.minutes, block.seats)
        grouped.setdefault(hours, []).append(f"周{WEEK[block.day]}")
    return "；".join(
        f"{'、'.join(days)} {begins}—{ends} 每 {minutes} 分钟 {seats} 位"
        for (begins, ends, minutes, seats), days in grouped.items()
    )


def rooms(current: str, waiting: int) -> tuple[Link, ...]:
    """The pages of this part of the desk."""
    told = (
        ("bookings", "当天预约"), ("offers", "预约服务"),
        ("bookings-displaced", f"要告知变动的（{waiting}）"),
    )  # fmt: skip
    return tuple(Link(word, reverse(f"desk:{name}"), name == current) for name, word in told)


def _standing(offer: Offer, on: date) -> str:
    if offer.until is None:
        return "开放预约"
    return f"{plain_date(offer.until)} 起停止" if offer.until > on else "已停止"
