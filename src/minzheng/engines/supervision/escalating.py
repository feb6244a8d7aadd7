"""What is late: the bureau's head is told once of each; run again, nothing changes."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.supervision.models import Finding, FindingState, Review
from minzheng.engines.supervision.models.review import WAITING
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

HEAD = "district_head"


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Tell heads of reviews and findings that are late. How many."""
    answers = Q(state=FindingState.OPEN, due_on__lt=on)
    looks = Q(state=FindingState.ANSWERED, look_on__lt=on)
    findings = Finding.objects.filter(answers | looks, escalated_on=None)
    reviews = Review.objects.filter(state__in=WAITING, due_on__lt=on, escalated_on=None)
    told = Counter(findings.values_list("town", flat=True))
    told += Counter(reviews.values_list("town", flat=True))
    if not told:
        return 0
    per_head: Counter[tuple[str, str]] = Counter()
    for town, count in told.items():
        for head in officers_with(HEAD, town, on):
            per_head[head.staff_number, head.name] += count
    done = findings.update(escalated_on=on) + reviews.update(escalated_on=on)
    for (number, name), count in per_head.items():
        text = f"您辖区内有 {count} 件抽查复核或抽查问题超过期限，请督办"
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text, link="supervision", on=on)
    detail = {"on": on.isoformat(), "late": done}
    audit.record(SYSTEM, "escalate_supervision", "supervision", detail=detail)
    return done
