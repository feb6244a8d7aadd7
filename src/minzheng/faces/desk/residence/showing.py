"""Occupancy, contracts and prepaid money as officers read them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.urls import reverse

from minzheng.engines.residence import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

SHOWN_LEVELS = tuple(api.Level)
HOUSES = (
    Column("机构"), Column("登记床位", numeric=True), Column("在用床位", numeric=True),
    Column("住着", numeric=True), Column("入住率", numeric=True),
    *(Column(f"{level.label}（住/床）", numeric=True, secondary=True) for level in SHOWN_LEVELS),
    Column("空位报告"),
)  # fmt: skip
ROOMS = (Column("房间"), Column("照护单元"), Column("床位"), Column("住着"))
CONTRACTS = (
    Column("编号"), Column("入住人"), Column("级别"), Column("每月（元）", numeric=True),
    Column("从"), Column("到"), Column("状态"),
)  # fmt: skip
BALANCES = (
    Column("入住人"), Column("服务费（元）", numeric=True), Column("押金（元）", numeric=True),
    Column("会员费（元）", numeric=True), Column("要注意的"),
)  # fmt: skip
CUSTODY = (
    Column("月份"), Column("存管余额（元）", numeric=True), Column("应有（元）", numeric=True),
    Column("比较"), Column("报告"),
)  # fmt: skip
STATES = {"free": "空床", "out": "停用"}


def house_table(rows: Iterable[api.HouseRow]) -> Table:
    """Houses with their occupancy by level of care; each opens its own page."""
    drawn = tuple(
        Row(
            (row.facility.name, _number(row.facility.capacity), str(row.whole.beds),
             str(row.living), _percent(row.whole),
             *(_level(row, level) for level in SHOWN_LEVELS),
             plain_date(row.facility.vacancy_on) if row.facility.vacancy_on else "没有报告"),
            reverse("desk:residence-house", args=[row.facility.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("各机构床位和入住", HOUSES, drawn, empty="没有机构排床位。",
                 empty_next="机构在机构端“床位”里排房间和床位以后，会列在这里。")  # fmt: skip


def house_figures(rows: Sequence[api.HouseRow]) -> list[Figure]:
    """The area as a whole: this page's houses."""
    beds, taken = sum(r.whole.beds for r in rows), sum(r.whole.taken for r in rows)
    return [
        Figure("机构", str(len(rows)), "家"),
        Figure("在用床位", str(beds), "张"),
        Figure("排了床位的人", str(taken), "人", strong=True),
        Figure("入住率", _percent(api.Occupancy(beds, taken)), note="排了床位的人 / 在用床位"),
    ]


def board_figures(board: api.Board, living: int, moves: api.Moves) -> list[Figure]:
    """One house: beds against what is registered, people, moves in a year."""
    count = board.counts
    beds = sum(count.values()) - count["out"]
    return [
        Figure("登记住着", str(living), "人", strong=True,
               note=f"没有排床位 {len(board.unplaced)} 人"),
        Figure("在用床位", str(beds), "张", note=f"登记 {_number(board.facility.capacity)}"),
        Figure("空床", str(count["free"]), "张", note=f"停用 {count['out']} 张"),
        Figure("一年内换级别", str(moves.up + moves.down), "人次",
               note=f"升 {moves.up}、降 {moves.down}，因评估 {moves.assessed}"),
    ]  # fmt: skip


def level_entries(board: api.Board) -> list[Entry]:
    """Occupancy by level of care."""
    return [
        Entry(str(level.label), f"{each.taken} / {each.beds} 张，入住率 {_percent(each)}")
        for level, each in board.levels
    ]


def room_table(board: api.Board) -> Table:
    """Every room with who lies in it."""
    drawn = tuple(
        Row((
            each.room.name, f"{each.room.unit.name}（{each.room.unit.get_level_display()}）",
            str(len(each.beds)), "；".join(_bed(bed) for bed in each.beds),
        ))
        for floor in board.floors
        for each in floor.rooms
    )  # fmt: skip
    return Table("房间和床位", ROOMS, drawn, empty="还没有排房间。",
                 empty_next="由机构在机构端“床位”里添加。")  # fmt: skip


def contract_table(rows: Iterable[api.Contract], on: date, ahead: int) -> Table:
    """Contracts of a house; each opens its own page."""
    drawn = tuple(
        Row(
            (row.number, row.person.name, terms.get_level_display(), yuan(terms.monthly),
             plain_date(row.since), plain_date(row.until), _state(row, on, ahead)),
            reverse("desk:residence-contract", args=[row.pk]),
        )
        for row in rows
        for terms in [api.terms_on(row, on)]
    )  # fmt: skip
    return Table("服务合同", CONTRACTS, drawn, empty="还没有登记服务合同。",
                 empty_next="由机构在机构端登记；入住没有合同的会亮灯。")  # fmt: skip


def contract_entries(row: api.Contract, on: date) -> list[Entry]:
    """A contract as it holds today."""
    terms = api.terms_on(row, on)
    told = [
        ("机构", row.facility.name),
        ("入住人", row.person.name),
        ("付费人（担保人）", f"{row.payer}（{row.payer_relation}）"),
        ("期限", f"{plain_date(row.since)} 至 {plain_date(row.until)}"),
        ("照护级别", terms.get_level_display()),
        ("月费", f"床位 {yuan(terms.bed_fee)}、照护 {yuan(terms.care_fee)}、"
                 f"伙食 {yuan(terms.meal_fee)}，合计 {yuan(terms.monthly)} 元"),
        ("约定押金", f"{yuan(row.deposit)} 元"),
        ("入住评估", row.basis),
        ("登记", f"{row.signed_by}，{plain_date(row.signed_on)}"),
    ]  # fmt: skip
    if row.ended_on is not None:
        told.append(("解除", f"{plain_date(row.ended_on)}：{row.ended_why}"))
    return [Entry(key, value) for key, value in told]


def balance_table(rows: Iterable[api.Balance], on: date) -> Table:
    """What is left of whom."""
    drawn = tuple(
        Row((row.stay.person.name, yuan(row.service), yuan(row.deposit), yuan(row.membership),
             _watch(row, on)))
        for row in rows
    )  # fmt: skip
    return Table("预收费余额", BALANCES, drawn, empty="没有没用完的预收费。",
                 empty_next="机构登记押金、会员费、预收的服务费以后，会列在这里。")  # fmt: skip


def custody_table(rows: Iterable[api.Custody]) -> Table:
    """What the house told beside what is owed."""
    drawn = tuple(
        Row((
            row.month_name, yuan(row.balance), yuan(row.owed),
            tag_cell(f"少 {yuan(row.short)} 元", "late") if row.short else tag_cell("足额", "ok"),
            f"{row.told_by}，{plain_date(row.told_on)}",
        ))
        for row in rows
    )  # fmt: skip
    return Table("存管余额报告", CUSTODY, drawn, empty="还没有报告。",
                 empty_next="机构每月报告；有押金没有报的会亮灯。")  # fmt: skip


def _state(row: api.Contract, on: date, ahead: int) -> object:
    if row.ended_on is not None or row.stay.until is not None:
        return tag_cell("已解除" if row.ended_on else "已离院")
    if row.until < on:
        return tag_cell("已到期", "late")
    soon = row.until <= on + timedelta(days=ahead)
    return tag_cell(f"还有 {(row.until - on).days} 天", "soon") if soon else tag_cell("有效", "ok")


def _watch(row: api.Balance, on: date) -> object:
    if row.refund_by is not None:
        late = row.refund_by < on
        words = f"{plain_date(row.refund_by)} 前应退 {yuan(row.whole)} 元"
        return tag_cell(words + ("，已超期" if late else ""), "late" if late else "soon")
    return tag_cell(f"超上限：{row.excess}", "late") if row.excess else "没有"


def _bed(bed: api.BedState) -> str:
    if bed.placement is None:
        return f"{bed.bed.code} {STATES[bed.state]}"
    away = f"（{bed.away.kind_name}）" if bed.away is not None else ""
    return f"{bed.bed.code} {bed.placement.person.name}{away}"


def _level(row: api.HouseRow, level: api.Level) -> str:
    found = row.levels.get(level.value)
    return f"{found.taken}/{found.beds}" if found is not None else "—"


def _percent(each: api.Occupancy) -> str:
    return "—" if each.percent is None else f"{each.percent}%"


def _number(told: int | None) -> str:
    return "—" if told is None else str(told)
