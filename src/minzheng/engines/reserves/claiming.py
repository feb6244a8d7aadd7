"""The town asks for money for what it settled; the district checks and approves."""

from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.api import Cause, Fund, LedgerRefused, balance, transfer
from minzheng.engines.notices import api as notices
from minzheng.engines.reserves.coded import FIRST, REFILL
from minzheng.engines.reserves.errors import ReserveRefused, SecondHandNeeded
from minzheng.engines.reserves.models import Claim, ClaimState, Payment, PaymentState, Reserve
from minzheng.engines.reserves.numbering import next_number
from minzheng.engines.reserves.posts import APPROVERS, CHECKERS, PAYERS
from minzheng.engines.reserves.setting_up import terms_on
from minzheng.kernel.money import Fen, yuan_text

RUNNING = (ClaimState.ASKED, ClaimState.CHECKED)


def claimable(reserve: Reserve) -> QuerySet[Payment]:
    """Settled payments no claim holds yet, with something left out of the reserve."""
    settled = Payment.objects.filter(reserve=reserve, state=PaymentState.SETTLED, claim=None)
    return settled.filter(amount__gt=F("returned")).order_by("paid_on", "pk")


@transaction.atomic
def ask_first(reserve: Reserve, amount: Fen, *, by: Viewer, on: date) -> Claim:
    """Ask for the money a reserve begins with, or lacks up to its ceiling after it was raised.

    Raises ReserveRefused (over the ceiling, one running), NotAllowed.
    """
    row = _held(reserve, by)
    room = _room(row, on)
    if not 0 < amount <= room:
        raise ReserveRefused(f"备用金限额以内还可以拨 {yuan_text(room)}，请核对金额")
    return _ask(row, FIRST, amount, by=by, on=on)


@transaction.atomic
def ask_refill(reserve: Reserve, *, by: Viewer, on: date) -> Claim:
    """Ask for what was paid and settled, up to the ceiling.

    Raises ReserveRefused (nothing settled, one running), NotAllowed.
    """
    row = _held(reserve, by)
    payments = list(claimable(row))
    total = sum(payment.net for payment in payments)
    if not payments:
        raise ReserveRefused("没有已经了结、还没有核销的支付：办件办结、写明了结以后才能申请补足")
    if total > _room(row, on):
        raise ReserveRefused(
            f"补足 {yuan_text(total)} 以后会超过限额，现在最多可以补 {yuan_text(_room(row, on))}："
            "请核对台账和账面余额"
        )
    claim = _ask(row, REFILL, total, by=by, on=on)
    Payment.objects.filter(pk__in=[payment.pk for payment in payments]).update(claim=claim)
    return claim


@transaction.atomic
def check_claim(claim: Claim, words: str, *, by: Viewer, on: date) -> Claim:
    """The district has looked at every payment of a claim. Raises ReserveRefused, NotAllowed."""
    row = _running(claim, ClaimState.ASKED)
    require(by, CHECKERS, row.division_code)
    row.state, row.words = ClaimState.CHECKED, words.strip()[:300]
    row.checked_by, row.checked_name = by.doer.key, by.doer.name
    row.save()
    audit.record(by.doer, "check_reserve_claim", row.ref, division=row.division_code)
    return row


@transaction.atomic
def approve_claim(claim: Claim, fund: Fund, *, by: Viewer, on: date) -> Claim:
    """Approve a checked claim; a fund of the county gives the money in the same moment.

    Raises ReserveRefused (fund short, over the ceiling by now), SecondHandNeeded, NotAllowed.
    """
    row = _running(claim, ClaimState.CHECKED)
    require(by, APPROVERS, row.division_code)
    if by.doer.key in (row.checked_by, row.asked_by):
        raise SecondHandNeeded("申请、审核、审批要由不同的人办理")
    if row.amount > _room(row.reserve, on):
        raise ReserveRefused("拨付以后会超过备用金限额，请退回重算")
    text = f"{row.reserve.name}{row.kind_name} {row.number}"
    try:
        row.entry = transfer(
            fund, row.reserve.fund, row.amount, cause=Cause(row.ref, text), by=by.doer, on=on
        )
    except LedgerRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal
    row.state, row.decided_on, row.decided_name = ClaimState.PAID, on, by.doer.name
    row.save()
    _tell(row, f"{text} 已拨付 {yuan_text(row.amount)}", on)
    detail = {"amount": row.amount, "fund": fund.code}
    audit.record(by.doer, "approve_reserve_claim", row.ref, division=row.division_code,
                 detail=detail)  # fmt: skip
    return row


@transaction.atomic
def return_claim(claim: Claim, why: str, *, by: Viewer, on: date) -> Claim:
    """Send a claim back with a reason; its payments may be claimed anew.

    Raises ReserveRefused, NotAllowed.
    """
    row = _running(claim, *RUNNING)
    require(by, (*CHECKERS, *APPROVERS), row.division_code)
    if not why.strip():
        raise ReserveRefused("请写明退回的原因，让镇街知道改什么")
    row.state, row.words = ClaimState.RETURNED, why.strip()[:300]
    row.decided_on, row.decided_name = on, by.doer.name
    row.save()
    row.payments.update(claim=None)
    _tell(row, f"备用金申请 {row.number} 被退回：{row.words}", on)
    audit.record(by.doer, "return_reserve_claim", row.ref, division=row.division_code)
    return row


def _room(reserve: Reserve, on: date) -> Fen:
    return terms_on(reserve, on).ceiling - balance(reserve.fund, on)


def _held(reserve: Reserve, by: Viewer) -> Reserve:
    row = Reserve.objects.select_for_update(of=("self",)).select_related("fund").get(pk=reserve.pk)
    require(by, PAYERS, row.division_code)
    if row.claims.filter(state__in=RUNNING).exists():
        raise ReserveRefused("已有一份申请在审核或审批，等它办完再申请")
    return row


def _ask(row: Reserve, kind: str, amount: Fen, *, by: Viewer, on: date) -> Claim:
    claim = Claim.objects.create(
        number=next_number("BX", row.division_code, on), reserve=row,
        division_code=row.division_code, kind=kind, amount=amount, asked_on=on,
        asked_by=by.doer.key, asked_name=by.doer.name,
    )  # fmt: skip
    detail = {"kind": kind, "amount": amount}
    audit.record(by.doer, "ask_for_reserve", claim.ref, division=row.division_code, detail=detail)
    return claim


def _running(claim: Claim, *states: str) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("reserve__fund")
    row = rows.get(pk=claim.pk)
    if row.state not in states:
        raise ReserveRefused(f"这份申请{row.get_state_display()}，不能这样办，请刷新页面")
    return row


def _tell(row: Claim, text: str, on: date) -> None:
    to = notices.Recipient("officer", row.asked_by, row.asked_name)
    notices.send_message(to, text, link=row.ref, on=on)
