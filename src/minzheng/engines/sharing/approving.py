"""The verbs of approval: checked, approved by two heads, refused with reasons, extended once."""

from datetime import date

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.sharing.errors import Protected, ReasonNeeded, SamePerson, WrongState
from minzheng.engines.sharing.models import Share, Signature

CHECKERS, HEADS, CHIEFS = ("data_clerk",), ("data_head",), ("district_head",)
EXTENDERS = (*HEADS, *CHIEFS)
REFUSERS = (*CHECKERS, *HEADS, *CHIEFS)
State, Step = Share.State, Signature.Step
WAITING = (State.RECEIVED, State.CHECKED, State.CONFIRMED)


@transaction.atomic
def check(share: Share, note: str, *, by: Viewer, on: date) -> Share:
    """The clerk of the data centre finds basis, scope and period in order.

    Raises WrongState, NotAllowed.
    """
    require(by, CHECKERS, share.division_code)
    share = _at(share, State.RECEIVED)
    _sign(share, Step.CHECK, note, by=by, on=on)
    return _moved(share, State.CHECKED, "check_share", by)


@transaction.atomic
def confirm(share: Share, note: str, basis: str = "", *, by: Viewer, on: date) -> Share:
    """The head of the data centre approves. `basis`: the article that allows what is protected.

    Raises Protected (facts of children or closed ones, and no article), SamePerson, WrongState,
    NotAllowed.
    """
    require(by, HEADS, share.division_code)
    share = _at(share, State.CHECKED)
    if share.protects and not basis.strip():
        why = "；".join(share.protects)
        raise Protected(f"{why}。没有单独的依据不能共享：请写明哪部法律、行政法规的哪一条，再批准")
    share.protected_basis = basis.strip()[:300] if share.protects else ""
    share.save(update_fields=["protected_basis"])
    _sign(share, Step.HEAD, note, by=by, on=on)
    return _moved(share, State.CONFIRMED, "confirm_share", by)


@transaction.atomic
def approve(share: Share, note: str, *, by: Viewer, on: date) -> Share:
    """The head of the bureau approves; the clock for the delivery begins.

    Raises SamePerson, WrongState, NotAllowed.
    """
    require(by, CHIEFS, share.division_code)
    share = _at(share, State.CONFIRMED)
    _sign(share, Step.CHIEF, note, by=by, on=on)
    share.answered_on = on
    share.save(update_fields=["answered_on"])
    return _moved(share, State.APPROVED, "approve_share", by)


@transaction.atomic
def refuse(share: Share, reason: str, *, by: Viewer, on: date) -> Share:
    """Not shared, with reasons (第二十一条). Raises ReasonNeeded, WrongState, NotAllowed."""
    require(by, REFUSERS, share.division_code)
    share = _at(share, *WAITING)
    share.note, share.answered_on = _reason(reason, "请写明为什么不予共享，要告知申请单位"), on
    share.save(update_fields=["note", "answered_on"])
    return _moved(share, State.REFUSED, "refuse_share", by)


@transaction.atomic
def extend(share: Share, reason: str, *, by: Viewer, on: date) -> Share:
    """Ten more working days for the answer, once (第二十一条).

    Raises WrongState (shared without conditions, or extended before), ReasonNeeded, NotAllowed.
    """
    require(by, EXTENDERS, share.division_code)
    share = _at(share, *WAITING)
    if share.kind == Share.Kind.UNCONDITIONAL or share.extended_on is not None:
        raise WrongState("答复期限只能延长一次，而且只有有条件共享的可以延长")
    share.extended_why = _reason(reason, "请写明为什么要延长答复期限")
    share.extended_on, share.extended_by = on, by.doer.name
    share.save(update_fields=["extended_why", "extended_on", "extended_by"])
    _told(share, "extend_share", by)
    return share


def may_sign(share: Share, viewer: Viewer) -> bool:
    """Whether the viewer has signed no step of the request yet and did not take it down."""
    own = share.received_key == viewer.doer.key and share.state != State.RECEIVED
    return not own and not share.signatures.filter(signed_key=viewer.doer.key).exists()


def _at(share: Share, *states: str) -> Share:
    """The request locked, if it stands at one of the states. Raises WrongState."""
    found = Share.objects.select_for_update().get(pk=share.pk)
    if found.state not in states:
        raise WrongState(f"这件申请现在是“{found.get_state_display()}”，不能这样办。请刷新页面")
    return found


def _sign(share: Share, step: str, note: str, *, by: Viewer, on: date) -> None:
    if not may_sign(share, by):
        raise SamePerson("登记、审查和两次批准要由不同的人办理，您已经办过其中一步")
    signed = {"signed_by": by.doer.name, "signed_key": by.doer.key, "signed_on": on}
    try:
        with transaction.atomic():
            Signature.objects.create(share=share, step=step, note=note.strip()[:500], **signed)
    except IntegrityError as taken:
        raise WrongState("这一步刚刚办过，请刷新页面") from taken


def _moved(share: Share, state: str, verb: str, by: Viewer) -> Share:
    share.state = state
    share.save(update_fields=["state"])
    _told(share, verb, by)
    return share


def _told(share: Share, verb: str, by: Viewer) -> None:
    detail = {"state": share.state}
    audit.record(by.doer, verb, share.ref, division=share.division_code, detail=detail)


def _reason(text: str, asks: str) -> str:
    if not text.strip():
        raise ReasonNeeded(asks)
    return text.strip()[:300]
