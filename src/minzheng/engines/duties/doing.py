"""A turn goes on, is handed in with proof, is confirmed by another hand or sent back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.duties.coded import State, TurnState
from minzheng.engines.duties.errors import DutyRefused
from minzheng.engines.duties.giving import held
from minzheng.engines.duties.models import Turn
from minzheng.engines.duties.posts import confirmers_of, may_do, turn_for
from minzheng.engines.duties.trail import record, tell_officer, tell_owner
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER, LEAST_WORDS, WHOLE = "duty-papers", 4, 100


@dataclass(frozen=True)
class Proof:
    """What was done, in words, and the paper or photo that shows it."""

    words: str
    paper: Paper


@transaction.atomic
def report_progress(by: Viewer, pk: int, percent: int, words: str, *, on: date) -> Turn:
    """Say how far it is, 0 to 100. Raises NoSuchDuty, DutyRefused, NotAllowed."""
    row = _own(by, pk, TurnState.OPEN)
    if not 0 <= percent <= WHOLE:
        raise DutyRefused(f"进度写 0 到 100 的整数，写了 {percent}")
    row.percent, row.words, row.said_on = percent, words.strip()[:500], on
    row.save(update_fields=["percent", "words", "said_on"])
    record(row.duty, "report_duty", by.doer, turn=row.number, percent=percent)
    return row


@transaction.atomic
def hand_in(by: Viewer, pk: int, proof: Proof, *, on: date) -> Turn:
    """Hand in what was done with its proof. Raises NoSuchDuty, DutyRefused, NotAllowed."""
    row = _own(by, pk, TurnState.OPEN)
    if len(proof.words.strip()) < LEAST_WORDS:
        raise DutyRefused("请写明办了什么、结果怎样，至少四个字")
    try:
        kept = keep_sealed(FOLDER, proof.paper)
    except PaperRefused as refusal:
        raise DutyRefused(str(refusal)) from refusal
    row.paper, row.paper_digest, row.paper_name = kept.path, kept.digest, proof.paper.name[:120]
    row.proof, row.percent, row.state = proof.words.strip()[:500], WHOLE, TurnState.HANDED_IN
    row.handed_on, row.handed_by, row.handed_key = on, by.doer.name, by.doer.key
    row.returned_why = ""
    row.save()
    record(row.duty, "hand_in_duty", by.doer, turn=row.number)
    tell_officer(row.duty, row.duty.given_key, f"“{row.duty.title}”已提交，请核实", on=on)
    return row


@transaction.atomic
def confirm_done(by: Viewer, pk: int, *, on: date) -> Turn:
    """It is done: the turn is closed, and the duty where it was to be done once.

    By another than who handed it in. Raises NoSuchDuty, DutyRefused, NotAllowed.
    """
    row = _handed(by, pk)
    row.state, row.closed_on, row.closed_by = TurnState.CLOSED, on, by.doer.name
    row.save(update_fields=["state", "closed_on", "closed_by"])
    if row.duty.every_months is None:
        row.duty.state, row.duty.ended_on = State.DONE, on
        row.duty.save(update_fields=["state", "ended_on"])
    record(row.duty, "confirm_duty", by.doer, turn=row.number)
    tell_owner(row.duty, f"任务“{row.duty.title}”已核实办结", on=on)
    return row


@transaction.atomic
def send_back(by: Viewer, pk: int, why: str, *, on: date) -> Turn:
    """It is not done as it should be; the day stays. Raises as confirm_done."""
    row = _handed(by, pk)
    if not why.strip():
        raise DutyRefused("请写明缺什么、怎样补")
    row.returned = [*row.returned, _handed_in(row, why.strip()[:300], on)]
    row.state, row.returned_why = TurnState.OPEN, why.strip()[:300]
    row.save(update_fields=["state", "returned", "returned_why"])
    record(row.duty, "return_duty", by.doer, turn=row.number, why=row.returned_why)
    tell_owner(row.duty, f"任务“{row.duty.title}”退回：{row.returned_why[:100]}", on=on)
    return row


def _handed_in(row: Turn, why: str, on: date) -> dict[str, str]:
    """What was handed in and sent back stays, with its paper."""
    return {
        "on": f"{row.handed_on}", "by": row.handed_by, "proof": row.proof, "paper": row.paper,
        "digest": row.paper_digest, "name": row.paper_name, "why": why, "returned": f"{on}",
    }  # fmt: skip


def open_paper(viewer: Viewer, pk: int) -> tuple[bytes, str, str]:
    """The proof as handed in, its kind and name; who looks is in the trail.

    Raises NoSuchDuty, DutyRefused, PaperLost.
    """
    row = turn_for(viewer, pk)
    if not row.paper:
        raise DutyRefused("这一次还没有提交凭据")
    content, mime = read_kept(row.paper, row.paper_digest)
    with transaction.atomic():
        record(row.duty, "open_duty_paper", viewer.doer, turn=row.number)
    return content, mime, row.paper_name


def _own(by: Viewer, pk: int, wanted: TurnState) -> Turn:
    row = held(turn_for(by, pk).pk)
    if not may_do(by, row.duty):
        raise NotAllowed(f"这项任务由{row.duty.owner_name}办理，您可以查看，不能代报")
    _in_state(row, wanted)
    return row


def _handed(by: Viewer, pk: int) -> Turn:
    row = held(turn_for(by, pk).pk)
    require(by, confirmers_of(row.duty), row.duty.division_code)
    _in_state(row, TurnState.HANDED_IN)
    if by.doer.key == row.handed_key:
        raise DutyRefused("提交和核实要由不同的人办理，这一次是您提交的")
    return row


def _in_state(row: Turn, wanted: TurnState) -> None:
    if row.state != wanted or row.duty.state != State.RUNNING:
        raise DutyRefused(f"这一次现在是“{row.get_state_display()}”，请刷新页面查看")
