"""Incidents that nobody closes in time go up the line; run again, nothing changes."""

from collections.abc import Iterator
from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.engines.safety.coded import LINE, State
from minzheng.engines.safety.models import Incident, Problem
from minzheng.engines.safety.numbers import escalate_days

INCIDENTS, PROBLEMS = "机构意外的复核", "机构隐患的整改"


def escalate_overdue(on: date) -> int:
    """Tell the next post of whatever is past its last day. Gives how many went up."""
    how = notices.Urging("escalate_safety", "safety", _said, escalate_days)
    return notices.urge((*_incidents(on), *_problems(on)), how, on=on)


def _said(what: str, count: int) -> str:
    return f"您辖区内有 {count} 项{what}超过期限，请督办"


def _incidents(on: date) -> Iterator[notices.Late]:
    for row in Incident.objects.filter(due_on__lt=on).exclude(state=State.CLOSED):
        yield notices.Late(INCIDENTS, row.ref, row.division_code, row.due_on, LINE)


def _problems(on: date) -> Iterator[notices.Late]:
    for row in Problem.objects.filter(due_on__lt=on, fixed_on=None):
        yield notices.Late(PROBLEMS, row.ref, row.division_code, row.due_on, LINE)
