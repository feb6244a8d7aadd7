"""What the house does: says how it put a finding right, with proof; or asks for more time."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import require_manager
from minzheng.engines.notices import api as notices
from minzheng.engines.oversight.deeds import NewDeed, write
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held_finding, settle_next
from minzheng.engines.oversight.houses import own_finding
from minzheng.engines.oversight.models import Deed, Finding, FindingState, Inspection
from minzheng.engines.oversight.posts import HEADS
from minzheng.engines.oversight.terms import look_due
from minzheng.engines.oversight.trail import record
from minzheng.registers.offices.api import officers_with
from minzheng.registers.papers import Paper


@dataclass(frozen=True)
class Remedy:
    """How something was put right, in words, and a photo or PDF that shows it."""

    words: str
    proof: Paper | None


@transaction.atomic
def answer_finding(viewer: Viewer, pk: int, remedy: Remedy, *, on: date) -> Finding:
    """Say that a finding is put right; the officers look again. A wish for more time lapses.

    Raises NotItsOwn; OversightRefused without words or proof, for a file nobody could look at, or
    when it waits for no answer.
    """
    row = _open(viewer, pk, on)
    if remedy.proof is None:
        raise OversightRefused("请附整改后的照片或 PDF")
    write(row, NewDeed(Deed.Kind.ANSWERED, remedy.words, viewer.doer, on, paper=remedy.proof))
    row.state, row.asked_until, row.escalated_on = FindingState.ANSWERED, None, None
    row.look_on = look_due(row.inspection.facility.division_code, on)
    row.save(update_fields=["state", "asked_until", "escalated_on", "look_on"])
    settle_next(row.inspection, on)
    _tell_inspectors(row, viewer, on)
    record(row.inspection, "answer_finding", viewer, finding=row.pk)
    return row


@transaction.atomic
def ask_extension(viewer: Viewer, pk: int, until: date, why: str, *, on: date) -> Finding:
    """Ask for a later day. The manager asks.

    Raises NotItsOwn, NotAllowed; OversightRefused without a reason, for a day that is no later,
    when one is asked for already, or when the finding waits for no answer.
    """
    row = _open(viewer, pk, on)
    require_manager(viewer)
    if row.asked_until is not None:
        raise OversightRefused(f"已经申请延到 {row.asked_until}，正等答复，不用再申请")
    if until <= max(row.due_on, on):
        raise OversightRefused(f"延到的日子 {until} 应在原期限 {row.due_on} 和今天 {on} 以后")
    row.asked_until = until
    row.save(update_fields=["asked_until"])
    write(row, NewDeed(Deed.Kind.ASKED, why, viewer.doer, on, until))
    _tell_heads(row, viewer, on)
    record(row.inspection, "ask_extension", viewer, finding=row.pk, until=until.isoformat())
    return row


def _open(viewer: Viewer, pk: int, on: date) -> Finding:
    row = held_finding(own_finding(viewer, pk, on))
    if row.state != FindingState.OPEN:
        raise OversightRefused(f"这个问题{row.get_state_display()}，现在不用办；请刷新页面")
    return row


def _tell_inspectors(row: Finding, viewer: Viewer, on: date) -> None:
    inspection = row.inspection
    text = f"“{inspection.facility.name}”报告已整改：{row.item}。请在 {row.look_on} 前复查"
    for number in inspection.inspectors:
        _send(inspection, notices.Recipient("officer", number), text, viewer=viewer, on=on)


def _tell_heads(row: Finding, viewer: Viewer, on: date) -> None:
    inspection = row.inspection
    place = inspection.facility.division_code
    text = f"“{inspection.facility.name}”申请把整改期限延到 {row.asked_until}：{row.item}"
    for role in HEADS:
        for head in officers_with(role, place, on):
            to = notices.Recipient("officer", head.staff_number, head.name)
            _send(inspection, to, text, viewer=viewer, on=on)


def _send(
    inspection: Inspection, to: notices.Recipient, text: str, *, viewer: Viewer, on: date
) -> None:
    notices.send_message(to, text, link=inspection.ref, on=on, by=viewer.doer)
