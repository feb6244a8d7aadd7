"""What officers do with an answer: look again and close it, or send it back; grant more time."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.oversight.deeds import NewDeed, write
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held_finding, settle_next
from minzheng.engines.oversight.models import Deed, Finding, FindingState
from minzheng.engines.oversight.posts import HEADS, require_looker
from minzheng.engines.oversight.trail import record


@transaction.atomic
def accept(finding: Finding, words: str, *, by: Viewer, on: date) -> Finding:
    """The second look finds it right: the finding is closed. There is no other way to close one.

    Raises NotAllowed; OversightRefused without words, when the house has not answered, or when a
    grave finding is looked at by one of the two who found it.
    """
    row = _answered(finding, by)
    write(row, NewDeed(Deed.Kind.ACCEPTED, words, by.doer, on))
    row.state, row.closed_on, row.look_on = FindingState.CLOSED, on, None
    row.escalated_on = None
    row.save(update_fields=["state", "closed_on", "look_on", "escalated_on"])
    settle_next(row.inspection, on)
    record(row.inspection, "accept_remedy", by, finding=row.pk)
    return row


@transaction.atomic
def send_back(finding: Finding, words: str, due_on: date, *, by: Viewer, on: date) -> Finding:
    """The second look finds it not right: the house answers again by a new day.

    Raises as accept() does; OversightRefused as well for a day that is not ahead.
    """
    row = _answered(finding, by)
    if due_on <= on:
        raise OversightRefused(f"新的整改期限 {due_on} 应在今天 {on} 以后")
    write(row, NewDeed(Deed.Kind.SENT_BACK, words, by.doer, on, due_on))
    row.state, row.due_on, row.look_on = FindingState.OPEN, due_on, None
    row.escalated_on = None
    row.save(update_fields=["state", "due_on", "look_on", "escalated_on"])
    settle_next(row.inspection, on)
    record(row.inspection, "send_back_remedy", by, finding=row.pk, until=due_on.isoformat())
    return row


@transaction.atomic
def grant_extension(finding: Finding, words: str, *, by: Viewer, on: date) -> Finding:
    """Give the house the later day it asked for. Raises NotAllowed, OversightRefused."""
    row, until = _asked(finding, by)
    write(row, NewDeed(Deed.Kind.GRANTED, words, by.doer, on, until))
    row.due_on, row.asked_until, row.escalated_on = until, None, None
    row.save(update_fields=["due_on", "asked_until", "escalated_on"])
    settle_next(row.inspection, on)
    record(row.inspection, "grant_extension", by, finding=row.pk, until=until.isoformat())
    return row


@transaction.atomic
def decline_extension(finding: Finding, words: str, *, by: Viewer, on: date) -> Finding:
    """The first day stands. Raises NotAllowed, OversightRefused."""
    row, _ = _asked(finding, by)
    write(row, NewDeed(Deed.Kind.DECLINED, words, by.doer, on))
    row.asked_until = None
    row.save(update_fields=["asked_until"])
    record(row.inspection, "decline_extension", by, finding=row.pk)
    return row


def _answered(finding: Finding, by: Viewer) -> Finding:
    row = held_finding(finding)
    require_looker(row, by)
    if row.state != FindingState.ANSWERED:
        raise OversightRefused(f"这个问题{row.get_state_display()}，机构报告整改以后才能复查")
    return row


def _asked(finding: Finding, by: Viewer) -> tuple[Finding, date]:
    row = held_finding(finding)
    require(by, HEADS, row.inspection.facility.division_code)
    if row.state != FindingState.OPEN or row.asked_until is None:
        raise OversightRefused("机构没有申请延期，或已经答复过了；请刷新页面")
    return row, row.asked_until
