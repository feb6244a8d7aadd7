"""Money by source, and the contracts it goes into: what is left is to the fen."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.pipeline import terms
from minzheng.engines.pipeline.coded import APPROVED, DECIDERS, FUND, SIGNERS, SOURCES
from minzheng.engines.pipeline.errors import PipelineRefused
from minzheng.engines.pipeline.models import Change, Contract, Project, Source
from minzheng.engines.pipeline.posts import (
    held,
    record,
    refuse_over,
    refuse_same_hand,
    refuse_without_plan,
)
from minzheng.engines.pipeline.risks import changed_by
from minzheng.kernel.identity import IdentityError, credit_code
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.organisations.api import Organisation, find_by_credit_code


@dataclass(frozen=True)
class NewSource:
    """Money for a project: `kind` of SOURCES, by which document; `fund` where it is a fund."""

    kind: str
    giver: str
    document: str
    amount: Fen
    fund: int | None = None


@dataclass(frozen=True)
class NewContract:
    """A contract with the organisation of a credit code, paid from one source; money in fen."""

    source: int
    credit_code: str
    title: str
    document: str
    amount: Fen
    signed_on: date
    item: str = ""
    unit_price: Fen = 0
    low: Fen = 0
    high: Fen = 0


@transaction.atomic
def add_source(project: Project, new: NewSource, *, by: Viewer, on: date) -> Source:
    """Write down where money comes from; all sources together never pass the investment.

    Raises NotAllowed, PipelineRefused, NoSuchFund.
    """
    row = held(project, SIGNERS, by)
    refuse_over(row)
    if row.reached(APPROVED):
        raise PipelineRefused("项目已经批准，资金来源不能再加；有变化的，走合同变更")
    _refuse_source(row, new, by)
    giver = new.giver.strip()
    if new.kind == FUND:
        giver = ledger.fund_for(new.fund or 0, by).name
    made = Source.objects.create(
        project=row, kind=new.kind, fund=new.fund if new.kind == FUND else None, giver=giver,
        document=new.document.strip(), amount=new.amount, added_on=on, added_by=by.doer.name,
    )  # fmt: skip
    record(row, "add_pipeline_source", by, amount=new.amount, document=made.document)
    return made


@transaction.atomic
def note_arrival(source: Source, amount: Fen, *, by: Viewer, on: date) -> Source:
    """What has come in, all in all, of money that is not in the ledger.

    Raises NotAllowed, PipelineRefused.
    """
    project = held(source.project, SIGNERS, by)
    row = Source.objects.select_for_update().get(pk=source.pk)
    if row.kind == FUND:
        raise PipelineRefused("资金账里的钱到没到位看资金账，不用在这里登记")
    if not row.arrived <= amount <= row.amount:
        raise PipelineRefused(
            f"累计到位应在 {yuan_text(row.arrived)} 和 {yuan_text(row.amount)} 之间，请核对"
        )
    row.arrived = amount
    row.save(update_fields=["arrived"])
    record(project, "note_pipeline_arrival", by, source=row.pk, amount=amount)
    return row


@transaction.atomic
def sign_contract(project: Project, new: NewContract, *, by: Viewer, on: date) -> Contract:
    """Sign with an organisation; the money is set aside in the fund at once.

    Raises NotAllowed, PipelineRefused (no approval, code not in force, more than the source has),
    NoSuchFund, LedgerRefused.
    """
    row = held(project, SIGNERS, by)
    refuse_over(row)
    source = Source.objects.select_for_update().filter(pk=new.source, project=row).first()
    if source is None or source.kind != FUND:
        raise PipelineRefused("请选资金账里的来源；社会投资由投资方自己签约付款，只登记到位")
    body = _party(new.credit_code, on)
    _refuse_contract(row, source, new, on)
    told = asdict(new)
    for name in ("source", "credit_code", "amount"):
        del told[name]
    made = Contract.objects.create(
        **told, project=row, source=source, organisation=body, first=new.amount,
        amount=new.amount, signed_key=by.doer.key, signed_by=by.doer.name,
    )  # fmt: skip
    fund = ledger.fund_for(source.fund or 0, by)
    ledger.set_aside(fund, new.amount, cause=cause_of(made), by=by.doer, on=on)
    record(row, "sign_pipeline_contract", by, contract=made.pk, amount=new.amount)
    return made


@transaction.atomic
def change_contract(contract: Contract, amount: Fen, words: str, *, by: Viewer, on: date) -> Change:
    """Ask for another sum. Within the line it counts at once, beyond it the head decides.

    Raises NotAllowed, PipelineRefused, LedgerRefused.
    """
    project = held(contract.project, SIGNERS, by)
    refuse_over(project)
    row = Contract.objects.select_for_update().get(pk=contract.pk)
    if row.changes.filter(over=True, approved_on=None).exists():
        raise PipelineRefused("上一次变更还在等批准，请先办完")
    if not words.strip() or amount == row.amount:
        raise PipelineRefused("请写变更的原因，金额要和现在的不同")
    _refuse_change(row, amount)
    over = changed_by(row.first, amount) > terms.lines(project.division_code, on).change_most
    made = Change.objects.create(
        contract=row, on=on, by_key=by.doer.key, by=by.doer.name, words=words.strip()[:300],
        before=row.amount, amount=amount, over=over,
    )  # fmt: skip
    record(project, "change_pipeline_contract", by, contract=row.pk, amount=amount, over=over)
    if not over:
        _apply(row, amount, by, on)
    return made


@transaction.atomic
def approve_change(change: Change, *, by: Viewer, on: date) -> Change:
    """A change beyond the line counts from now on. Raises NotAllowed, OtherHandNeeded."""
    project = held(change.contract.project, DECIDERS, by)
    row = Change.objects.select_for_update().get(pk=change.pk)
    refuse_same_hand(by, (row.by_key,), "提出变更的人不能批准")
    if not row.is_open:
        raise PipelineRefused("这次变更不用再批准，请刷新页面")
    contract = Contract.objects.select_for_update().get(pk=row.contract_id)
    _refuse_change(contract, row.amount)
    row.approved_on, row.approved_by = on, by.doer.name
    row.save(update_fields=["approved_on", "approved_by"])
    _apply(contract, row.amount, by, on)
    record(project, "approve_pipeline_change", by, contract=contract.pk, amount=row.amount)
    return row


def cause_of(row: Contract, text: str = "合同款") -> ledger.Cause:
    """Why the contract's money moves, as the ledger is told."""
    project = row.project
    words = f"{project.number} {row.document} {text}"
    payee = f"organisation:{row.organisation_id}"
    return ledger.Cause(row.ref, words, project.kind_told.use, payee)


def paid_of(row: Contract) -> Fen:
    """What was paid of a contract, in fen. One query."""
    return int(row.payments.filter(state="paid").aggregate(all=Sum("amount", default=0))["all"])


def left_of(source: Source) -> Fen:
    """What a source still has for contracts: its amount less what they take. One query."""
    taken = source.contracts.aggregate(all=Sum("amount", default=0))["all"]
    return source.amount - int(taken)


def free_rest(row: Contract, *, by: Viewer, on: date) -> None:
    """What is set aside and will not be paid goes back to the fund. Raises LedgerRefused."""
    fund = ledger.fund_for(row.source.fund or 0, by)
    rest = ledger.reserved(row.ref)
    ledger.give_free(fund, rest, cause=cause_of(row, "结余"), by=by.doer, on=on)


def _apply(row: Contract, amount: Fen, by: Viewer, on: date) -> None:
    fund, more = ledger.fund_for(row.source.fund or 0, by), amount - row.amount
    cause = cause_of(row, "变更")
    if more > 0:
        ledger.set_aside(fund, more, cause=cause, by=by.doer, on=on)
    else:
        ledger.give_free(fund, -more, cause=cause, by=by.doer, on=on)
    row.amount = amount
    row.save(update_fields=["amount"])


def _party(code: str, on: date) -> Organisation:
    try:
        number = credit_code(code).number
    except IdentityError as wrong:
        raise PipelineRefused(str(wrong)) from wrong
    body = find_by_credit_code(number)
    if body is None:
        raise PipelineRefused(f"统一社会信用代码 {number} 没有登记，请先在机构里登记再签")
    if body.until is not None and body.until <= on:
        raise PipelineRefused(f"“{body}”已于 {body.until} 终止，不能签合同")
    return body


def _refuse_source(row: Project, new: NewSource, by: Viewer) -> None:
    if new.kind not in SOURCES:
        raise PipelineRefused(f"来源请选{'、'.join(SOURCES.values())}")
    if new.amount <= 0 or not new.document.strip():
        raise PipelineRefused("金额要大于 0，并写明文号或协议编号")
    if new.kind == FUND:
        fund = ledger.fund_for(new.fund or 0, by)
        if not fund.allows(row.kind_told.use):
            raise PipelineRefused(f"“{fund.name}”只能用于{fund.uses_words}，请换一笔资金")
    elif not new.giver.strip():
        raise PipelineRefused("请写出资方")
    if row.sources.filter(kind=new.kind, document=new.document.strip()).exists():
        raise PipelineRefused(f"文号“{new.document.strip()}”已经登记过，请核对是不是重复")
    total = new.amount + int(row.sources.aggregate(all=Sum("amount", default=0))["all"])
    if total > row.investment:
        raise PipelineRefused(
            f"加上这笔，各来源合计 {yuan_text(total)}，超过计划投资 {yuan_text(row.investment)}"
        )


def _refuse_contract(row: Project, source: Source, new: NewContract, on: date) -> None:
    if row.approved_on is None:
        raise PipelineRefused("项目还没有批准，不能签合同、不能付款；请先办完批准")
    if not row.approved_on <= new.signed_on <= on:
        raise PipelineRefused(f"签订日应在批准日 {row.approved_on} 以后、今天以前，请核对")
    if not (new.title.strip() and new.document.strip()):
        raise PipelineRefused("请写合同名称和合同编号")
    if row.contracts.filter(document=new.document.strip()).exists():
        raise PipelineRefused(f"合同编号“{new.document.strip()}”已经登记过，请核对")
    refuse_without_plan(row, new.signed_on.year)
    left = left_of(source)
    if not 0 < new.amount <= left:
        raise PipelineRefused(f"“{source}”还可签 {yuan_text(left)}，合同金额应大于 0、不超过它")
    if new.low > new.high or (new.unit_price and not new.item.strip()):
        raise PipelineRefused("市场价的低值不能高过高值；填了单价的，写明是什么的单价")


def _refuse_change(row: Contract, amount: Fen) -> None:
    paid, left = paid_of(row), left_of(row.source) + row.amount
    if not max(paid, 1) <= amount <= left:
        raise PipelineRefused(
            f"合同金额应在已付的 {yuan_text(paid)} 和来源还能给的 {yuan_text(left)} 之间"
        )
