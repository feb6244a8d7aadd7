"""Payments whose case is late: the head of the town and the district are told once."""

from collections import Counter
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.reserves.models import Payment, PaymentState
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

TOLD = ("town_head", "district_clerk")


@transaction.atomic
def escalate_late(on: date) -> int:
    """Tell of the payments without a case past the limit, once each; run again, nothing changes."""
    late = list(Payment.objects.filter(state=PaymentState.PAID, due_on__lt=on, escalated_on=None))
    if not late:
        return 0
    per_officer: Counter[tuple[str, str]] = Counter()
    for row in late:
        for role in TOLD:
            for officer in officers_with(role, row.division_code, on):
                per_officer[officer.staff_number, officer.name] += 1
    Payment.objects.filter(pk__in=[row.pk for row in late]).update(escalated_on=on)
    for (number, name), count in per_officer.items():
        text = f"有 {count} 笔备用金先行救助过了补办期限还没有办件，请督办"
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text, link="reserves", on=on)
    detail = {"on": on.isoformat(), "late": len(late)}
    audit.record(SYSTEM, "escalate_reserve_payments", "reserves", detail=detail)
    return len(late)
