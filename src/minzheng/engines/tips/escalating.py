"""Late tips: the post above is told once; run again, nothing changes."""

from collections import Counter
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.tips.models import WAITING, Tip
from minzheng.engines.tips.posts import superiors_of
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import Officer, officers_with

LATE = "您辖区内有 {} 条求助线索超过期限还没有办结，请督办"
UNANSWERED = "您辖区内有 {} 条求助线索办结以后，过了期限还没有回电答复反映人，请督办"


def escalate_overdue(on: date) -> int:
    """Tell superiors of late tips and late call-backs, each once. Gives how many."""
    return _late(on) + _unanswered(on)


@transaction.atomic
def _late(on: date) -> int:
    late = list(Tip.objects.filter(state__in=WAITING, due_on__lt=on, escalated_on=None))
    Tip.objects.filter(pk__in=[tip.pk for tip in late]).update(escalated_on=on)
    return _tell(late, LATE, "escalate_tips", on)


@transaction.atomic
def _unanswered(on: date) -> int:
    """Settled, a call-back was promised, nobody called (社会救助法第六十条)."""
    late = list(
        Tip.objects.filter(answer_due__lt=on, answered_on=None, answer_escalated_on=None).exclude(
            state__in=WAITING
        )
    )
    Tip.objects.filter(pk__in=[tip.pk for tip in late]).update(answer_escalated_on=on)
    return _tell(late, UNANSWERED, "escalate_answers", on)


def _tell(late: list[Tip], text: str, verb: str, on: date) -> int:
    per_officer: Counter[tuple[str, str]] = Counter()
    for tip in late:
        for officer in _above(tip, on):
            per_officer[officer.staff_number, officer.name] += 1
    for (number, name), count in per_officer.items():
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text.format(count), link="tips", on=on)
    if late:
        detail = {"on": on.isoformat(), "late": len(late)}
        audit.record(SYSTEM, verb, "tips", detail=detail)
    return len(late)


def _above(tip: Tip, on: date) -> list[Officer]:
    """The nearest post above that somebody holds."""
    for role in superiors_of(tip):
        found = officers_with(role, tip.division_code, on)
        if found:
            return found
    return []
