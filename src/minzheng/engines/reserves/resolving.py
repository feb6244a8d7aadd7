"""What becomes of a payment: covered by the case, kept, recovered or written off; by two."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.ledger.api import LedgerRefused, give_back
from minzheng.engines.notices import api as notices
from minzheng.engines.reserves.coded import COVERED, ENDS, NAMELESS, RECOVER, WRITTEN_OFF
from minzheng.engines.reserves.errors import ReserveRefused, SecondHandNeeded
from minzheng.engines.reserves.models import Payment, PaymentState, Repayment, Resolution
from minzheng.engines.reserves.posts import JUDGES, PAYERS
from minzheng.kernel.money import Fen, yuan_text

MOST_WORDS = 300


@transaction.atomic
def propose_end(payment: Payment, how: str, words: str, *, by: Viewer, on: date) -> Resolution:
    """Propose what becomes of a payment; somebody else approves.

    Raises ReserveRefused (case not ended, no receipt, nothing to write off, no words), NotAllowed.
    """
    row = _open(payment)
    require(by, PAYERS, row.division_code)
    _refuse(row, how, words)
    row.resolutions.filter(approved_on=None).delete()
    made = Resolution.objects.create(
        payment=row, how=how, words=words.strip(), by_key=by.doer.key, by_name=by.doer.name, on=on
    )
    detail = {"how": how}
    audit.record(by.doer, "propose_reserve_end", row.ref, division=row.division_code, detail=detail)
    return made


@transaction.atomic
def approve_end(payment: Payment, *, by: Viewer, on: date) -> Payment:
    """A second person approves; what is recovered is asked of the person by letter of message.

    Raises ReserveRefused, SecondHandNeeded, NotAllowed.
    """
    row = _open(payment)
    require(by, JUDGES, row.division_code)
    made = row.resolutions.filter(approved_on=None).last()
    if made is None:
        raise ReserveRefused("还没有人提出怎样了结，请先由镇街提出")
    if by.doer.key in (made.by_key, row.payer_key):
        raise SecondHandNeeded("提出人、支付人不能自己批准，请由另一位负责人批准")
    made.approved_name, made.approved_on = by.doer.name, on
    made.save(update_fields=["approved_name", "approved_on"])
    row.outcome = made.how
    _carry_out(row, on)
    detail = {"how": made.how}
    audit.record(by.doer, "approve_reserve_end", row.ref, division=row.division_code, detail=detail)
    return row


@transaction.atomic
def repay(payment: Payment, amount: Fen, receipt: str, *, by: Viewer, on: date) -> Repayment:
    """Money came back: into the reserve and the ledger, by receipt.

    Raises ReserveRefused (not being recovered, more than is out, no receipt), NotAllowed.
    """
    row = _open(payment)
    require(by, PAYERS, row.division_code)
    if row.state != PaymentState.RECOVERING or row.entry is None:
        raise ReserveRefused("这笔支付没有批准追回，不能登记退回")
    if not receipt.strip() or not 0 < amount <= row.net:
        raise ReserveRefused(f"请写收据号；还没退回的是 {yuan_text(row.net)}，金额不能超过它")
    try:
        entry = give_back(row.entry, reason=f"退回 {row.number}", by=by.doer, on=on, amount=amount)
    except LedgerRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal
    made = Repayment.objects.create(
        payment=row, division_code=row.division_code, amount=amount, on=on,
        receipt=receipt.strip(), entry=entry, by=by.doer.name,
    )  # fmt: skip
    row.returned += amount
    if row.net == 0:
        row.state, row.settled_on = PaymentState.SETTLED, on
    row.save(update_fields=["returned", "state", "settled_on"])
    detail = {"amount": amount}
    audit.record(by.doer, "repay_reserve", row.ref, division=row.division_code, detail=detail)
    return made


def _carry_out(row: Payment, on: date) -> None:
    if row.outcome == RECOVER:
        row.state = PaymentState.RECOVERING
        text = (
            f"您的办件 {row.case_number} 不予救助，{row.paid_on}由备用金先付的"
            f" {yuan_text(row.net)} 需要退回，请到镇街社会事务办办理；有困难、有异议的请当面说明"
        )
        notices.send_message(notices.Recipient("person", str(row.person_id)), text, on=on)
    else:
        row.state, row.settled_on = PaymentState.SETTLED, on
    row.save(update_fields=["outcome", "state", "settled_on"])


def _refuse(row: Payment, how: str, words: str) -> None:
    if how not in ENDS:
        raise ReserveRefused(f"请选怎样了结：{'、'.join(ENDS.values())}")
    if not words.strip() or len(words) > MOST_WORDS:
        raise ReserveRefused(f"请写明理由，最多 {MOST_WORDS} 个字")
    if (how == NAMELESS) != (row.person_id is None):
        raise ReserveRefused(f"“{ENDS[NAMELESS]}”只用于查不清是谁的，查不清的也只能这样了结")
    if how == NAMELESS:
        return
    if how == COVERED and not row.receipt:
        raise ReserveRefused("还没有收据照片，请先补上本人签收的收据")
    if (how == WRITTEN_OFF) != (row.state == PaymentState.RECOVERING):
        raise ReserveRefused("核销只用于批准追回以后确实追不回来的；追回中的也只能核销或登记退回")
    if row.state != PaymentState.RECOVERING:
        _require_ended(row)


def _require_ended(row: Payment) -> None:
    ended = Case.objects.filter(number=row.case_number, state=Case.ENDED).exists()
    if not ended:
        raise ReserveRefused("办件还没有办结：等办件有了决定，再写这笔钱怎样了结")


def _open(payment: Payment) -> Payment:
    row = Payment.objects.select_for_update(of=("self",)).select_related("entry").get(pk=payment.pk)
    if row.state == PaymentState.SETTLED:
        raise ReserveRefused(f"这笔支付已于 {row.settled_on} 了结，请刷新页面")
    return row
