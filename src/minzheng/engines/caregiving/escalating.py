"""What is late goes up the line, one post at a time; run again, nothing changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.caregiving.models import Charge, Fault, FaultState
from minzheng.engines.caregiving.posts import CLERKS_LINE, VISITS_LINE
from minzheng.engines.caregiving.terms import escalate_days
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

AGREEMENTS, VISITS, FAULTS = "照料协议", "照料走访", "照料问题"


@dataclass(frozen=True)
class _Late:
    """Something late: what, where, since when, by whom it goes up, how many have heard."""

    what: str
    row: Charge | Fault
    division: str
    due_on: date
    line: tuple[str, ...]
    told: int


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Tell the next post of each thing that is late once more than it was told. Gives how many."""
    told: Counter[tuple[str, str, str]] = Counter()
    rows = 0
    for late in _late(on):
        level = _level(late, on)
        if level <= late.told:
            continue
        for role in late.line[late.told : level]:
            for officer in officers_with(role, late.division, on):
                told[officer.staff_number, officer.name, late.what] += 1
        _note(late, level)
        rows += 1
    for (number, name, what), count in told.items():
        text = f"您辖区内有 {count} 项{what}超过期限，请督办"
        notices.send_message(
            notices.Recipient("officer", number, name), text, link="caregiving", on=on
        )
    if rows:
        detail = {"on": on.isoformat(), "late": rows}
        audit.record(SYSTEM, "escalate_care", "caregiving", detail=detail)
    return rows


def _late(on: date) -> Iterator[_Late]:
    open_now = Charge.objects.filter(ended_on=None).select_related("person")
    most, more = len(CLERKS_LINE), len(VISITS_LINE)
    for row in open_now.filter(duty_due__lt=on, told__lt=most).exclude(duty=""):
        due = row.duty_due or on
        yield _Late(AGREEMENTS, row, row.division_code, due, CLERKS_LINE, row.told)
    for row in open_now.filter(visit_due__lt=on, visit_told__lt=more):
        due = row.visit_due or on
        yield _Late(VISITS, row, row.division_code, due, VISITS_LINE, row.visit_told)
    faults = Fault.objects.filter(
        state=FaultState.OPEN, due_on__lt=on, told__lt=more, charge__ended_on=None
    )
    for fault in faults.select_related("charge"):
        place = fault.charge.division_code
        yield _Late(FAULTS, fault, place, fault.due_on, VISITS_LINE, fault.told)


def _level(late: _Late, on: date) -> int:
    """How many posts should have heard by now: one at once, one more each so many days."""
    step = max(escalate_days(late.division, on), 1)
    return min(1 + ((on - late.due_on).days - 1) // step, len(late.line))


def _note(late: _Late, level: int) -> None:
    if late.what == VISITS:
        Charge.objects.filter(pk=late.row.pk).update(visit_told=level)
        return
    type(late.row).objects.filter(pk=late.row.pk).update(told=level)
