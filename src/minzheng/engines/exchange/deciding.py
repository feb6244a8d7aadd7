"""Two people: who brought a file does not accept it; refusing and taking back need their reason."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.engines.exchange.errors import (
    Blocked,
    ExchangeRefused,
    NoSuchDelivery,
    NotInThisState,
    ReasonMissing,
    SameHand,
)
from minzheng.engines.exchange.folders import BAD, ORIGINAL, ROWS, drop
from minzheng.engines.exchange.models import Delivery, State
from minzheng.engines.exchange.reaching import ACCEPTERS, HEADS, STAGERS
from minzheng.engines.exchange.working import work_on

OPEN = (State.WAITING, State.CHECKED, State.UNREADABLE)
TWO_PEOPLE = "报送登记和接收须由两位不同的人员办理，请由另一位数据人员接收"


def check(delivery: Delivery) -> Delivery:
    """Check it now, here. Raises NotInThisState when it does not wait or is being checked."""
    if delivery.state != State.WAITING or not work_on(delivery.pk):
        raise NotInThisState(f"批次 {delivery.number} 没有在等待检查，或正在检查，请稍后查看")
    return _again(delivery)


def accept(delivery: Delivery, *, by: Viewer, on: date, reason: str = "") -> Delivery:
    """Decide to accept the good rows, and bring them into the lake now. Raises as order() does."""
    ordered = order(delivery, by=by, on=on, reason=reason)
    work_on(ordered.pk)
    return _again(ordered)


@transaction.atomic
def order(delivery: Delivery, *, by: Viewer, on: date, reason: str = "") -> Delivery:
    """A second person decides that the good rows go into the lake; a worker brings them there.

    Raises NotAllowed, NotInThisState, SameHand, and Blocked where findings stand against it and it
    is not a head who gives her reason (ReasonMissing: she gave none).
    """
    row = _lock(delivery, (State.CHECKED,))
    require(by, ACCEPTERS, row.division_code)
    if by.doer.key == row.staged_key:
        raise SameHand(TWO_PEOPLE)
    row.overridden = bool(row.verdict.get("blocks"))
    if row.overridden:
        _require_head(row, by, reason)
    row.state = State.ACCEPTING
    _decide(row, by, on, reason)
    detail = {"rows": row.rows, "bad": row.bad, "overridden": row.overridden}
    audit.record(by.doer, "accept_delivery", row.ref, division=row.division_code, detail=detail)
    return row


@transaction.atomic
def refuse(delivery: Delivery, reason: str, *, by: Viewer, on: date) -> Delivery:
    """Send the whole file back with a reason. Raises NotAllowed, NotInThisState, ReasonMissing."""
    row = _lock(delivery, (State.CHECKED, State.UNREADABLE))
    require(by, ACCEPTERS, row.division_code)
    _require_reason(reason, "退回要写明理由，让报送部门知道改什么")
    row.state = State.REFUSED
    return _close(row, by, on, reason, verb="refuse_delivery")


@transaction.atomic
def withdraw(delivery: Delivery, reason: str, *, by: Viewer, on: date) -> Delivery:
    """Who brought it takes it back. Raises NotInThisState, also for another person's."""
    row = _lock(delivery, OPEN)
    require(by, STAGERS, row.division_code)
    if by.doer.key != row.staged_key:
        raise NotInThisState(f"只有登记人{row.staged_by}可以撤回；不接收的，请退回并写明理由")
    _require_reason(reason, "撤回要写明理由")
    row.state = State.WITHDRAWN
    return _close(row, by, on, reason, verb="withdraw_delivery")


def _close(row: Delivery, by: Viewer, on: date, reason: str, *, verb: str) -> Delivery:
    """What is not taken is not kept: the file and its rows go, the report stays."""
    row.owner, row.lease_until = "", None
    _decide(row, by, on, reason)
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail={"rows": row.rows})
    transaction.on_commit(lambda: drop(row, ORIGINAL, ROWS, BAD))
    return row


def _require_head(row: Delivery, by: Viewer, reason: str) -> None:
    blocking = "；".join(each["says"] for each in row.verdict["file"] if each["blocks"])
    if not may(by, HEADS, row.division_code):
        raise Blocked(
            f"有阻断接收的问题：{blocking}。请退回报送部门改正；确需接收的，由数据资源中心负责人写明理由接收"
        )
    _require_reason(reason, f"有阻断接收的问题：{blocking}。仍要接收的，请写明理由")


def _require_reason(reason: str, says: str) -> None:
    if not reason.strip():
        raise ReasonMissing(says)


def _lock(delivery: Delivery, states: tuple[State, ...]) -> Delivery:
    row = Delivery.objects.select_for_update().filter(pk=delivery.pk).first()
    if row is None:
        raise NoSuchDelivery("没有这次报送，请从“部门数据”重新进入")
    if row.state not in states:
        raise NotInThisState(f"批次 {row.number} {row.get_state_display()}，现在不能这样办理")
    return row


def _decide(row: Delivery, by: Viewer, on: date, reason: str) -> None:
    if len(reason) > 500:
        raise ExchangeRefused("理由最多 500 字，请写得短一些")
    row.decided_by, row.decided_key = by.doer.name, by.doer.key
    row.decided_office, row.note = by.doer.office, reason.strip()
    row.decided_on, row.decided_at = on, timezone.now()
    row.save()


def _again(delivery: Delivery) -> Delivery:
    return Delivery.objects.get(pk=delivery.pk)
