"""Statements as officers read them: the list, one of them, one line with its records."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from minzheng.engines.delivery.api import (
    ServiceRecord,
    State,
    Statement,
    StatementLine,
    StatementStep,
    Summary,
    Sums,
    arithmetic,
    service_words,
    verdict_words,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.months import Month

STATEMENTS = (
    Column("编号"), Column("机构"), Column("月份"), Column("所在地", secondary=True),
    Column("申请公共资金（元）", numeric=True), Column("核定（元）", numeric=True),
    Column("提交", secondary=True), Column("状态"),
)  # fmt: skip
LINES = (
    Column("行"), Column("姓名"), Column("服务"), Column("计算"),
    Column("公共资金（元）", numeric=True), Column("谁付", secondary=True), Column("核对"),
)  # fmt: skip
RECORDS = (
    Column("日期"), Column("数量", numeric=True), Column("分钟", numeric=True), Column("服务人员"),
    Column("登记"), Column("备注"),
)  # fmt: skip
TONES = {State.HANDED_IN: "soon", State.CHECKED: "soon", State.APPROVED: "ok"}
SUM_COLUMNS = (
    Column("条数", numeric=True), Column("服务总额（元）", numeric=True),
    Column("申请公共资金（元）", numeric=True), Column("核定（元）", numeric=True),
)  # fmt: skip


def statement_table(rows: Iterable[Statement], names: Mapping[str, str]) -> Table:
    """Statements, the newest first."""
    drawn = tuple(_statement(row, names) for row in rows)
    then = "机构过了月提交结算单，会出现在这里。"
    return Table("服务结算单", STATEMENTS, drawn, empty="没有符合条件的结算单。", empty_next=then)


def figures(row: Statement) -> list[Figure]:
    """What is claimed, what was approved."""
    accepted = "还没有核定" if row.accepted is None else yuan(row.accepted)
    return [
        Figure("服务总额", yuan(row.total), "元"),
        Figure("申请公共资金", yuan(row.claimed), "元", strong=True),
        Figure("核定", accepted, "" if row.accepted is None else "元"),
        Figure("明细", str(row.line_count), "条"),
    ]


def line_table(row: Statement, lines: Iterable[StatementLine]) -> Table:
    """The lines with their arithmetic; each opens its records."""
    month = Month.parse(row.month)
    drawn = tuple(_line(line, month) for line in lines)
    return Table(
        "结算单明细", LINES, drawn, empty="没有这样的明细。", empty_next="换一个条件看看。"
    )


def payer_table(summary: Summary) -> Table:
    """Whose money it is."""
    return _sums("按谁付合计", "谁付", summary.by_payer)


def service_table(summary: Summary) -> Table:
    """Which services it was."""
    return _sums("按服务合计", "服务", summary.by_service)


def events(steps: Iterable[StatementStep]) -> list[Event]:
    """What was done with the statement."""
    return [Event(step.get_kind_display(), step.by, step.on, note=step.words) for step in steps]


def line_entries(line: StatementLine) -> list[Entry]:
    """One line: who, what, how much, whose money, what was found."""
    told = [
        ("服务对象", line.person.name),
        ("服务", service_words(line, Month.parse(line.statement.month))),
        ("计算", arithmetic(line)),
        ("谁付", line.payer_name),
        ("申请公共资金", f"{yuan(line.public)} 元"),
        ("核对", _found(line)),
    ]
    if line.sampled:
        told.append(("回访", line.callback or "抽中回访，还没有结果"))
    if line.answer:
        told.append(("机构处理", f"{line.get_answer_display()}，{plain_date(line.answered_on)}"))
    return [Entry(key, value) for key, value in told]


def record_table(rows: Iterable[ServiceRecord]) -> Table:
    """The single services behind a line."""
    return Table("每一次服务", RECORDS, tuple(map(_record, rows)))


def _statement(row: Statement, names: Mapping[str, str]) -> Row:
    accepted = "—" if row.accepted is None else yuan(row.accepted)
    cells = (
        row.number, row.facility.name, row.month_name, near(names[row.division_code]),
        yuan(row.claimed), accepted, plain_date(row.handed_in_on),
        tag_cell(row.get_state_display(), TONES[State(row.state)]),
    )  # fmt: skip
    return Row(cells, reverse("desk:settlement", args=[row.pk]))


def _line(line: StatementLine, month: Month) -> Row:
    found: object = verdict_words(line)
    if line.verdict == "rejected":
        found = tag_cell(f"不认可：{line.reason}", "late")
    elif line.sampled:
        found = tag_cell(f"{found}，抽中回访", "info")
    cells = (
        str(line.number), line.person.name, service_words(line, month), arithmetic(line),
        yuan(line.public), line.payer_name, found,
    )  # fmt: skip
    return Row(cells, reverse("desk:settlement-line", args=[line.pk]))


def _sums(title: str, first: str, sums: Iterable[Sums]) -> Table:
    drawn = tuple(
        Row((s.label, str(s.lines), yuan(s.amount), yuan(s.public), yuan(s.accepted))) for s in sums
    )
    return Table(title, (Column(first), *SUM_COLUMNS), drawn)


def _found(line: StatementLine) -> str:
    words = verdict_words(line)
    reason = f"：{line.reason}" if line.reason else ""
    return f"{words}{reason}（{line.judged_by}）" if line.verdict else words


def _record(row: ServiceRecord) -> Row:
    cells = (
        f"{plain_date(row.day)} {row.begins}".strip(), str(row.quantity), str(row.minutes or "—"),
        row.given_by or "—", f"{row.entered_by}，{plain_date(row.entered_on)}", row.note or "—",
    )  # fmt: skip
    return Row(cells)
