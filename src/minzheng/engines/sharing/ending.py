"""When the purpose is over: ended, then the receiver's word that the data are destroyed."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.sharing.errors import ReasonNeeded, WrongState
from minzheng.engines.sharing.finding import LIVE, over
from minzheng.engines.sharing.models import Share
from minzheng.kernel.doer import Doer

ENDERS = ("data_clerk", "data_head")


@transaction.atomic
def end(share: Share, reason: str, *, by: Viewer, on: date) -> Share:
    """Nothing more is handed out; the receiver is to destroy what it has (第二十七条).

    Raises ReasonNeeded, WrongState, NotAllowed.
    """
    require(by, ENDERS, share.division_code)
    if not reason.strip():
        raise ReasonNeeded("请写明为什么终止，例如用途已经实现")
    return _ended(share, reason.strip()[:500], by=by.doer, on=on)


@transaction.atomic
def destroy(share: Share, note: str, *, by: Viewer, on: date) -> Share:
    """Note how the receiver destroyed the data, by its written word.

    Raises ReasonNeeded, WrongState, NotAllowed.
    """
    require(by, ENDERS, share.division_code)
    if not note.strip():
        raise ReasonNeeded("请写明销毁的方式、日期和对方的书面告知，例如文号")
    share = Share.objects.select_for_update().get(pk=share.pk)
    if share.state != Share.State.ENDED:
        raise WrongState("还没有到期或者终止，不能登记销毁")
    share.state, share.destroyed_on = Share.State.DESTROYED, on
    share.note = f"{share.note}；{note.strip()}"[:500].lstrip("；")
    share.save(update_fields=["state", "destroyed_on", "note"])
    audit.record(by.doer, "destroy_share", share.ref, division=share.division_code)
    return share


@transaction.atomic
def end_due(on: date, *, by: Doer) -> tuple[str, ...]:
    """End every request whose time is over; gives their numbers. Run again, nothing changes."""
    return tuple(_ended(share, "使用期限届满", by=by, on=on).number for share in over(on))


def _ended(share: Share, reason: str, *, by: Doer, on: date) -> Share:
    share = Share.objects.select_for_update().get(pk=share.pk)
    if share.state not in LIVE:
        raise WrongState(f"这件申请现在是“{share.get_state_display()}”，不用终止")
    share.state, share.ended_on, share.note = Share.State.ENDED, on, reason
    share.key_digest = ""  # its key opens nothing any more
    share.save(update_fields=["state", "ended_on", "note", "key_digest"])
    detail = {"reason": reason}
    audit.record(by, "end_share", share.ref, division=share.division_code, detail=detail)
    return share
