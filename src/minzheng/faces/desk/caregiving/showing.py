"""People in care as officers read them: the lists, one person, a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.caregiving.api import (
    ANSWERS,
    DUTIES,
    STATES,
    Agreement,
    AgreementState,
    Charge,
    Counts,
    Difference,
    Fault,
    FaultState,
    MonthOfCare,
    Visit,
    Wanted,
    due_clock,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Line, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.clock import ClockState
from minzheng.kernel.money import yuan

Names = Mapping[str, str]
COLUMNS = (
    Column("编号"), Column("姓名"), Column("档次"), Column("方式", secondary=True),
    Column("照料方", secondary=True), Column("所在地", secondary=True), Column("要办的"),
    Column("下次走访"),
)  # fmt: skip
DIFFERENCES = (
    Column("编号"), Column("姓名"), Column("档次"), Column("协议（元）", numeric=True),
    Column("实发（元）", numeric=True), Column("原因"),
)  # fmt: skip
TIERS = (
    Column("档次"), Column("在家", numeric=True), Column("机构", numeric=True),
    Column("合计", numeric=True), Column("有协议", numeric=True),
)  # fmt: skip
EMPTY, THEN = "没有符合条件的人。", "事项认定生效后，次日会列在这里。"
FAULT_TONES = {FaultState.OPEN: "soon", FaultState.RIGHT: "ok", FaultState.FAILED: "late"}


@dataclass(frozen=True)
class Card:
    """Something bad, how urgent, and whether it waits for somebody to go again."""

    row: Fault
    tone: str
    clock: ClockState | None


@dataclass(frozen=True)
class Seen:
    """A visit in words."""

    row: Visit
    said: list[Entry]


def charge_table(
    rows: Sequence[Charge], carers: Mapping[int, Agreement], names: Names, on: date
) -> Table:
    """People in care, masked."""
    drawn = tuple(_row(row, carers.get(row.pk), names, on) for row in rows)
    return Table("照料服务", COLUMNS, drawn, empty=EMPTY, empty_next=THEN)


def tabs(wanted: Wanted, counts: Counts) -> tuple[Tab, ...]:
    """The lists, with how many stand on each."""
    numbers = vars(counts)
    return tuple(
        Tab(words, address(state=state), wanted.state == state, str(numbers.get(state, "")))
        for state, words in STATES.items()
    )


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:caregiving')}{'?' if query else ''}{urlencode(query)}"


def figures(charge: Charge, place: str) -> tuple[Figure, ...]:
    """Tier, mode, money, place."""
    care = yuan(charge.care) if charge.care is not None else "待录入标准"
    return (
        Figure(
            "档次", charge.tier_name, strong=True, note=f"{plain_date(charge.assessed_on)} 评估"
        ),
        Figure("方式", charge.mode_name),
        Figure("照料护理费", care, "元/月" if charge.care is not None else ""),
        Figure("所在地", near(place)),
    )


def duties(charge: Charge, codes: Sequence[str], on: date) -> list[tuple[str, ClockState | None]]:
    """What is to be done; the first has the clock."""
    clock = due_clock(charge.duty_due, on) if charge.duty_due else None
    return [(DUTIES[code], None if place else clock) for place, code in enumerate(codes)]


def workings(charge: Charge) -> list[Line]:
    """How tier and money came about, as the rules of the matter say it."""
    return [
        Line(line["label"], line["text"], line["sentence"], "；".join(line["cites"]))
        for line in charge.workings
    ]


def agreement_entries(row: Agreement, occupancy: str) -> list[Entry]:
    """One agreement, line by line."""
    told = [
        Entry("照料方", _party(row)),
        Entry("档次和方式", f"{row.charge.plan.tier(row.tier).name}，{row.mode_name}"),
        Entry("期限", f"{plain_date(row.since)} 起，{_until(row)}"),
        Entry("每月的钱", f"基本生活费 {yuan(row.base)} 元 ＋ 照料护理费 {yuan(row.care)} 元"
              f" ＝ {yuan(row.monthly)} 元"),
        Entry("照料护理费发到", f"{row.payee_name} {row.account_masked}".strip()),
    ]  # fmt: skip
    if occupancy:
        told.insert(1, Entry("入住情况", occupancy))
    if row.signed_on:
        signed = f"{row.signer_kind}{row.signer_name}、{row.other_name}、{row.town_name}"
        told.append(Entry("三方签字", f"{signed}，{plain_date(row.signed_on)}"))
    if row.approved_on:
        told.append(Entry("批准", f"{row.approved_by}，{plain_date(row.approved_on)}"))
    return told


def agreement_events(rows: Sequence[Agreement]) -> list[Event]:
    """Every agreement there was, the oldest first."""
    return [_event(row) for row in reversed(rows)]


def cards(faults: Sequence[Fault], on: date) -> list[Card]:
    """What was bad, what waits first."""
    return [
        Card(row, FAULT_TONES[FaultState(row.state)],
             due_clock(row.due_on, on) if row.waits else None)
        for row in faults
    ]  # fmt: skip


def seen(visits: Sequence[Visit], charge: Charge) -> list[Seen]:
    """The visits in words."""
    return [Seen(row, _said(row, charge)) for row in visits]


def month_figures(month: MonthOfCare) -> tuple[Figure, ...]:
    """The shares, each with the list behind it."""
    return (
        Figure("在照料", str(month.people), "人", url=address()),
        Figure("有生效协议", share(month.agreed, month.people),
               note=f"{month.agreed} / {month.people} 人", url=address(state="without")),
        Figure("该走访的见到本人", share(month.seen, month.due),
               note=f"{month.seen} / {month.due} 人", url=address(state="visits")),
        Figure("照料护理费实发", yuan(month.paid_care), "元",
               note=f"协议合计 {yuan(month.agreed_care)} 元"),
    )  # fmt: skip


def tier_table(month: MonthOfCare) -> Table:
    """How many in each tier at home and in houses."""
    rows = tuple(
        Row((row.name, str(row.at_home), str(row.in_houses),
             str(row.at_home + row.in_houses), str(row.agreed)))
        for row in month.tiers
    )  # fmt: skip
    return Table("各档各方式人数", TIERS, rows)


def difference_table(found: Sequence[Difference]) -> Table:
    """Where the money of the month is not as agreed, and why."""
    rows = tuple(
        Row(
            (str(each.charge.pk), each.charge.person.name_masked, each.charge.tier_name,
             yuan(each.agreed), yuan(each.paid), each.why),
            reverse("desk:charge", args=[each.charge.pk]),
        )
        for each in found
    )  # fmt: skip
    why, then = "实发的钱和协议一致。", "不一致的会逐人列出原因。"
    return Table("实发与协议不一致", DIFFERENCES, rows, empty=why, empty_next=then)


def share(part: int, whole: int) -> str:
    """A percentage with one decimal place; nothing to share is a dash."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"


def _row(row: Charge, agreement: Agreement | None, names: Names, on: date) -> Row:
    left = clock_cell(due_clock(row.visit_due, on)) if row.visit_due else row.end_name
    duty = tag_cell(row.duty_name, "late" if _is_late(row, on) else "soon") if row.duty else "—"
    party = agreement.other_party if agreement else "—"
    if agreement is not None and agreement.carer is not None:
        party = agreement.carer.name_masked
    cells = (
        str(row.pk), row.person.name_masked, row.tier_name, row.mode_name, party,
        near(names[row.division_code]), duty, left,
    )  # fmt: skip
    return Row(cells, reverse("desk:charge", args=[row.pk]))


def _is_late(row: Charge, on: date) -> bool:
    return row.duty_due is not None and row.duty_due < on


def _party(row: Agreement) -> str:
    if row.carer is None:
        return row.other_party
    return f"{row.other_party}，{row.relation_name}，健康：{row.health_name}"


def _until(row: Agreement) -> str:
    return f"{plain_date(row.until)} 止" if row.until else "到终止为止"


def _event(row: Agreement) -> Event:
    note = row.end_words or row.returned
    word = f"{row.number} {row.get_state_display()}"
    if row.state == AgreementState.ENDED:
        word = f"{word}：{row.end_name}"
    day = row.ended_on or row.approved_on or row.signed_on or row.drawn_on
    state = "now" if row.waits else "done"
    return Event(word, row.other_party, day, state=state, note=note)


def _said(row: Visit, charge: Charge) -> list[Entry]:
    if not row.seen:
        return [Entry("没有见到本人", row.words)]
    words = dict(_task_words(row))
    less = [f"{words.get(code, code)}（{ANSWERS[said]}）"
            for code, said in row.tasks.items() if said != "done"]  # fmt: skip
    unable = [charge.plan.abilities[name] for name, can in row.abilities.items() if not can]
    told = [
        Entry("不能自己做的", "、".join(unable) or "没有"),
        Entry("照料情况", "；".join(less) or "协议各项都做到"),
        Entry("照料护理费", row.money_name),
    ]
    optional = {"不满": row.complaint, "需要的帮助": row.needs, "说明": row.words}
    return told + [Entry(key, value) for key, value in optional.items() if value]


def _task_words(row: Visit) -> list[tuple[str, str]]:
    return row.agreement.task_words if row.agreement else []
