"""A payment: asked for with an invoice, approved by a second hand, paid by a third."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.pipeline.coded import MAKERS, PAY_APPROVERS, PAYERS
from minzheng.engines.pipeline.errors import PipelineRefused
from minzheng.engines.pipeline.models import Contract, Payment, Project
from minzheng.engines.pipeline.models.contract import PaymentState
from minzheng.engines.pipeline.planning import keep
from minzheng.engines.pipeline.posts import held, record, refuse_same_hand
from minzheng.engines.pipeline.sources import cause_of
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.registers.papers import Paper

COUNTED = (PaymentState.ASKED, PaymentState.APPROVED, PaymentState.PAID)


@dataclass(frozen=True)
class NewPayment:
    """What is asked for; `amount` in fen, `paper` the invoice."""

    amount: Fen
    invoice: str
    words: str
    paper: Paper | None = None


@transaction.atomic
def ask_payment(contract: Contract, new: NewPayment, *, by: Viewer, on: date) -> Payment:
    """Ask for money of a contract. Raises NotAllowed, PipelineRefused."""
    project = held(contract.project, MAKERS, by)
    row = Contract.objects.select_for_update().get(pk=contract.pk)
    _refuse(project, row, new)
    kept = keep(new.paper)
    made = Payment.objects.create(
        contract=row, amount=new.amount, invoice=new.invoice.strip(), words=new.words.strip(),
        paper=kept.path, paper_digest=kept.digest,
        paper_name=new.paper.name[:120] if new.paper else "",
        asked_on=on, asked_key=by.doer.key, asked_by=by.doer.name,
    )  # fmt: skip
    record(project, "ask_pipeline_payment", by, amount=new.amount, invoice=made.invoice)
    return made


@transaction.atomic
def answer_payment(payment: Payment, words: str, *, granted: bool, by: Viewer, on: date) -> Payment:
    """Approve a payment or not; one with an invoice that was used before cannot be approved.

    Raises NotAllowed, OtherHandNeeded, PipelineRefused.
    """
    project = held(payment.contract.project, PAY_APPROVERS, by)
    row = _in_state(payment, PaymentState.ASKED)
    refuse_same_hand(by, (row.asked_key,), "申请付款的人不能批准")
    if not words.strip():
        raise PipelineRefused("请写意见：看了哪些凭据")
    if granted and row.invoice in invoices_twice([row.invoice]):
        raise PipelineRefused(f"发票 {row.invoice} 已经用过，不能批准；请退回核对")
    if granted and row.contract.changes.filter(over=True, approved_on=None).exists():
        raise PipelineRefused("这份合同有变更等重新批准，批准以后才能付款")
    row.state = PaymentState.APPROVED if granted else PaymentState.REFUSED
    row.answer, row.approved_on = words.strip()[:200], on
    row.approved_key, row.approved_by = by.doer.key, by.doer.name
    row.save()
    record(project, "answer_pipeline_payment", by, amount=row.amount, granted=granted)
    return row


@transaction.atomic
def pay(payment: Payment, *, by: Viewer, on: date) -> Payment:
    """Pay out of what the contract set aside, once.

    Raises NotAllowed, OtherHandNeeded, PipelineRefused when the payee has ended, LedgerRefused.
    """
    project = held(payment.contract.project, PAYERS, by)
    row = _in_state(payment, PaymentState.APPROVED)
    refuse_same_hand(by, (row.asked_key, row.approved_key), "申请、批准的人不能付款")
    contract = row.contract
    payee = find_by_credit_code(contract.organisation.credit_code)
    if payee is None or (payee.until is not None and payee.until <= on):
        raise PipelineRefused("收款单位的统一社会信用代码已经失效，不能付款，请核对登记")
    fund = ledger.fund_for(contract.source.fund or 0, by)
    cause = cause_of(contract, f"发票 {row.invoice}")
    entry = ledger.pay_out(fund, row.amount, cause=cause, by=by.doer, on=on)
    row.state, row.paid_on, row.paid_by = PaymentState.PAID, on, by.doer.name
    row.entry, row.entry_name = entry.pk, str(entry)
    row.save()
    record(project, "pay_pipeline", by, amount=row.amount, entry=row.entry_name)
    return row


def invoices_twice(invoices: Iterable[str]) -> set[str]:
    """Which of these invoices were handed in more than once, in whatever project. One query."""
    rows = Payment.objects.filter(invoice__in=set(invoices), state__in=COUNTED).order_by()
    found = rows.values("invoice").annotate(times=Count("pk")).filter(times__gt=1)
    return set(found.values_list("invoice", flat=True))


def _in_state(payment: Payment, state: PaymentState) -> Payment:
    rows = Payment.objects.select_for_update(of=("self",))
    row = rows.select_related("contract__organisation", "contract__source").get(pk=payment.pk)
    if row.state != state:
        raise PipelineRefused(f"这笔付款{row.get_state_display()}，不能这样办；请刷新页面")
    return row


def _refuse(project: Project, row: Contract, new: NewPayment) -> None:
    if project.approved_on is None:
        raise PipelineRefused("项目还没有批准，不能付款；请先办完批准")
    if not (new.invoice.strip() and new.words.strip()):
        raise PipelineRefused("请写发票号码和用途")
    asked = row.payments.filter(state__in=COUNTED).aggregate(all=Sum("amount", default=0))["all"]
    left = row.amount - int(asked)
    if not 0 < new.amount <= left:
        raise PipelineRefused(f"这份合同还可申请 {yuan_text(left)}，金额应大于 0、不超过它，请核对")
