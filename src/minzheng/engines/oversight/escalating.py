"""Late findings: the bureau's head is told once of each; run again, nothing changes."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.oversight.models import Finding, FindingState
from minzheng.engines.oversight.posts import PLACE
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

HEAD = "district_head"


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Tell heads of findings not put right, and of second looks not taken, in time. How many."""
    late = Finding.objects.filter(escalated_on=None).filter(
        Q(state=FindingState.OPEN, due_on__lt=on) | Q(state=FindingState.ANSWERED, look_on__lt=on)
    )
    told = Counter(late.values_list(f"inspection__{PLACE}", flat=True))
    if not told:
        return 0
    per_head: Counter[tuple[str, str]] = Counter()
    for division, count in told.items():
        for head in officers_with(HEAD, division, on):
            per_head[head.staff_number, head.name] += count
    done = late.update(escalated_on=on)
    for (number, name), count in per_head.items():
        text = f"您辖区内有 {count} 个检查问题超过期限还没有整改或复查，请督办"
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text, link="inspections", on=on)
    detail = {"on": on.isoformat(), "late": done}
    audit.record(SYSTEM, "escalate_inspections", "inspections", detail=detail)
    return done
