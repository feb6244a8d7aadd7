"""Three sign, the head of the town approves: from then on it is in force and the money follows."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.caregiving.agreeing import stay_of
from minzheng.engines.caregiving.coded import FACILITY, GUARDIAN, RENEWED, SIGNERS
from minzheng.engines.caregiving.ending import Ending, close
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.minding import in_force, settle_duty
from minzheng.engines.caregiving.models import Agreement, AgreementState, Charge
from minzheng.engines.caregiving.money import direct_money, give_back
from minzheng.engines.caregiving.papers import keep
from minzheng.engines.caregiving.posts import CLERKS, HEADS
from minzheng.engines.caregiving.telling import tell_people, tell_posts
from minzheng.engines.caregiving.terms import visit_days
from minzheng.engines.caregiving.trail import record
from minzheng.registers.papers import Paper


@dataclass(frozen=True)
class Signing:
    """Who signed when: the person or a guardian (then by name), the carer or the house's hand."""

    signed_on: date
    signer: str
    signer_name: str
    other_name: str
    paper: Paper | None


@transaction.atomic
def sign(agreement: Agreement, signing: Signing, *, by: Viewer, on: date) -> Agreement:
    """The paper with three signatures is in; who writes it down signs for the town.

    Raises NotAllowed; CaregivingRefused without paper or names, for a day that does not fit.
    """
    require(by, CLERKS, agreement.charge.division_code)
    row = _held(agreement, AgreementState.DRAFT)
    _refuse_signing(row, signing, on)
    kept = keep(signing.paper) if signing.paper else None
    if signing.paper is None or kept is None:
        raise CaregivingRefused("请上传三方签字的协议（照片或 PDF）")
    row.state, row.signed_on, row.signer = AgreementState.SIGNED, signing.signed_on, signing.signer
    row.signer_name = signing.signer_name.strip() or row.charge.person.name
    row.other_name = signing.other_name.strip() or row.other_party
    row.town_key, row.town_name = by.doer.key, by.doer.name
    row.paper, row.paper_digest = kept.path, kept.digest
    row.paper_name, row.returned = signing.paper.name[:120], ""
    row.save()
    text = f"{row.charge.person.name_masked}的照料协议已三方签字，请批准"
    tell_posts(row.charge, HEADS, text, on=on)
    record(row.charge, "sign_care_agreement", by.doer, agreement=row.pk)
    return row


@transaction.atomic
def send_back(agreement: Agreement, why: str, *, by: Viewer, on: date) -> Agreement:
    """Not approved: it is signed anew or dropped. Raises NotAllowed; CaregivingRefused."""
    require(by, HEADS, agreement.charge.division_code)
    row = _held(agreement, AgreementState.SIGNED)
    if not why.strip():
        raise CaregivingRefused("请写明退回的原因和要改什么")
    row.state, row.returned = AgreementState.DRAFT, why.strip()[:200]
    row.save(update_fields=["state", "returned"])
    text = f"{row.charge.person.name_masked}的照料协议被退回：{row.returned}"
    tell_posts(row.charge, CLERKS, text, on=on)
    record(row.charge, "send_back_care_agreement", by.doer, agreement=row.pk)
    return row


@transaction.atomic
def approve(agreement: Agreement, *, by: Viewer, on: date) -> Agreement:
    """In force from its day on; the one before ends, the money goes where it says.

    Raises NotAllowed for who drew it up or signed; CaregivingRefused when what it rests on is no
    longer so (tier, mode, amount, carer, house).
    """
    require(by, HEADS, agreement.charge.division_code)
    row = _held(agreement, AgreementState.SIGNED)
    if by.doer.key in (row.drawn_key, row.town_key):
        raise NotAllowed("起草或者签字的人不能批准自己的协议，请另一位负责人批准")
    _refuse_stale(row, on)
    former = in_force(row.charge)
    if former is not None:
        close(former, Ending(RENEWED, f"由 {row.number} 接续"), by=by.doer, on=on)
        give_back(former, by=by.doer, on=on)
    row.state, row.approved_on, row.approved_by = AgreementState.IN_FORCE, on, by.doer.name
    direct_money(row, by=by.doer, on=on)
    row.save(update_fields=["state", "approved_on", "approved_by", "account_row"])
    _begin_visits(row.charge, on)
    settle_duty(row.charge, row, on)
    tell_people(
        row, f"照料协议 {row.number} 自 {row.since} 起生效，照料方是{row.other_party}", on=on
    )
    record(
        row.charge, "approve_care_agreement", by.doer,
        agreement=row.pk, payee=row.payee, entitlement=row.charge.entitlement_ref,
    )  # fmt: skip
    return row


def _held(agreement: Agreement, state: AgreementState) -> Agreement:
    charge = Charge.objects.select_for_update(of=("self",)).select_related("person")
    held = charge.get(pk=agreement.charge_id)
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("carer", "house")
    row = rows.get(pk=agreement.pk)
    row.charge = held
    if row.state != state:
        raise CaregivingRefused(f"这份协议{row.get_state_display()}，现在不用办；请刷新页面")
    return row


def _refuse_signing(row: Agreement, signing: Signing, on: date) -> None:
    if signing.signer not in SIGNERS:
        raise CaregivingRefused("请选由谁签字：本人或者监护人")
    if signing.signer == GUARDIAN and not signing.signer_name.strip():
        raise CaregivingRefused("监护人签字的，请写监护人姓名")
    if row.mode == FACILITY and not signing.other_name.strip():
        raise CaregivingRefused("请写机构签字人的姓名")
    if not row.drawn_on <= signing.signed_on <= on:
        raise CaregivingRefused(f"签字日应在起草日 {row.drawn_on} 和今天 {on} 之间")


def _refuse_stale(row: Agreement, on: date) -> None:
    charge = row.charge
    if charge.ended_on is not None:
        raise CaregivingRefused(f"已于 {charge.ended_on} 结束（{charge.end_name}），请作废这份协议")
    if (row.tier, row.mode, row.care) != (charge.tier, charge.mode, charge.care):
        raise CaregivingRefused(
            "档次、方式或照料护理费在起草以后变了，请退回，作废后按现在的重新起草"
        )
    if row.carer is not None and row.carer.died_on is not None:
        raise CaregivingRefused("照料人已经去世，请退回，另选照料人")
    stay = stay_of(charge, on) if row.mode == FACILITY else None
    if row.mode == FACILITY and (stay is None or stay.pk != row.stay_id):
        raise CaregivingRefused("被照料人已不住在这家机构，请退回，核对入住登记后重新起草")


def _begin_visits(charge: Charge, on: date) -> None:
    """The first visit under a new agreement is due one cadence from now, or earlier if it was."""
    cadence = charge.plan.tier(charge.tier).cadence
    due = on + visit_days(cadence, charge.division_code, on)
    charge.visit_due = min(charge.visit_due or due, due)
    charge.replace_why = ""
    charge.save(update_fields=["visit_due", "replace_why"])
