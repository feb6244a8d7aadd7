"""Service contracts: signed after an assessment, changed by addendum, renewed, ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import require_manager
from minzheng.engines.residence.assessing import basis_of
from minzheng.engines.residence.coded import Level
from minzheng.engines.residence.errors import ResidenceRefused
from minzheng.engines.residence.models import Addendum, Contract
from minzheng.engines.residence.posts import own_contract, resident, tell
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept
from minzheng.registers.sealing import seal
from minzheng.registers.stays.api import Stay

FOLDER = "residence/contracts"


@dataclass(frozen=True)
class Fees:
    """What a month costs, in fen."""

    bed: int
    care: int
    meals: int


@dataclass(frozen=True)
class NewContract:
    """What was signed; `until` is the last day, `deposit` fen."""

    payer: str
    relation: str
    since: date
    until: date
    level: str
    fees: Fees
    deposit: int = 0
    phone: str = ""


@dataclass(frozen=True)
class NewTerms:
    """Another level of care and other fees from a day on, and why."""

    since: date
    level: str
    fees: Fees
    why: str


@transaction.atomic
def sign(viewer: Viewer, stay: int, new: NewContract, *, on: date) -> Contract:
    """Record a contract. Raises NotItsOwn, NotAllowed for who is not the manager.

    ResidenceRefused before an assessment, beside a contract that holds, for days or sums that
    cannot be.
    """
    require_manager(viewer)
    row = _living(viewer, stay, on)
    _check(new, on)
    last = Contract.objects.filter(stay=row, ended_on=None).select_for_update().first()
    if last is not None and new.since <= last.until:
        raise ResidenceRefused(
            f"{row.person.name}的合同 {last.number} 到 {last.until} 才到期："
            "续签请从到期的第二天起，要改级别或费用请签补充协议"
        )
    basis = basis_of(row.person, row.facility, on)
    if not basis:
        raise ResidenceRefused(
            f"{row.person.name}还没有入院评估，不能签合同：请先登记本院的入院评估，"
            "或者等能力评估的结果出来"
        )
    made = _write(viewer, row, new, basis, on)
    if last is not None:
        made.renews = last
        made.save(update_fields=["renews"])
    detail = {"person": row.person_id, "level": new.level, "since": f"{new.since}"}
    detail |= {"until": f"{new.until}", "renews": last.number if last else ""}
    tell(viewer, "sign_residence_contract", made.ref, row.facility, detail)
    return made


@transaction.atomic
def amend(viewer: Viewer, pk: int, new: NewTerms, *, on: date) -> Addendum:
    """Another level of care or other fees from a day on. Raises as sign()."""
    row = _open(viewer, pk, on)
    _check_fees(new.level, new.fees)
    if not row.since <= new.since <= row.until:
        raise ResidenceRefused(f"变更日应在合同的 {row.since} 和 {row.until} 之间")
    last = row.addenda.last()
    if last is not None and new.since <= last.since:
        raise ResidenceRefused(f"{last.since} 已经变更过，这一次的日子要在它以后")
    if not new.why.strip():
        raise ResidenceRefused("请写为什么变更，例如“复评为重度失能”")
    made = Addendum.objects.create(
        contract=row, since=new.since, level=new.level, bed_fee=new.fees.bed,
        care_fee=new.fees.care, meal_fee=new.fees.meals, why=new.why.strip()[:200],
        signed_by=viewer.doer.name,
    )  # fmt: skip
    detail = {"level": new.level, "since": f"{new.since}", "why": made.why}
    tell(viewer, "amend_residence_contract", row.ref, row.facility, detail)
    return made


@transaction.atomic
def end_contract(viewer: Viewer, pk: int, ended_on: date, why: str, *, on: date) -> Contract:
    """From a day on it no longer holds. Raises as sign()."""
    row = _open(viewer, pk, on)
    if not row.since <= ended_on <= min(row.until, on):
        raise ResidenceRefused(f"解除日应在 {row.since} 和 {min(row.until, on)} 之间")
    if not why.strip():
        raise ResidenceRefused("请写为什么解除")
    row.ended_on, row.ended_why = ended_on, why.strip()[:200]
    row.save(update_fields=["ended_on", "ended_why"])
    tell(viewer, "end_residence_contract", row.ref, row.facility, {"why": row.ended_why})
    return row


@transaction.atomic
def keep_paper(viewer: Viewer, pk: int, paper: Paper, *, on: date) -> Contract:
    """Keep the signed paper, sealed. Raises NoSuchResidence, NotAllowed, ResidenceRefused."""
    row = _open(viewer, pk, on)
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise ResidenceRefused(str(refusal)) from refusal
    row.paper, row.digest = kept.path, kept.digest
    row.save(update_fields=["paper", "digest"])
    tell(viewer, "keep_residence_paper", row.ref, row.facility, {"digest": kept.digest})
    return row


def paper_of(row: Contract) -> tuple[bytes, str]:
    """The paper and its kind. Raises PaperLost, SealBroken."""
    return read_kept(row.paper, row.digest)


def terms_on(row: Contract, on: date) -> Contract | Addendum:
    """What holds of a contract on a day: the latest addendum by then, else the contract."""
    changed = [each for each in row.addenda.all() if each.since <= on]
    return changed[-1] if changed else row


def _living(viewer: Viewer, stay: int, on: date) -> Stay:
    row = resident(viewer, stay, on)
    if row.until is not None:
        raise ResidenceRefused(f"{row.person.name}已于 {row.until} 离开，不能再签合同")
    return row


def _open(viewer: Viewer, pk: int, on: date) -> Contract:
    """The contract locked, if it still stands."""
    require_manager(viewer)
    found = own_contract(viewer, pk, on)
    rows = Contract.objects.select_for_update(of=("self",)).select_related("facility", "person")
    row = rows.get(pk=found.pk)
    if row.ended_on is not None:
        raise ResidenceRefused(f"合同 {row.number} 已于 {row.ended_on} 解除，不能再办")
    return row


def _check(new: NewContract, on: date) -> None:
    if not new.payer.strip() or not new.relation.strip():
        raise ResidenceRefused("请写付费人（担保人）的姓名和与入住人的关系；本人付费的写本人")
    if new.until < new.since:
        raise ResidenceRefused(f"合同的止日 {new.until} 早于起日 {new.since}，请核对")
    if new.since > on + timedelta(days=31):
        raise ResidenceRefused(f"起日 {new.since} 离今天超过一个月，请临近时再登记")
    if new.deposit < 0:
        raise ResidenceRefused("押金不能是负数，没有押金的写 0")
    _check_fees(new.level, new.fees)


def _check_fees(level: str, fees: Fees) -> None:
    if level not in Level.values:
        raise ResidenceRefused(f"请选择照护级别：{'、'.join(Level.labels)}")
    if min(fees.bed, fees.care, fees.meals) < 0:
        raise ResidenceRefused("月费不能是负数，不收的写 0")


def _write(viewer: Viewer, row: Stay, new: NewContract, basis: str, on: date) -> Contract:
    phone = seal(new.phone.strip()) if new.phone.strip() else ""
    return Contract.objects.create(
        facility=row.facility, division_code=row.facility.division_code, stay=row,
        person=row.person, payer=new.payer.strip()[:40], payer_relation=new.relation.strip()[:20],
        payer_phone_sealed=phone, since=new.since, until=new.until, level=new.level,
        bed_fee=new.fees.bed, care_fee=new.fees.care, meal_fee=new.fees.meals,
        deposit=new.deposit, basis=basis[:100], signed_on=on, signed_by=viewer.doer.name,
    )  # fmt: skip
