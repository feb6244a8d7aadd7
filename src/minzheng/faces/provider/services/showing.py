"""Service records and statements as an institution reads them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.delivery.api import (
    Draft,
    DraftLine,
    OpenMonth,
    ServiceRecord,
    Statement,
    StatementLine,
    StatementStep,
    Summary,
    arithmetic,
    service_words,
    verdict_words,
)
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Fault

RECORDS = (
    Column("日期"), Column("姓名"), Column("服务"), Column("数量", numeric=True),
    Column("金额（元）", numeric=True), Column("谁付", secondary=True),
    Column("服务人员", secondary=True), Column("服务点", secondary=True), Column("结算"),
)  # fmt: skip
MONTHS = (
    Column("月份"), Column("服务点"), Column("状态"), Column("服务总额（元）", numeric=True),
    Column("申请公共资金（元）", numeric=True), Column("核定（元）", numeric=True),
)  # fmt: skip
LINES = (
    Column("行"), Column("姓名"), Column("服务"), Column("计算"), Column("核对"),
    Column("谁付", secondary=True),
)  # fmt: skip
SUMS = (
    Column("谁付"), Column("条数", numeric=True), Column("服务总额（元）", numeric=True),
    Column("申请公共资金（元）", numeric=True), Column("核定（元）", numeric=True),
)  # fmt: skip
FAULTS = (Column("行"), Column("列"), Column("哪里不对"), Column("怎么改"))
TONES = {"handed_in": "info", "checked": "info", "approved": "ok"}
OPEN = "没有交"
Line = StatementLine | DraftLine


def record_table(rows: Iterable[ServiceRecord]) -> Table:
    """Services given, the newest first; each opens its own page."""
    drawn = tuple(_record(row) for row in rows)
    then = "换一个月份或条件看看；服务做完以后按“登记一次服务”。"
    return Table("服务记录", RECORDS, drawn, empty="没有符合条件的服务记录。", empty_next=then)


def record_entries(row: ServiceRecord) -> list[Entry]:
    """One record with its price of the day, and what became of it."""
    told = [
        ("服务对象", row.person.name),
        ("服务", row.service),
        ("日期", f"{plain_date(row.day)} {row.begins}".strip()),
        (
            "金额",
            f"{row.quantity} {row.unit or '次'} × {yuan(row.price)} 元 = {yuan(row.amount)} 元",
        ),
        ("谁付", row.payer_name or "没有登记"),
        ("用时", f"{row.minutes} 分钟" if row.minutes else "没有记"),
        ("服务人员", row.given_by or "没有记"),
        ("备注", row.note or "无"),
        ("服务点", row.facility.name),
        ("登记", f"{row.entered_by}，{plain_date(row.entered_on)}"),
        ("结算", _where(row)),
    ]
    if row.cancelled_on is not None:
        words = f"{row.cancelled_by}于 {row.cancelled_on} 作废：{row.cancel_reason}"
        told.append(("作废", words))
    return [Entry(key, value) for key, value in told]


def fault_table(faults: Iterable[Fault]) -> Table:
    """What is wrong in a sheet, cell by cell."""
    drawn = tuple(Row((f"第 {f.row} 行", f.column, f.rule, f.remedy)) for f in faults)
    return Table("要改的地方", FAULTS, drawn)


def month_table(open_ones: Sequence[OpenMonth], handed_in: Sequence[Statement]) -> Table:
    """Every month with services: open ones first, then what was handed in."""
    drawn = (*map(_open, open_ones), *map(_handed_in, handed_in))
    then = "登记了服务记录的月份会出现在这里。"
    return Table("月度结算", MONTHS, drawn, empty="还没有可以结算的月份。", empty_next=then)


def sum_table(summary: Summary) -> Table:
    """The sums by payer."""
    drawn = tuple(
        Row((s.label, str(s.lines), yuan(s.amount), yuan(s.public), yuan(s.accepted)))
        for s in summary.by_payer
    )
    return Table("按谁付合计", SUMS, drawn)


def draft_figures(draft: Draft, due: date) -> list[Figure]:
    """What the month comes to as the records stand."""
    return [
        Figure("服务总额", yuan(draft.total), "元"),
        Figure("申请公共资金", yuan(draft.claimed), "元", strong=True),
        Figure("明细", str(len(draft.lines)), "条"),
        Figure("最迟提交", plain_date(due)),
    ]


def statement_figures(row: Statement) -> list[Figure]:
    """What was handed in, and what was approved of it."""
    accepted = "还没有核定" if row.accepted is None else yuan(row.accepted)
    unit = "" if row.accepted is None else "元"
    return [
        Figure("服务总额", yuan(row.total), "元"),
        Figure("申请公共资金", yuan(row.claimed), "元"),
        Figure("核定", accepted, unit, strong=True),
        Figure("提交", plain_date(row.handed_in_on), note=row.handed_in_by),
    ]


def draft_lines(draft: Draft, after: int, most: int) -> Table:
    """The lines of an open month from a number on."""
    some = list(enumerate(draft.lines, 1))[after : after + most]
    drawn = tuple(Row(_line(number, line, draft.month, "没有交")) for number, line in some)
    return Table("明细", LINES, drawn)


def statement_lines(row: Statement, lines: Iterable[StatementLine]) -> Table:
    """The lines as handed in; what was not accepted opens the page to answer it."""
    month = Month.parse(row.month)
    drawn = tuple(
        Row(_line(each.number, each, month, _verdict(each)), _answer_url(row, each))
        for each in lines
    )
    return Table("明细", LINES, drawn)


def to_answer(row: Statement, rejected: Iterable[StatementLine]) -> list[tuple[str, str, str]]:
    """What waits for the house, first of all on the page: what, why not, where it is answered."""
    month = Month.parse(row.month)
    return [
        (f"{line.person.name}，{service_words(line, month)}：{arithmetic(line)}", line.reason, url)
        for line in rejected
        if (url := _answer_url(row, line))
    ]


def line_entries(line: StatementLine, records: Iterable[ServiceRecord]) -> list[Entry]:
    """A line that was not accepted, with its days."""
    days = "、".join(f"{row.day:%m-%d}" for row in records)
    return [
        Entry("服务对象", line.person.name),
        Entry("服务", service_words(line, Month.parse(line.statement.month))),
        Entry("计算", arithmetic(line)),
        Entry("日期", days),
        Entry("不认可的原因", line.reason),
    ]


def events(steps: Iterable[StatementStep]) -> list[Event]:
    """What was done with a statement."""
    return [Event(step.get_kind_display(), step.by, step.on, note=step.words) for step in steps]


def _record(row: ServiceRecord) -> Row:
    cells = (
        f"{plain_date(row.day)} {row.begins}".strip(), row.person.name, row.service,
        str(row.quantity), yuan(row.amount), row.payer_name or "—", row.given_by or "—",
        row.facility.name, tag_cell("已作废", "late") if row.cancelled_on else _where(row),
    )  # fmt: skip
    return Row(cells, reverse("provider:service", args=[row.pk]))


def _where(row: ServiceRecord) -> str:
    month = Month.parse(row.month).label
    late = "（补报）" if row.is_late else ""
    return f"{month}结算单{late}" if row.line_id else f"{month}，没有交{late}"


def _open(each: OpenMonth) -> Row:
    cells = (
        each.month.label, each.facility.name, tag_cell(OPEN, "soon"), yuan(each.total), "—", "—",
    )  # fmt: skip
    return Row(cells, _url(each.facility.pk, str(each.month)))


def _handed_in(row: Statement) -> Row:
    to_answer = getattr(row, "to_answer", 0)
    state = tag_cell(row.get_state_display(), TONES[row.state])
    if to_answer:
        state = tag_cell(f"有 {to_answer} 条要处理", "late")
    accepted = "—" if row.accepted is None else yuan(row.accepted)
    cells = (
        row.month_name, row.facility.name, state, yuan(row.total), yuan(row.claimed), accepted,
    )  # fmt: skip
    return Row(cells, _url(row.facility_id, row.month))


def _url(facility: int, month: str) -> str:
    return reverse("provider:settlement", args=[facility, month])


def _line(number: int, line: Line, month: Month, verdict: object) -> tuple[object, ...]:
    name, service = line.person.name, service_words(line, month)
    return (str(number), name, service, arithmetic(line), verdict, line.payer_name)


def _verdict(line: StatementLine) -> object:
    words = verdict_words(line)
    if line.verdict != "rejected":
        return words
    answer = f"，{line.get_answer_display()}" if line.answer else ""
    return tag_cell(f"{words}{answer}：{line.reason}", "plain" if line.answer else "late")


def _answer_url(row: Statement, line: StatementLine) -> str:
    waits = row.state == "approved" and line.verdict == "rejected" and not line.answer
    return reverse("provider:settlement-line", args=[line.pk]) if waits else ""
