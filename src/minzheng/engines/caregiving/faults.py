"""What was bad is seen again: it is right, or somebody else is to look after her."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.minding import in_force, settle_duty
from minzheng.engines.caregiving.models import Charge, Fault, FaultState
from minzheng.engines.caregiving.posts import CLERKS, HEADS, VISITORS
from minzheng.engines.caregiving.telling import tell_posts
from minzheng.engines.caregiving.trail import record


@transaction.atomic
def see_right(fault: Fault, words: str, *, by: Viewer, on: date) -> Fault:
    """It was seen again and is right. Raises NotAllowed; CaregivingRefused."""
    row = _closed(fault, FaultState.RIGHT, words, by=by, on=on)
    record(row.charge, "care_fault_right", by.doer, fault=row.pk)
    return row


@transaction.atomic
def see_wrong(fault: Fault, words: str, *, by: Viewer, on: date) -> Fault:
    """It was seen again and is not right: another carer is due. Raises as see_right()."""
    row = _closed(fault, FaultState.FAILED, words, by=by, on=on)
    charge = row.charge
    charge.replace_why = row.item[:200]
    charge.save(update_fields=["replace_why"])
    text = f"{charge.person.name_masked}的照料问题没有改好（{row.item}），请另找照料人"
    tell_posts(charge, (*CLERKS, *HEADS), text, on=on)
    settle_duty(charge, in_force(charge), on)
    record(charge, "care_fault_wrong", by.doer, fault=row.pk)
    return row


def _closed(fault: Fault, state: FaultState, words: str, *, by: Viewer, on: date) -> Fault:
    require(by, VISITORS, fault.charge.division_code)
    rows = Charge.objects.select_for_update(of=("self",)).select_related("person")
    charge = rows.get(pk=fault.charge_id)
    row = Fault.objects.select_for_update().get(pk=fault.pk)
    row.charge = charge
    if row.state != FaultState.OPEN:
        raise CaregivingRefused(f"这个问题{row.get_state_display()}，不用再看；请刷新页面")
    if not words.strip():
        raise CaregivingRefused("请写明再去看到了什么")
    row.state, row.closed_on, row.closed_by = state, on, by.doer.name
    row.closed_words = words.strip()[:300]
    row.save(update_fields=["state", "closed_on", "closed_by", "closed_words"])
    return row
