"""Entitlements and corrections as figures and tables."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.payments.api import (
    CorrectedMonth,
    CorrectionSheet,
    DirectedPart,
    Entitlement,
    EntitlementPeriod,
    Preview,
    Sums,
)
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.money import yuan

BELIEVED = (Column("记录日期"), Column("变动"), Column("自"), Column("至"),
            Column("每月（元）", numeric=True), Column("原因"),
            Column("记录人", secondary=True))  # fmt: skip
MONTHS = (Column("月份"), Column("原定", numeric=True), Column("已发", numeric=True),
          Column("应发", numeric=True), Column("多发要退", numeric=True),
          Column("原要求退回、现免去", numeric=True), Column("补发", numeric=True))  # fmt: skip
SHEETS = (Column("编号"), Column("户"), Column("事项"), Column("自"),
          Column("每月应发（元）", numeric=True), Column("原因"), Column("提出"),
          Column("状态"))  # fmt: skip
SHARES = (Column("资金"), Column("当时支付（元）", numeric=True))
TONES = {"waiting": "soon", "done": "ok", "dropped": "plain"}


def entitlement_card(row: Entitlement) -> tuple[Entry, ...]:
    """What the entitlement is; the account is masked."""
    end = row.last_month.label if row.last_month else "没有定"
    return (
        Entry("户", row.household.number),
        Entry("领款人", row.payee.name_masked),
        Entry("收款账户", row.account.masked),
        Entry("起发月份", row.first_month.label),
        Entry("发放到", end),
    )


def history_table(rows: Iterable[EntitlementPeriod]) -> Table:
    """What was believed, as it was written down, and what is believed now: nothing is erased."""
    drawn = tuple(
        Row((plain_date(row.recorded_on), row.get_kind_display(), row.from_month.label,
             row.to_month.label if row.to_month else "", "暂停" if row.paused else
             yuan(row.monthly), row.reason, row.recorded_by))
        for row in rows
    )  # fmt: skip
    return Table("认定经过（后写的算数，先写的保留）", BELIEVED, drawn)


def part_table(rows: Iterable[DirectedPart]) -> Table | None:
    """What of this month goes to another account; None where all goes to the own."""
    drawn = tuple(
        Row((row.direction.label, row.direction.account.name_masked,
             row.direction.account.masked, yuan(row.monthly)))
        for row in rows
    )  # fmt: skip
    columns = (
        Column("哪一部分"),
        Column("户名"),
        Column("账户"),
        Column("每月（元）", numeric=True),
    )
    return Table("本月另发到别的账户", columns, drawn) if drawn else None


def sheet_table(rows: Iterable[CorrectionSheet], caption: str = "更正") -> Table:
    """Corrections, newest first; each opens its page."""
    drawn = tuple(
        Row(
            (f"更正 {row.pk}", row.entitlement.household.number, matter_words(row.matter),
             row.since.label, yuan(row.monthly), row.reason,
             f"{plain_date(row.asked_on)} {row.asked_by}",
             tag_cell(row.get_state_display(), TONES[row.state])),
            reverse("desk:pay-correction", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    then = "以前月份的认定有误时，从户档的“待遇与发放”打开那项待遇，办理更正。"
    return Table(caption, SHEETS, drawn, empty="没有更正。", empty_next=then)


def month_table(months: Iterable[CorrectedMonth], sums: Sums) -> Table:
    """The arithmetic month by month."""
    drawn = tuple(
        Row((month.month.label, yuan(month.believed), yuan(month.paid), yuan(month.due),
             *_sums(month.claim, month.eased, month.back_pay)))
        for month in months
    )  # fmt: skip
    foot = ("合计", "", "", "", *_sums(sums.claim, sums.eased, sums.back_pay)) if drawn else ()
    then = "只影响以后月份的发放。"
    return Table("各月怎样算（元）", MONTHS, drawn, foot, "没有已发放的月份。", then)


def share_table(sheet: CorrectionSheet) -> Table | None:
    """Which funds had paid what comes back; None when nothing does or no books were kept."""
    rows = tuple(Row((share["fund"], yuan(share["amount"]))) for share in sheet.shares)
    return Table("多发的钱当时由哪些资金支付", SHARES, rows) if rows else None


def sum_figures(sums: Sums) -> tuple[Figure, ...]:
    """What it comes to."""
    return (
        Figure("要退回", yuan(sums.claim), "元", strong=True),
        Figure("原要求退回、现免去", yuan(sums.eased), "元"),
        Figure("补发", yuan(sums.back_pay), "元"),
    )


def impact(seen: Preview) -> str:
    """What it will do, in one sentence."""
    told = (("追回", seen.sums.claim), ("免去原要求退回的", seen.sums.eased),
            ("补发", seen.sums.back_pay))  # fmt: skip
    said = "，".join(f"{word} {yuan(fen)} 元" for word, fen in told if fen) or "已发月份没有差额"
    then = f"以后每月发 {yuan(seen.amount)} 元" if seen.amount else "以后不再发放"
    return f"{said}；{then}"


def _sums(*amounts: int) -> tuple[str, ...]:
    return tuple(yuan(fen) if fen else "" for fen in amounts)
