"""Drawing up an agreement: who looks after whom, where, for what money."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.coded import (
    CARER,
    HEALTH,
    HOME,
    HOUSE,
    OWN,
    PAYEES,
    RELATIONS,
)
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.models import Agreement, AgreementState, Charge
from minzheng.engines.caregiving.models.agreement import WAITING
from minzheng.engines.caregiving.money import checked_account, holder_of, seal_account
from minzheng.engines.caregiving.posts import CLERKS
from minzheng.engines.caregiving.terms import carer_age, charges_a_carer
from minzheng.engines.caregiving.trail import record
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month
from minzheng.registers.masking import mask_account
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import Stay, stays_of


@dataclass(frozen=True)
class NewAgreement:
    """What is agreed; at home a `carer` with relation and health, in a house nothing of these.

    `payee` a code of PAYEES; `account` and `bank` unless the money stays with the person.
    """

    since: date
    until: date | None = None
    payee: str = OWN
    account: str = ""
    bank: str = ""
    carer: Person | None = None
    relation: str = ""
    health: str = ""


@transaction.atomic
def draw_up(charge: Charge, new: NewAgreement, *, by: Viewer, on: date) -> Agreement:
    """A draft for three to sign, at the tier and for the money of the latest decision.

    Raises NotAllowed; CaregivingRefused for days that do not fit, a draft there is already, an
    amount nobody entered, a carer who cannot be one, a house where the person does not live.
    """
    require(by, CLERKS, charge.division_code)
    held = Charge.objects.select_for_update(of=("self",)).select_related("person").get(pk=charge.pk)
    _refuse(held, new)
    draft = Agreement(
        charge=held, tier=held.tier, mode=held.mode, decision_ref=held.decision_ref,
        assessed_on=held.assessed_on, since=new.since, until=new.until,
        tasks=[asdict(task) for task in held.plan.tasks_for(held.tier, held.mode)],
        base=_monthly(held, new.since) - (held.care or 0), care=held.care or 0, payee=new.payee,
        drawn_on=on, drawn_key=by.doer.key, drawn_by=by.doer.name,
    )  # fmt: skip
    _add_other_party(draft, new, on)
    _add_account(draft, new)
    draft.save()
    record(held, "draw_up_care_agreement", by.doer, agreement=draft.pk, tier=held.tier)
    return draft


@transaction.atomic
def drop_draft(agreement: Agreement, why: str, *, by: Viewer, on: date) -> Agreement:
    """A draft that nobody will sign. Raises NotAllowed; CaregivingRefused."""
    require(by, CLERKS, agreement.charge.division_code)
    row = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if row.state not in WAITING:
        raise CaregivingRefused(f"这份协议{row.get_state_display()}，不能作废；请刷新页面")
    if not why.strip():
        raise CaregivingRefused("请写明为什么作废")
    row.state, row.ended_on, row.end_words = AgreementState.DROPPED, on, why.strip()[:200]
    row.save(update_fields=["state", "ended_on", "end_words"])
    record(agreement.charge, "drop_care_agreement", by.doer, agreement=row.pk)
    return row


def stay_of(charge: Charge, on: date) -> Stay | None:
    """The house she lives in on the day, as its own register has it. One query."""
    return stays_of(charge.person_id).living().going_on(on).first()


def _refuse(charge: Charge, new: NewAgreement) -> None:
    if charge.ended_on is not None:
        raise CaregivingRefused(f"已于 {charge.ended_on} 结束（{charge.end_name}），不用再签")
    if charge.agreements.filter(state__in=WAITING).exists():
        raise CaregivingRefused("已有一份待签字或者待批准的协议，请先办完或者作废")
    if charge.care is None:
        raise CaregivingRefused("当地还没有录入这一档的照料护理标准，请先由区民政局在“参数”里录入")
    if new.since < charge.decided_on:
        raise CaregivingRefused(f"起始日不能早于认定日 {charge.decided_on}")
    if new.until is not None and new.until <= new.since:
        raise CaregivingRefused(f"终止日 {new.until} 应在起始日 {new.since} 以后")


def _add_other_party(draft: Agreement, new: NewAgreement, on: date) -> None:
    if draft.mode == HOME:
        draft.carer = _checked_carer(draft.charge, new, on)
        draft.relation, draft.health = new.relation, new.health
        return
    stay = stay_of(draft.charge, on)
    if stay is None:
        raise CaregivingRefused("还没有登记住进哪家机构，请机构先在“服务对象”里登记入住，再起草")
    draft.stay, draft.house = stay, stay.facility


def _checked_carer(charge: Charge, new: NewAgreement, on: date) -> Person:
    carer = new.carer
    if carer is None or new.relation not in RELATIONS or new.health not in HEALTH:
        raise CaregivingRefused("请填照料人的身份证号，选与被照料人的关系和健康状况")
    _refuse_carer(charge, carer, new, on)
    busy = Agreement.objects.filter(carer=carer, state__in=(*WAITING, AgreementState.IN_FORCE))
    others = busy.exclude(charge=charge).values("charge").distinct().count()
    most = charges_a_carer(charge.division_code, on)
    if others >= most:
        raise CaregivingRefused(f"他已经照料 {others} 人，一名照料人最多 {most} 人，请另选照料人")
    return carer


def _refuse_carer(charge: Charge, carer: Person, new: NewAgreement, on: date) -> None:
    age = carer_age(charge.division_code, on)
    if carer.pk == charge.person_id:
        raise CaregivingRefused("照料人不能是被照料人自己")
    if carer.died_on is not None:
        raise CaregivingRefused(f"登记簿上照料人已于 {carer.died_on} 去世，请核对身份证号")
    if carer.age_on(on) < age:
        raise CaregivingRefused(f"照料人要满 {age} 岁，他是 {carer.age_on(on)} 岁")
    if new.health == "poor":
        raise CaregivingRefused("有病、照料吃力的不能当照料人，请另选一位")
    if Charge.objects.filter(person=carer, ended_on=None).exists():
        raise CaregivingRefused("他自己也是被照料人，不能再照料别人，请另选照料人")


def _add_account(draft: Agreement, new: NewAgreement) -> None:
    allowed = {OWN, CARER if draft.mode == HOME else HOUSE}
    if new.payee not in allowed:
        words = "、".join(PAYEES[code] for code in PAYEES if code in allowed)
        raise CaregivingRefused(f"请选钱发到哪里：{words}")
    if new.payee == OWN:
        return
    account = checked_account(*holder_of(draft.charge, draft), new.account, new.bank)
    draft.account_sealed = seal_account(account)
    draft.account_masked = f"{account.name} {mask_account(account.number)}"


def _monthly(charge: Charge, since: date) -> int:
    """What is paid in the month the agreement begins, fen."""
    views = payments.live_of_person(charge.person_id, Month.of(since))
    return next(
        (each.monthly for each in views if each.entitlement.ref == charge.entitlement_ref), 0
    )
