"""A grade becomes money: base × quantity × coefficient, set aside, paid; by three hands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.evaluations import terms
from minzheng.engines.evaluations.coded import (
    DECIDERS,
    PAYERS,
    PROPOSERS,
    WHOLE,
    EntryState,
    RoundState,
    SubsidyState,
)
from minzheng.engines.evaluations.errors import EvaluationRefused, OtherPersonNeeded
from minzheng.engines.evaluations.models import Entry, Round, Subsidy
from minzheng.engines.evaluations.posts import record, round_for, subsidy_for
from minzheng.engines.evaluations.rubric import Award
from minzheng.engines.ledger import api as ledger
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.evidence import Asked, Found, evidence_named

RESERVE = ledger.Route(ledger.Side.AVAILABLE, ledger.Side.COMMITTED)
ONE = Found(1, "每家一份")


@dataclass(frozen=True)
class Reckoned:
    """What a grade gives a house: `why` is said instead where it gives nothing."""

    award: Award
    base: Fen
    found: Found
    unit: str
    coefficient: int
    why: str

    @property
    def amount(self) -> Fen:
        """base × quantity × coefficient, rounded down to whole fen."""
        return self.base * (self.found.value or 0) * self.coefficient // WHOLE


def reckoned(entry: Entry, on: date) -> list[Reckoned]:
    """Every subsidy of a decided house with its arithmetic. Raises NotInForce."""
    return [_reckoned(entry, award, on) for award in entry.rubric.awards]


@transaction.atomic
def reckon_round(by: Viewer, pk: int, *, on: date) -> list[Subsidy]:
    """Reckon the subsidies of every house of a decided round that has none yet.

    Raises NoSuchEvaluation, NotAllowed, NotInForce; EvaluationRefused where nothing is due.
    """
    require(by, PROPOSERS, round_for(by, pk).division_code)
    row = Round.objects.select_for_update().get(pk=pk)
    if row.state != RoundState.DECIDED:
        raise EvaluationRefused("结果还没有出来，不能测算补贴")
    entries = row.entries.filter(state=EntryState.DECIDED).select_related("round")
    live = _live(row)
    made = [
        _keep(entry, each, by, on)
        for entry in entries
        for each in reckoned(entry, on)
        if not each.why and (entry.pk, each.award.key) not in live
    ]
    if not made:
        raise EvaluationRefused(_nothing(row, on, already=bool(live)))
    return made


@transaction.atomic
def approve_subsidy(by: Viewer, pk: int, fund: int, *, on: date) -> Subsidy:
    """Fix what is paid and set the money aside in a fund.

    Raises NoSuchEvaluation, NotAllowed, OtherPersonNeeded, EvaluationRefused; NoSuchFund,
    LedgerRefused of the ledger.
    """
    row = _at(by, pk, SubsidyState.RECKONED, DECIDERS)
    if by.doer.key == row.reckoned_key:
        raise OtherPersonNeeded("测算和核定要由不同的人办理，这一笔是您测算的")
    chosen = ledger.fund_for(fund, by)
    _set_aside(row, chosen, by, on)
    row.state, row.fund_id, row.fund_name = SubsidyState.APPROVED, chosen.pk, chosen.name
    row.approved_on, row.approved_by, row.approved_key = on, by.doer.name, by.doer.key
    row.save()
    record(row, "approve_subsidy", by, amount=row.amount, fund=chosen.pk)
    return row


@transaction.atomic
def return_subsidy(by: Viewer, pk: int, why: str, *, on: date) -> Subsidy:
    """Send a reckoning back with a reason; it can be reckoned anew. Raises as approve_subsidy."""
    row = _at(by, pk, SubsidyState.RECKONED, DECIDERS)
    if not why.strip():
        raise EvaluationRefused("请写明退回的原因，测算的人要照着改")
    row.state, row.returned_why = SubsidyState.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    record(row, "return_subsidy", by, why=row.returned_why, on=f"{on}")
    return row


@transaction.atomic
def pay_subsidy(by: Viewer, pk: int, *, on: date) -> Subsidy:
    """Pay what was set aside, once. Raises as approve_subsidy."""
    row = _at(by, pk, SubsidyState.APPROVED, PAYERS)
    if by.doer.key in (row.approved_key, row.reckoned_key):
        raise OtherPersonNeeded("测算、核定和支付要由不同的人办理")
    parts = ledger.stretch(_parts(row.ref), 0, row.amount)
    steps = [(ledger.SEND, parts), (ledger.PAY, parts)]
    division = ledger.fund_for(row.fund_id or 0, by).division_code
    entry = ledger.move(division, steps, cause=_cause(row), by=by.doer, on=on)
    row.state, row.voucher = SubsidyState.PAID, str(entry)
    row.paid_on, row.paid_by = on, by.doer.name
    row.save(update_fields=["state", "voucher", "paid_on", "paid_by"])
    record(row, "pay_subsidy", by, amount=row.amount, voucher=row.voucher)
    return row


def _reckoned(entry: Entry, award: Award, on: date) -> Reckoned:
    place, grade = entry.division_code, entry.grade_given
    base = terms.named(award.base, place, on)
    if entry.vetoes:
        return Reckoned(award, base, ONE, "", 0, "有一票否决的情形，不发补贴")
    if grade is None or not grade.coefficient:
        return Reckoned(award, base, ONE, "", 0, "没有达到发补贴的等次")
    coefficient = terms.named(grade.coefficient, place, on)
    found, unit = _quantity(entry, award)
    return Reckoned(
        award, base, found, unit, coefficient, _why(grade.name, base, found, coefficient)
    )


def _why(grade: str, base: Fen, found: Found, coefficient: int) -> str:
    if not base:
        return "补贴基数还没有录入。请在“参数”里录入（一人提出、另一人批准）"
    if not coefficient:
        return f"“{grade}”的补贴系数是 0"
    return "" if found.value else f"没有可以计数的：{found.working}"


def _quantity(entry: Entry, award: Award) -> tuple[Found, str]:
    evidence = evidence_named(award.per) if award.per else None
    if evidence is None:
        return ONE, ""
    told = entry.round
    asked = Asked(
        entry.name, entry.credit_code, entry.facility_id, entry.organisation_id, told.since,
        told.until,
    )  # fmt: skip
    return evidence.ask(asked), evidence.unit


def _keep(entry: Entry, each: Reckoned, by: Viewer, on: date) -> Subsidy:
    told = {
        "name": each.award.name, "division_code": entry.division_code, "base": each.base,
        "quantity": each.found.value or 0, "unit": each.unit, "working": each.found.working[:200],
        "coefficient": each.coefficient, "amount": each.amount, "state": SubsidyState.RECKONED,
        "reckoned_on": on, "reckoned_by": by.doer.name, "reckoned_key": by.doer.key,
        "returned_why": "",
    }  # fmt: skip
    made, _ = Subsidy.objects.update_or_create(entry=entry, award=each.award.key, defaults=told)
    record(made, "reckon_subsidy", by, amount=made.amount, award=made.award)
    return made


def _live(row: Round) -> set[tuple[int, str]]:
    rows = Subsidy.objects.filter(entry__round=row).exclude(state=SubsidyState.RETURNED)
    return set(rows.values_list("entry", "award"))


def _nothing(row: Round, on: date, *, already: bool) -> str:
    if already:
        return "这一次评价的补贴已经测算过，不用再算"
    entry = row.entries.filter(state=EntryState.DECIDED).select_related("round").first()
    told = reckoned(entry, on) if entry is not None else []
    return f"没有可以发的补贴：{told[0].why}" if told else "这份评分表没有写补贴"


def _at(by: Viewer, pk: int, state: SubsidyState, roles: tuple[str, ...]) -> Subsidy:
    require(by, roles, subsidy_for(by, pk).division_code)
    rows = Subsidy.objects.select_for_update(of=("self",)).select_related("entry__round")
    row = rows.get(pk=pk)
    if row.state != state:
        raise EvaluationRefused(
            f"这笔补贴现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _set_aside(row: Subsidy, fund: ledger.Fund, by: Viewer, on: date) -> None:
    purpose = row.entry.rubric.purpose
    if not fund.allows(purpose):
        raise EvaluationRefused(f"“{fund.name}”不能用于这项补贴，请换一笔资金")
    has = ledger.balance(fund, on)
    if has < row.amount:
        raise EvaluationRefused(
            f"“{fund.name}”可用 {yuan_text(has)}，要预留 {yuan_text(row.amount)}，不够。"
            "请换一笔资金，或先登记拨款"
        )
    held = [
        ledger.Part(fund.pk, each.source_id, each.available)
        for each in sorted(
            ledger.holdings_of(fund), key=lambda one: (one.source.day, one.source_id)
        )
    ]
    steps = [(RESERVE, ledger.stretch(held, 0, row.amount))]
    ledger.move(fund.division_code, steps, cause=_cause(row), by=by.doer, on=on)


def _parts(ref: str) -> list[ledger.Part]:
    """What is set aside for a subsidy now."""
    sums: dict[tuple[int, int], Fen] = defaultdict(int)
    for entry in ledger.entries_of(ref):
        for posting in entry.postings.all():
            if posting.side == ledger.Side.COMMITTED:
                sums[posting.fund_id, posting.source_id] += posting.amount
    return [ledger.Part(*key, amount) for key, amount in sums.items() if amount]


def _cause(row: Subsidy) -> ledger.Cause:
    entry = row.entry
    text = f"{entry.name}{entry.round.year}年{row.name}"
    payee = (
        f"facility:{entry.facility_id}"
        if entry.facility_id
        else (f"organisation:{entry.organisation_id}")
    )
    return ledger.Cause(row.ref, text, entry.rubric.purpose, payee)
