"""The month of each person: which visits are due when; what is done stays whatever changes."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from django.db import transaction

from minzheng.engines.rounds.coded import State
from minzheng.engines.rounds.models import Due, Listed
from minzheng.engines.rounds.terms import times_of
from minzheng.kernel.months import Month

AT_ONCE = 500


def stretches(month: Month, times: int) -> list[tuple[date, date]]:
    """A month in so many parts of nearly the same length: first and last day of each."""
    first, days = month.first, (month.next().first - month.first).days
    edges = [first + timedelta(days=days * part // times) for part in range(times + 1)]
    return [(a, b - timedelta(days=1)) for a, b in pairwise(edges)]


def plan(rows: Iterable[Listed], month: Month, on: date) -> int:
    """See to it that each has what is due in the month, once; gives how many rows were written.

    What was done stays. What is no longer due is dropped, and comes back when it is due again.
    """
    listed = list(rows)
    written = 0
    for start in range(0, len(listed), AT_ONCE):
        written += _plan_some(listed[start : start + AT_ONCE], month, on)
    return written


@transaction.atomic
def _plan_some(listed: list[Listed], month: Month, on: date) -> int:
    people = [row.person_id for row in listed]
    known = Due.objects.select_for_update().filter(person__in=people, month=str(month))
    there: dict[int, dict[int, Due]] = {}
    for due in known:
        there.setdefault(due.person_id, {})[due.number] = due
    new: list[Due] = []
    changed: list[Due] = []
    for row in listed:
        old = there.get(row.person_id, {})
        wanted = _wanted(row, month, on)
        new += [due for number, due in wanted.items() if number not in old]
        changed += [due for number, due in old.items() if _bring_up(due, wanted.get(number), on)]
    Due.objects.bulk_create(new)
    fields = ["listed", "division_code", "begins_on", "due_on", "state"]
    Due.objects.bulk_update(changed, fields)
    return len(new) + len(changed)


def _wanted(row: Listed, month: Month, on: date) -> dict[int, Due]:
    """What should be due to somebody in the month, by its number; nothing who is not listed."""
    if row.ended_on is not None:
        return {}
    parts = stretches(month, times_of(row, max(on, month.first)))
    return {
        number: Due(
            listed=row, person_id=row.person_id, division_code=row.division_code,
            month=str(month), number=number, begins_on=max(begins, row.since), due_on=due_on,
        )
        for number, (begins, due_on) in enumerate(parts, 1)
        if due_on >= row.since
    }  # fmt: skip


def _bring_up(due: Due, wanted: Due | None, on: date) -> bool:
    """Make a row that is there what it should be; whether anything changed."""
    if due.state == State.DONE or (due.state == State.MISSED and wanted is None):
        return False
    if wanted is None:
        changed = due.state != State.DROPPED
        due.state = State.DROPPED
        return changed
    told = (wanted.listed, wanted.division_code, wanted.begins_on, wanted.due_on)
    before = (due.listed_id, due.division_code, due.begins_on, due.due_on, due.state)
    due.listed, due.division_code, due.begins_on, due.due_on = told
    due.state = State.MISSED if due.due_on < on else State.OPEN
    return before != (due.listed_id, due.division_code, due.begins_on, due.due_on, due.state)


def mark_missed(on: date) -> int:
    """What was not done by its last day is missed; a visit sent late still puts it right."""
    return Due.objects.filter(state=State.OPEN, due_on__lt=on).update(state=State.MISSED)
