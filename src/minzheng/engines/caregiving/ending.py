"""An agreement ends: by hand, or because the person, the carer or the stay is no more."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.coded import CARER_DIED, DIED, ENDED, LEFT, RAN_OUT, STAY_OVER
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.minding import in_force, settle_duty
from minzheng.engines.caregiving.models import Agreement, AgreementState, Charge
from minzheng.engines.caregiving.models.agreement import WAITING
from minzheng.engines.caregiving.money import give_back
from minzheng.engines.caregiving.posts import CLERKS, HEADS
from minzheng.engines.caregiving.telling import tell_people
from minzheng.engines.caregiving.trail import record
from minzheng.kernel.doer import SYSTEM, Doer


@dataclass(frozen=True)
class Ending:
    """Why an agreement ends: a code of ENDS, and words."""

    code: str
    words: str = ""


@transaction.atomic
def end_agreement(agreement: Agreement, why: str, *, by: Viewer, on: date) -> Agreement:
    """End it by hand; the money goes back to the person's own account, and somebody new is due.

    Raises NotAllowed; CaregivingRefused without a reason or when it is not in force.
    """
    require(by, (*CLERKS, *HEADS), agreement.charge.division_code)
    rows = Charge.objects.select_for_update(of=("self",)).select_related("person")
    held = rows.get(pk=agreement.charge_id)
    row = in_force(held)
    if row is None or row.pk != agreement.pk:
        raise CaregivingRefused("这份协议已经不在生效，请刷新页面")
    if not why.strip():
        raise CaregivingRefused("请写明为什么终止，以后怎样照料")
    row.charge = held
    close(row, Ending(ENDED, why.strip()[:200]), by=by.doer, on=on)
    give_back(row, by=by.doer, on=on)
    settle_duty(held, None, on)
    tell_people(row, f"照料协议 {row.number} 自 {on} 起终止：{row.end_words}", on=on)
    record(held, "end_care_agreement", by.doer, agreement=row.pk)
    return row


def close(agreement: Agreement, why: Ending, *, by: Doer, on: date) -> None:
    """No longer in force; who calls sees to the money and the trail."""
    agreement.state, agreement.ended_on = AgreementState.ENDED, on
    agreement.ended_as, agreement.end_words = why.code, why.words
    agreement.save(update_fields=["state", "ended_on", "ended_as", "end_words"])


def end_by_itself(charge: Charge, agreement: Agreement, on: date) -> bool:
    """End an agreement whose carer died, whose stay or time is over. Whether it did."""
    code = over_as(agreement, on)
    if not code:
        return False
    agreement.charge = charge
    close(agreement, Ending(code), by=SYSTEM, on=on)
    give_back(agreement, by=SYSTEM, on=on)
    tell_people(agreement, f"照料协议 {agreement.number} 终止：{agreement.end_name}", on=on)
    record(charge, "end_care_agreement", SYSTEM, agreement=agreement.pk, why=code)
    return True


def leave(charge: Charge, on: date) -> None:
    """The person died or is no longer in support: everything about her ends."""
    died = charge.person.died_on
    code = DIED if died is not None else LEFT
    agreement = in_force(charge)
    if agreement is not None:
        agreement.charge = charge
        close(agreement, Ending(code), by=SYSTEM, on=on)
        give_back(agreement, by=SYSTEM, on=on)
    drafts = charge.agreements.filter(state__in=WAITING)
    drafts.update(state=AgreementState.DROPPED, ended_on=on, ended_as=code)
    charge.ended_on, charge.ended_as = on, code
    charge.duty, charge.visit_due, charge.account_wrong = "", None, False
    charge.save()
    record(charge, "end_care", SYSTEM, why=code)


def over_as(agreement: Agreement, on: date) -> str:
    """Why it is over by itself on the day; "" while it is not."""
    if agreement.carer is not None and agreement.carer.died_on is not None:
        return CARER_DIED
    stay = agreement.stay
    if stay is not None and stay.until is not None and stay.until <= on:
        return STAY_OVER
    return RAN_OUT if agreement.until is not None and agreement.until < on else ""
