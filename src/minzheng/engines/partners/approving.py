"""Approved by a second person, refused with a reason, ended at once."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.partners.errors import ReasonNeeded, SamePerson, WrongState
from minzheng.engines.partners.models import ApiKey, Hook, Partner, Watch
from minzheng.engines.partners.scopes import APPROVERS, ENDERS
from minzheng.kernel.doer import Doer

State = Partner.State


@transaction.atomic
def approve(partner: Partner, note: str, *, by: Viewer, on: date) -> Partner:
    """The head of the data centre approves; keys may be given from now on.

    Raises SamePerson, WrongState, NotAllowed.
    """
    require(by, APPROVERS, partner.division_code)
    if partner.received_key == by.doer.key:
        raise SamePerson("登记和批准要由不同的人办理，这一件是您登记的")
    return _answered(partner, State.APPROVED, note, by=by, on=on)


@transaction.atomic
def refuse(partner: Partner, reason: str, *, by: Viewer, on: date) -> Partner:
    """Not let in, with a reason. Raises ReasonNeeded, WrongState, NotAllowed."""
    require(by, APPROVERS, partner.division_code)
    return _answered(partner, State.REFUSED, _reason(reason), by=by, on=on)


@transaction.atomic
def end(partner: Partner, reason: str, *, by: Viewer, on: date) -> Partner:
    """Every key stops now, subscriptions too. Raises ReasonNeeded, WrongState, NotAllowed."""
    require(by, ENDERS, partner.division_code)
    return _ended(partner, _reason(reason), by=by.doer, on=on)


@transaction.atomic
def end_due(on: date, *, by: Doer) -> tuple[str, ...]:
    """End every partner whose time is over; gives their numbers. Run again, nothing changes."""
    over = Partner.objects.filter(state=State.APPROVED, ends_on__lt=on).order_by("id")
    return tuple(_ended(row, "使用期限届满", by=by, on=on).number for row in over)


def _answered(partner: Partner, state: str, note: str, *, by: Viewer, on: date) -> Partner:
    row = _at(partner, State.RECEIVED)
    row.state, row.note = state, note.strip()[:500]
    row.answered_on, row.answered_by = on, by.doer.name
    row.save(update_fields=["state", "note", "answered_on", "answered_by"])
    verb = "approve_partner" if state == State.APPROVED else "refuse_partner"
    audit.record(by.doer, verb, row.ref, division=row.division_code)
    return row


def _ended(partner: Partner, reason: str, *, by: Doer, on: date) -> Partner:
    row = _at(partner, State.APPROVED)
    row.state, row.ended_on, row.note = State.ENDED, on, reason
    row.save(update_fields=["state", "ended_on", "note"])
    now = timezone.now()
    ApiKey.objects.filter(partner=row, revoked_at=None).update(revoked_at=now)
    Hook.objects.filter(partner=row, ended_at=None).update(ended_at=now)
    Watch.objects.filter(partner=row, ended_on=None).update(ended_on=on)
    detail = {"reason": reason[:100]}
    audit.record(by, "end_partner", row.ref, division=row.division_code, detail=detail)
    return row


def _at(partner: Partner, state: str) -> Partner:
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    if row.state != state:
        raise WrongState(f"这个系统现在是“{row.get_state_display()}”，不能这样办。请刷新页面")
    return row


def _reason(text: str) -> str:
    if not text.strip():
        raise ReasonNeeded("请写明理由，要告知对方单位")
    return text.strip()[:500]
