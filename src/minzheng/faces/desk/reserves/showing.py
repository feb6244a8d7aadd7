"""Reserves, payments and claims as officers read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.reserves import api
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, short_date, yuan

RESERVES = (
    Column("备用金"), Column("账面余额", numeric=True), Column("限额", numeric=True),
    Column("付出未核销", numeric=True), Column("下次盘点"), Column("状态"),
)  # fmt: skip
PAYMENTS = (
    Column("台账编号"), Column("支付"), Column("领取人"), Column("事由"),
    Column("方式", secondary=True), Column("金额", numeric=True),
    Column("办件", secondary=True), Column("状态"),
)  # fmt: skip
CLAIMS = (
    Column("编号"), Column("备用金"), Column("类别"), Column("申请日"),
    Column("金额", numeric=True), Column("状态"),
)  # fmt: skip
STATEMENT = (
    Column("月份"), Column("期初", numeric=True), Column("拨入", numeric=True),
    Column("支付", numeric=True), Column("退回", numeric=True), Column("期末", numeric=True),
    Column("资金账", numeric=True), Column("核对"),
)  # fmt: skip


def address(name: str, **query: str) -> str:
    """A list with these conditions."""
    return f"{reverse(f'desk:{name}')}{'?' if query else ''}{urlencode(query)}"


def reserve_table(
    rows: Sequence[api.Reserve], standing: Mapping[int, api.Standing], on: date
) -> Table:
    """Every town's reserve; below the refill line first."""
    ordered = sorted(rows, key=lambda row: (not standing[row.pk].low, row.division_code))
    drawn = tuple(_reserve(row, standing[row.pk], on) for row in ordered)
    why, then = "还没有设立备用金。", "由区民政局负责人设立，写明限额和文号。"
    return Table("镇街备用金", RESERVES, drawn, empty=why, empty_next=then)


def payment_table(rows: Sequence[api.Payment], on: date, caption: str = "备用金支付") -> Table:
    """Names masked; the newest first."""
    drawn = tuple(_payment(row, on) for row in rows)
    why, then = "没有符合条件的支付。", "遇到急难，镇街在“备用金”里先行支付。"
    return Table(caption, PAYMENTS, drawn, empty=why, empty_next=then)


def claim_table(rows: Sequence[api.Claim]) -> Table:
    """Claims, the newest first."""
    drawn = tuple(
        Row(
            (row.number, row.reserve.name, row.kind_name, short_date(row.asked_on),
             yuan(row.amount), _claim_tag(row)),
            reverse("desk:reserve-claim", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    why, then = "没有备用金申请。", "镇街在自己的备用金页面申请首次拨付或核销补足。"
    return Table("备用金申请", CLAIMS, drawn, empty=why, empty_next=then)


def statement_table(told: Sequence[api.Statement]) -> Table:
    """The book of the reserve beside the ledger, month by month."""
    drawn = tuple(
        Row((
            each.month.label, yuan(each.opening), yuan(each.refilled), yuan(each.paid),
            yuan(each.returned), yuan(each.closing), yuan(each.ledger),
            tag_cell("一致", "ok") if each.agrees else tag_cell("不一致", "late"),
        ))
        for each in told
    )  # fmt: skip
    return Table("每月结存", STATEMENT, drawn)


def reserve_figures(held: api.Standing) -> tuple[Figure, ...]:
    """What is there, what may be there, what is out."""
    return (
        Figure("账面余额", yuan(held.balance), "元", strong=True),
        Figure("限额", yuan(held.terms.ceiling), "元"),
        Figure("付出未核销", yuan(held.out), "元"),
        Figure("单次上限", yuan(held.terms.cap), "元"),
    )


def payment_figures(row: api.Payment) -> tuple[Figure, ...]:
    """How much, how, when, for what."""
    return (
        Figure("金额", yuan(row.amount), "元", strong=True),
        Figure("方式", row.form_name),
        Figure("支付", f"{plain_date(row.paid_on)} {row.paid_at:%H:%M}"),
        Figure("事由", row.cause_name),
    )


def story(row: api.Payment) -> list[Entry]:
    """To whom, where, why, who stood by."""
    told = row.told
    rows = [
        Entry("领取人", row.name_masked),
        Entry("受影响人数", f"{row.people} 人"),
        Entry("事发", f"{plain_date(row.happened_on)}，{told['where']}"),
        Entry("情况", told["story"] or "还没有写"),
        Entry("支付人", row.payer_name),
        Entry("在场人", _witness(row)),
        Entry("收据", row.receipt_name or "还没有收据照片"),
    ]
    if told["looks"]:
        rows.append(Entry("样子", told["looks"]))
    if told["goods"]:
        rows.append(Entry("实物", told["goods"]))
    if row.again_reason:
        rows.append(Entry("再次救助理由", row.again_reason))
    if row.returned:
        rows.append(Entry("已退回", f"{yuan(row.returned)} 元"))
    return rows


def events(row: api.Payment, on: date) -> list[Event]:
    """What was done with a payment, and what comes next."""
    done = [Event("支付", row.payer_name, row.paid_on)]
    if row.completed_on and row.completed_on != row.paid_on:
        done.append(Event("补全情况", on=row.completed_on))
    if row.case_number:
        done.append(Event(f"写入办件 {row.case_number}"))
    for each in row.resolutions.all():
        done.append(Event(f"提出：{each.how_name}", each.by_name, each.on, note=each.words))
        if each.approved_on:
            done.append(Event("批准", each.approved_name, each.approved_on))
    for back in row.repayments.all():
        done.append(Event(f"退回 {yuan(back.amount)} 元", back.by, back.on, note=back.receipt))
    return [*done, *_next(row, on)]


def tone_of(row: api.Payment, on: date) -> str:
    """How pressing a payment is."""
    if row.state == api.PaymentState.PAID and row.due_on < on:
        return "late"
    return {"settled": "ok", "recovering": "soon"}.get(row.state, "info")


def _next(row: api.Payment, on: date) -> list[Event]:
    if row.state == api.PaymentState.SETTLED:
        return [Event(f"了结：{row.outcome_name}", on=row.settled_on)]
    if row.state == api.PaymentState.PAID:
        clock = api.clock_of(row.paid_on, row.division_code, on)
        words = "补办手续，写入办件" if row.completed_on else "补全情况，再补办手续"
        return [Event(words, state="now", due=clock.text if clock else "")]
    words = "登记退回，或核销" if row.state == api.PaymentState.RECOVERING else "办件办结后写了结"
    return [Event(words, state="now")]


def _reserve(row: api.Reserve, held: api.Standing, on: date) -> Row:
    state = tag_cell("低于补足线", "late") if held.low else tag_cell("正常", "ok")
    count = tag_cell(f"{short_date(held.count_due)}，已过期", "late")
    return Row(
        (row.name, yuan(held.balance), yuan(held.terms.ceiling), yuan(held.out),
         count if held.count_due < on else short_date(held.count_due), state),
        reverse("desk:reserve", args=[row.pk]), "late" if held.low else "",
    )  # fmt: skip


def _payment(row: api.Payment, on: date) -> Row:
    clock = api.clock_of(row.paid_on, row.division_code, on) if _waits(row) else None
    state = clock_cell(clock) if clock else tag_cell(row.get_state_display(), tone_of(row, on))
    late = tone_of(row, on) == "late"
    return Row(
        (row.number, f"{short_date(row.paid_on)} {row.paid_at:%H:%M}", row.name_masked,
         row.cause_name, row.form_name, yuan(row.amount), _case(row), state),
        reverse("desk:reserve-payment", args=[row.pk]), "late" if late else "",
    )  # fmt: skip


def _case(row: api.Payment) -> str:
    return row.case_number or ("还没有" if row.completed_on else "先补全")


def _witness(row: api.Payment) -> str:
    if row.witness_name:
        return row.witness_name
    return f"一人支付：{row.alone_reason}" if row.alone_reason else "还没有写"


def _waits(row: api.Payment) -> bool:
    return row.state == api.PaymentState.PAID


def _claim_tag(row: api.Claim) -> str:
    tone = {"paid": "ok", "returned": "plain"}.get(row.state, "soon")
    return tag_cell(row.get_state_display(), tone)
