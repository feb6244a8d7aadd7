"""Reports upward as officers read them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from minzheng.engines.duties import api as duties
from minzheng.engines.reports import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date

CADENCES = (Column("报告"), Column("谁写"), Column("报给", secondary=True), Column("多久一次"),
            Column("指标", numeric=True, secondary=True), Column("要写的"))  # fmt: skip
REPORTS = (Column("期间"), Column("报告"), Column("起草", secondary=True), Column("状态"),
           Column("确认"))  # fmt: skip
TONES = {"起草中": "soon", "等确认": "info", "已确认": "ok"}
Due = Mapping[int, duties.Turn]


def cadence_table(
    rows: Iterable[api.Cadence], due: Due, names: Mapping[str, str], on: date, writes: set[int]
) -> Table:
    """Each with the period that waits for its writer."""
    drawn = tuple(
        Row((row.title, f"{names.get(row.division_code, '')} {row.duty.owner_name}", row.addressee,
             row.get_every_months_display(), str(len(row.indicators)),
             _waiting(row, due.get(row.duty.pk), on, may=row.pk in writes)))
        for row in rows
    )  # fmt: skip
    return Table("报告安排", CADENCES, drawn, empty="还没有安排。",
                 empty_next="按“安排一种报告”，定下谁写、多久一次、写哪些数。")  # fmt: skip


def _waiting(row: api.Cadence, turn: duties.Turn | None, on: date, *, may: bool) -> object:
    if row.duty.state != duties.State.RUNNING:
        return "已停"
    if turn is None:
        return "等确认"
    months = api.period_of(row, turn)
    said = f"{months[0].label}到{months[-1].label}，{plain_date(turn.due_on)} 前"
    over = months[-1].last < on
    return link_cell(said, reverse("desk:report-compose", args=[row.pk])) if may and over else said


def report_table(rows: Iterable[api.Report]) -> Table:
    """Reports, the newest first."""
    drawn = tuple(
        Row((row.period, row.cadence.title, f"{plain_date(row.composed_on)} {row.composed_by}",
             tag_cell(row.state_words, TONES[row.state_words]),
             f"{plain_date(row.confirmed_on)} {row.confirmed_by}" if row.confirmed_on else "—"),
            reverse("desk:report", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("报告", REPORTS, drawn, empty="还没有写过报告。")


def lines_of(row: api.Report) -> list[tuple[str, str]]:
    """Every sentence with the page of its figure in the last month of the period."""
    return [
        (line["text"], _figure(row, line["key"]) if line["key"] else reverse("desk:duties"))
        for line in row.lines
    ]


def _figure(row: api.Report, key: str) -> str:
    place, month = row.cadence.division_code, row.last_month
    return f"{reverse('desk:figure', args=[key])}?division={place}&month={month}"
