"""Beds, contracts and money as a house and its officers read them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from minzheng.engines.residence import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

CONTRACTS = (
    Column("编号"), Column("入住人"), Column("级别"), Column("每月（元）", numeric=True),
    Column("到"), Column("状态"),
)  # fmt: skip
HISTORY = (Column("从"), Column("到"), Column("床位"), Column("照护单元"), Column("原因"))
MONEY = (
    Column("日期"), Column("收、扣、退"), Column("种类"), Column("金额（元）", numeric=True),
    Column("说明"),
)  # fmt: skip
BALANCES = (
    Column("入住人"), Column("服务费（元）", numeric=True), Column("押金（元）", numeric=True),
    Column("会员费（元）", numeric=True), Column("要办的"),
)  # fmt: skip
CUSTODY = (
    Column("月份"), Column("存管余额（元）", numeric=True), Column("应有（元）", numeric=True),
    Column("比较"),
)  # fmt: skip
NO_CONTRACTS = "在入住人的页面登记评估、签合同以后，会列在这里。"


def board_figures(board: api.Board, on: date) -> list[Figure]:
    """Beds by state; who has no bed yet."""
    count = board.counts
    capacity = board.facility.capacity
    note = f"登记 {capacity} {board.facility.unit}" if capacity is not None else ""
    taken = count["taken"] + count["away"]
    return [
        Figure("空床", str(count["free"]), "张", strong=True),
        Figure("住着", str(taken), "张", note=f"其中外出 {count['away']} 张"),
        Figure("停用", str(count["out"]), "张"),
        Figure("床位", str(sum(count.values())), "张", note=note),
    ]


def level_entries(board: api.Board) -> list[Entry]:
    """Occupancy by level of care."""
    return [
        Entry(str(level.label), f"{each.taken} / {each.beds} 张" + _percent(each))
        for level, each in board.levels
    ]


def history_table(rows: Iterable[api.Placement]) -> Table:
    """Every bed she lay in."""
    drawn = tuple(
        Row((
            plain_date(row.since), plain_date(row.until) if row.until else "现在",
            row.bed.code, f"{row.bed.room.unit.name}（{row.bed.get_level_display()}）",
            row.get_reason_display() + (f"：{row.basis}" if row.basis else ""),
        ))
        for row in rows
    )  # fmt: skip
    return Table("床位变动", HISTORY, drawn, empty="还没有安排床位。",
                 empty_next="按“安排床位”选一张空床。")  # fmt: skip


def contract_table(rows: Iterable[api.Contract], on: date, ahead: int, name: str) -> Table:
    """Contracts; each opens its own page (`name`)."""
    drawn = tuple(
        Row(
            (row.number, row.person.name, terms.get_level_display(), yuan(terms.monthly),
             plain_date(row.until), state_cell(row, on, ahead)),
            reverse(name, args=[row.pk]),
        )
        for row in rows
        for terms in [api.terms_on(row, on)]
    )  # fmt: skip
    return Table("服务合同", CONTRACTS, drawn, empty="还没有服务合同。", empty_next=NO_CONTRACTS)


def state_cell(row: api.Contract, on: date, ahead: int) -> object:
    """How far a contract is; who has left needs none."""
    if row.ended_on is not None:
        return tag_cell("已解除")
    if row.stay.until is not None:
        return tag_cell("已离院")
    if row.until < on:
        return tag_cell("已到期", "late")
    if row.since > on:
        return tag_cell("还没有开始")
    if row.until <= on + timedelta(days=ahead):
        return tag_cell(f"还有 {(row.until - on).days} 天到期", "soon")
    return tag_cell("有效", "ok")


def contract_entries(row: api.Contract, on: date) -> list[Entry]:
    """A contract as it holds today."""
    terms = api.terms_on(row, on)
    told = [
        ("入住人", row.person.name),
        ("付费人（担保人）", f"{row.payer}（{row.payer_relation}）"),
        ("期限", f"{plain_date(row.since)} 至 {plain_date(row.until)}"),
        ("照护级别", terms.get_level_display()),
        ("床位费", f"{yuan(terms.bed_fee)} 元/月"),
        ("照护费", f"{yuan(terms.care_fee)} 元/月"),
        ("伙食费", f"{yuan(terms.meal_fee)} 元/月"),
        ("合计", f"{yuan(terms.monthly)} 元/月"),
        ("约定押金", f"{yuan(row.deposit)} 元"),
        ("入住评估", row.basis),
        ("登记", f"{row.signed_by}，{plain_date(row.signed_on)}"),
    ]
    if row.renews is not None:
        told.append(("续签自", row.renews.number))
    if row.ended_on is not None:
        told.append(("解除", f"{plain_date(row.ended_on)}：{row.ended_why}"))
    return [Entry(key, value) for key, value in told]


def money_table(rows: Iterable[api.Entry]) -> Table:
    """Every movement of a resident's money."""
    drawn = tuple(
        Row((
            plain_date(row.day), row.get_way_display(), row.get_kind_display(), yuan(row.amount),
            _text(row),
        ))
        for row in rows
    )  # fmt: skip
    return Table("预收费明细", MONEY, drawn, empty="没有预收费。",
                 empty_next="收了押金或预收的服务费，按“登记收、扣、退”。")  # fmt: skip


def balance_table(rows: Iterable[api.Balance], on: date, name: str) -> Table:
    """What is left of whom; with `name` each opens the resident's page."""
    drawn = tuple(
        Row(
            (row.stay.person.name, yuan(row.service), yuan(row.deposit), yuan(row.membership),
             _due(row, on)),
            reverse(name, args=[row.stay.pk]) if name else "",
        )
        for row in rows
    )  # fmt: skip
    return Table("预收费余额", BALANCES, drawn, empty="没有没用完的预收费。",
                 empty_next="预收费在入住人的页面登记。")  # fmt: skip


def custody_table(rows: Iterable[api.Custody]) -> Table:
    """What was told beside what is owed."""
    drawn = tuple(
        Row((
            row.month_name, yuan(row.balance), yuan(row.owed),
            tag_cell(f"少 {yuan(row.short)} 元", "late") if row.short else tag_cell("足额", "ok"),
        ))
        for row in rows
    )  # fmt: skip
    return Table("存管余额报告", CUSTODY, drawn, empty="还没有报告。",
                 empty_next="每月按银行对账单报告上月末的余额。")  # fmt: skip


def _due(row: api.Balance, on: date) -> object:
    if row.refund_by is not None:
        late = row.refund_by < on
        words = f"{plain_date(row.refund_by)} 前退 {yuan(row.whole)} 元"
        return tag_cell(f"{words}，已超期" if late else words, "late" if late else "soon")
    return tag_cell(f"超上限：{row.excess}", "late") if row.excess else "没有"


def _text(row: api.Entry) -> str:
    months = f"{row.months} 个月" if row.months else ""
    excess = f"超出上限：{row.excess}" if row.excess else ""
    return "；".join(filter(None, (months, row.text, excess)))


def _percent(each: api.Occupancy) -> str:
    return "" if each.percent is None else f"，入住率 {each.percent}%"
