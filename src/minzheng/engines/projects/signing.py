"""A contract: with whom, for how much, from which fund, measured by what, paid in which stages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.coded import pay_plans
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.measures import measures
from minzheng.engines.projects.models import (
    Amendment,
    Contract,
    Project,
    ProjectState,
    Proposal,
    Stage,
    StageState,
)
from minzheng.engines.projects.posts import SIGNERS, record
from minzheng.engines.projects.promises import award_promise, contract_promise
from minzheng.engines.projects.reckoning import Indicator
from minzheng.engines.projects.reserving import (
    give_all_free,
    give_free,
    reserved,
    set_aside,
)
from minzheng.engines.projects.terms import split_amount, split_since
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.organisations.api import Organisation

MOST_INDICATORS = 8


@dataclass(frozen=True)
class NewContract:
    """What both sides sign; `amount` in fen, `fund` the ledger's fund by number."""

    organisation: Organisation
    amount: Fen
    fund: int
    since: date
    until: date
    pay_plan: str
    indicators: Sequence[Indicator]
    termination: str
    split_words: str = ""


@transaction.atomic
def sign_contract(project: Project, new: NewContract, *, by: Viewer, on: date) -> Contract:
    """Sign the contract of an approved project; its money is set aside, its stages begin.

    Raises NotAllowed, ProjectRefused (sum, days, weights, organisation ended, looks like split and
    no explanation), NoSuchFund, LedgerRefused.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, SIGNERS, row.division_code)
    if row.state != ProjectState.APPROVED:
        raise ProjectRefused(f"这个项目{row.get_state_display()}，批准以后才能签合同")
    _refuse_sums(row, new)
    _refuse_indicators(new.indicators)
    _refuse_organisation(new, row, on)
    _free_award(row, new, by, on)
    contract = Contract.objects.create(
        project=row, organisation=new.organisation, amount=new.amount, fund=new.fund,
        since=new.since, until=new.until, pay_plan=new.pay_plan,
        terms=[asdict(each) for each in new.indicators], termination=new.termination.strip(),
        split_words=new.split_words.strip(), signed_on=on, signed_key=by.doer.key,
        signed_by=by.doer.name,
    )  # fmt: skip
    for place, each in enumerate(pay_plans()[new.pay_plan].stages, 1):
        Stage.objects.create(contract=contract, place=place, **asdict(each))
    set_aside(contract_promise(contract), new.amount, by=by, on=on)
    row.state = ProjectState.RUNNING
    row.save(update_fields=["state"])
    record(contract, "sign_contract", by, amount=new.amount, fund=new.fund)
    return contract


@dataclass(frozen=True)
class NewTerms:
    """What a contract is changed to: its sum in fen and its last day, and why."""

    amount: Fen
    until: date
    words: str


@transaction.atomic
def amend_contract(contract: Contract, new: NewTerms, *, by: Viewer, on: date) -> Contract:
    """Change the sum or the last day of a running contract; its fund sets aside the difference.

    Raises NotAllowed, ProjectRefused (over the budget, under what was paid), LedgerRefused.
    """
    row = _running(contract, by, "变更")
    paid = row.stages.aggregate(all=Sum("amount", default=0))["all"]
    _refuse_terms(row, new, paid)
    Amendment.objects.create(
        contract=row, on=on, by=by.doer.name, words=new.words.strip()[:300],
        amount_before=row.amount, amount=new.amount, until_before=row.until, until=new.until,
    )  # fmt: skip
    row.amount, row.until = new.amount, new.until
    row.save(update_fields=["amount", "until"])
    _keep_to(row, new.amount - paid, by, on)
    record(row, "amend_contract", by, amount=new.amount)
    return row


@transaction.atomic
def stop_contract(contract: Contract, reason: str, *, by: Viewer, on: date) -> Contract:
    """End a contract before its time; what is not reported yet is not paid, and given free.

    Raises NotAllowed, ProjectRefused.
    """
    row = _running(contract, by, "终止")
    if not reason.strip():
        raise ProjectRefused("请写终止的原因和依据合同哪一条")
    row.stopped_on, row.stopped_words = on, reason.strip()[:300]
    row.save(update_fields=["stopped_on", "stopped_words"])
    row.project.state = ProjectState.STOPPED
    row.project.save(update_fields=["state"])
    give_all_free(contract_promise(row), by=by, on=on)
    record(row, "stop_contract", by)
    return row


def looks_split(organisation: Organisation, amount: Fen, place: str, on: date) -> str:
    """In words, when small contracts with one organisation add up to a large one; else ""."""
    line, since = split_amount(place, on), split_since(place, on)
    others = Contract.objects.filter(organisation=organisation, signed_on__range=(since, on))
    small = others.filter(amount__lt=line)
    before = int(small.aggregate(all=Sum("amount", default=0))["all"])
    if amount >= line or before + amount < line:
        return ""
    return (
        f"从 {since} 起和“{organisation}”已签 {small.count()} 份、{yuan_text(before)}，加这份合计"
        f" {yuan_text(before + amount)}，达到提示金额 {yuan_text(line)}"
    )


_SETTLED = (StageState.WAITING, StageState.PAID, StageState.NOTHING)


def _running(contract: Contract, by: Viewer, verb: str) -> Contract:
    """The contract, its row held, while no stage is being accepted or paid."""
    row = Contract.objects.select_for_update().get(pk=contract.pk)
    require(by, SIGNERS, row.project.division_code)
    if row.project.state != ProjectState.RUNNING:
        raise ProjectRefused(f"这个项目{row.project.get_state_display()}，不能{verb}合同")
    if row.stages.exclude(state__in=_SETTLED).exists():
        raise ProjectRefused("还有一期正在验收或付款，请先办完")
    return row


def _refuse_terms(row: Contract, new: NewTerms, paid: Fen) -> None:
    if not new.words.strip():
        raise ProjectRefused("请写变更的原因和依据")
    if not max(paid, 1) <= new.amount <= row.project.budget:
        raise ProjectRefused(
            f"合同金额应在已付的 {yuan_text(paid)} 和预算 {yuan_text(row.project.budget)} 之间"
        )
    if new.until < row.since:
        raise ProjectRefused("合同结束的日子早于开始的日子，请核对")
    if not row.stages.filter(state=StageState.WAITING).exists():
        raise ProjectRefused("各期都办完了，不能再变更；要再买的，另提项目")
    if (new.amount, new.until) == (row.amount, row.until):
        raise ProjectRefused("金额和期限都没有变")


def _keep_to(row: Contract, wanted: Fen, by: Viewer, on: date) -> None:
    """Set aside, or give free, what is between what is kept and what is wanted."""
    promise, kept = contract_promise(row), reserved(row.ref)
    if wanted > kept:
        set_aside(promise, wanted - kept, by=by, on=on)
    else:
        give_free(promise, kept - wanted, by=by, on=on)


def _free_award(project: Project, new: NewContract, by: Viewer, on: date) -> None:
    """What a venture round set aside for the project goes over to its contract."""
    award = Proposal.objects.filter(project=project).select_related("round").first()
    if award is None:
        return
    if new.fund != award.round.fund:
        raise ProjectRefused("创投项目从征集时定的那笔资金付，请选那一笔")
    if new.organisation.pk != award.organisation_id:
        raise ProjectRefused("创投项目和提出方案的机构签，请核对统一社会信用代码")
    give_all_free(award_promise(award), by=by, on=on)


def _refuse_sums(project: Project, new: NewContract) -> None:
    if not 0 < new.amount <= project.budget:
        raise ProjectRefused(f"合同金额应大于零、不超过预算 {yuan_text(project.budget)}")
    if new.until < new.since:
        raise ProjectRefused("合同结束的日子早于开始的日子，请核对")
    if project.decided_on is not None and new.since < project.decided_on:
        raise ProjectRefused(f"合同不能从批准日 {project.decided_on} 以前开始")
    if new.pay_plan not in pay_plans():
        raise ProjectRefused("请选付款办法")
    if not new.termination.strip():
        raise ProjectRefused("请写什么情况下可以提前终止、怎样结算")


def _refuse_indicators(indicators: Sequence[Indicator]) -> None:
    if not 0 < len(indicators) <= MOST_INDICATORS:
        raise ProjectRefused(f"请写一到 {MOST_INDICATORS} 个指标")
    if sum(each.weight for each in indicators) != 100 or any(e.weight <= 0 for e in indicators):
        raise ProjectRefused("各指标的权重要大于零，合计 100")
    if any(each.target <= 0 or not each.name.strip() for each in indicators):
        raise ProjectRefused("每个指标写名称和大于零的目标数")
    if any(each.measure and each.measure not in measures() for each in indicators):
        raise ProjectRefused("有指标的算法无法识别，请重新选")


def _refuse_organisation(new: NewContract, project: Project, on: date) -> None:
    gone = new.organisation.until
    if gone is not None and gone <= on:
        raise ProjectRefused(f"“{new.organisation}”已于 {gone} 终止，不能签合同")
    split = looks_split(new.organisation, new.amount, project.division_code, on)
    if split and not new.split_words.strip():
        raise ProjectRefused(f"可能是拆分采购：{split}。确实不是的，请写说明")
