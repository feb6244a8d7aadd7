"""A report is composed, finished by its writer, handed up and confirmed by another hand."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.duties import api as duties
from minzheng.engines.notices import api as notices
from minzheng.engines.reports.composing import composed
from minzheng.engines.reports.errors import NoSuchReport, ReportRefused
from minzheng.engines.reports.models import Cadence, Report
from minzheng.engines.reports.posts import MISSING, cadence_for, may_write, report_for
from minzheng.engines.reports.printing import letter_of
from minzheng.engines.reports.trail import record
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper, keep_sealed, read_kept

FOLDER, LEAST = "reports", 10
NOT_OURS = "这份报告由任务写明的岗位来写"


@transaction.atomic
def compose(by: Viewer, pk: int, *, on: date) -> Report:
    """Write the report of the period that is due; again while it is open: figures anew, words kept.

    Raises NoSuchReport, NotAllowed, ReportRefused (nothing due, the period not over or computed).
    """
    cadence = cadence_for(by, pk)
    if not may_write(by, cadence):
        raise NotAllowed(NOT_OURS)
    turn = cadence.duty.turns.filter(state=duties.TurnState.OPEN).order_by("number").first()
    if turn is None:
        raise ReportRefused("现在没有要写的报告：上一期在等确认，或者安排已经停了")
    months = period_of(cadence, turn)
    if months[-1].last >= on:
        raise ReportRefused(
            f"这一期到 {months[-1].label}，还没有结束，{months[-1].next().first} 起可以写"
        )
    told = {"lines": composed(cadence, months, by, on), "composed_on": on,
            "composed_by": by.doer.name, "composed_key": by.doer.key}  # fmt: skip
    row, _ = Report.objects.update_or_create(
        turn=turn, defaults=told,
        create_defaults={**told, "cadence": cadence, "first_month": f"{months[0]}",
                         "last_month": f"{months[-1]}"},
    )  # fmt: skip
    record(cadence, "compose_report", by.doer, period=row.last_month, lines=len(row.lines))
    return row


@transaction.atomic
def write(by: Viewer, pk: int, problems: str, next_steps: str) -> Report:
    """The writer's own part. Raises NoSuchReport, NotAllowed, ReportRefused once handed up."""
    row = _own(by, pk)
    row.problems, row.next_steps = problems.strip()[:5000], next_steps.strip()[:5000]
    row.save(update_fields=["problems", "next_steps"])
    record(row.cadence, "write_report", by.doer, period=row.last_month)
    return row


@transaction.atomic
def hand_up(by: Viewer, pk: int, *, on: date) -> Report:
    """To be confirmed: the draft is the proof of the duty. Raises as write."""
    row = _own(by, pk)
    for label, text in (("存在的问题", row.problems), ("下一步打算", row.next_steps)):
        if len(text) < LEAST:
            raise ReportRefused(f"“{label}”至少写 {LEAST} 个字：数由系统写，这一段只有您能写")
    paper = duties.Paper(f"{row}（送审）.pdf", _pdf(row, on))
    try:
        duties.hand_in(by, row.turn.pk, duties.Proof(f"已起草{row.period}报告", paper), on=on)
    except duties.DutyRefused as refusal:
        raise ReportRefused(str(refusal)) from refusal
    record(row.cadence, "hand_up_report", by.doer, period=row.last_month)
    return Report.objects.select_related("cadence__duty", "turn").get(pk=pk)


@transaction.atomic
def confirm(by: Viewer, pk: int, *, on: date) -> Report:
    """It goes up as it stands, as a document. Raises NoSuchReport, NotAllowed, ReportRefused."""
    row = _handed(by, pk)
    if row.composed_key == by.doer.key:
        raise NotAllowed("起草和确认要由不同的人办理，这一份是您起草的")
    if row.turn.state != duties.TurnState.CLOSED:
        try:
            duties.confirm_done(by, row.turn.pk, on=on)
        except duties.DutyRefused as refusal:
            raise ReportRefused(str(refusal)) from refusal
    elif not duties.may_confirm(by, row.turn):
        raise NotAllowed("这份报告由上一级负责人确认")
    row.confirmed_on, row.confirmed_by = on, by.doer.name
    kept = keep_sealed(FOLDER, Paper(f"{row}.pdf", _pdf(row, on)))
    row.pdf, row.pdf_digest = kept.path, kept.digest
    row.save()
    record(row.cadence, "confirm_report", by.doer, period=row.last_month)
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str, *, on: date) -> Report:
    """To be written anew. Raises as confirm."""
    row = _handed(by, pk)
    try:
        duties.send_back(by, row.turn.pk, why, on=on)
    except duties.DutyRefused as refusal:
        raise ReportRefused(str(refusal)) from refusal
    record(row.cadence, "return_report", by.doer, period=row.last_month)
    return report_for(by, pk)


def report_pdf(viewer: Viewer, pk: int) -> tuple[bytes, str]:
    """The confirmed report and its name. Raises NoSuchReport, ReportRefused, PaperLost."""
    row = report_for(viewer, pk)
    if not row.pdf:
        raise ReportRefused("这份报告还没有确认，没有文件")
    return read_kept(row.pdf, row.pdf_digest)[0], f"{row}.pdf"


def period_of(cadence: Cadence, turn: duties.Turn) -> list[Month]:
    """The months that a turn reports on: from the one in which it begins."""
    first = Month.of(turn.begins_on)
    return list(Month.between(first, first.shift(cadence.every_months - 1)))


def due_turns(cadences: Iterable[Cadence]) -> dict[int, duties.Turn]:
    """The turn that waits for its report, by duty. One query."""
    rows = duties.Turn.objects.filter(
        duty__in=[each.duty.pk for each in cadences], state=duties.TurnState.OPEN
    )
    return {turn.duty_id: turn for turn in rows.order_by("-number")}


def _own(by: Viewer, pk: int) -> Report:
    row = report_for(by, pk)
    if not may_write(by, row.cadence):
        raise NotAllowed(NOT_OURS)
    row = _locked(pk)
    if not row.is_open:
        raise ReportRefused(f"报告现在是“{row.state_words}”，不能再改")
    return row


def _handed(by: Viewer, pk: int) -> Report:
    report_for(by, pk)
    row = _locked(pk)
    if row.confirmed_on is not None or row.is_open:
        raise ReportRefused(f"报告现在是“{row.state_words}”，这一步不能办")
    return row


def _locked(pk: int) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("cadence__duty", "turn")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NoSuchReport(MISSING)
    return row


def _pdf(row: Report, on: date) -> bytes:
    try:
        return notices.render(letter_of(row, on)).pdf
    except notices.MissingGlyph as missing:
        raise ReportRefused(f"{missing}。请改这个字") from missing
