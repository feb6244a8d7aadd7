"""Late tasks: the post above is told once a day how many there are; run again, nothing changes."""

from collections import Counter
from datetime import date

from django.db import transaction

from minzheng.engines.alerts.models import AlertTask
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.posts import superior_of
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Tell superiors of the tasks that became late; each task is told of once. Gives how many."""
    late = AlertTask.objects.filter(state__in=WAITING, due_on__lt=on, escalated_on=None)
    told = Counter(late.values_list("role", "division_code"))
    if not told:
        return 0
    per_officer: Counter[tuple[str, str]] = Counter()
    for (role, division), count in told.items():
        for officer in officers_with(superior_of(role), division, on):
            per_officer[officer.staff_number, officer.name] += count
    done = late.update(escalated_on=on)
    for (number, name), count in per_officer.items():
        text = f"您辖区内有 {count} 条预警超过期限还没有办结，请督办"
        notices.send_message(notices.Recipient("officer", number, name), text, link="alerts", on=on)
    audit.record(SYSTEM, "escalate_alerts", "alerts", detail={"on": on.isoformat(), "late": done})
    return done
