"""Due dates of steps and of the whole procedure, with what pauses and extends them."""

from dataclasses import replace
from datetime import date
from math import ceil

from minzheng.engines.cases.declared import element_of, flow_of
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.models import Pause as PauseRow
from minzheng.engines.policy.api import fixed
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import Deadline, Extension, Pause, Roll, Term, Unit, deadline
from minzheng.kernel.flow import Await, Publicity, Step, Total, Trigger

HOURS_A_DAY = 24


def term_of(term: Term, *, on: date, place: str) -> Term:
    """The term with its length known; hours count as whole days, for steps are dated by day."""
    known = fixed(term, on=on, place=place)
    if known.unit is Unit.HOUR:
        return Term(ceil(known.length / HOURS_A_DAY), Unit.CALENDAR_DAY, Roll.NONE)
    return known


def due_day(start: date, term: Term) -> tuple[date, bool]:
    """The last day of a term, and whether it is provisional.

    When the end lies in a year whose holidays are not published the last known day stands in: an
    officer is reminded too early rather than too late, and no wait runs out on a provisional day.
    """
    calendar = official_calendar()
    try:
        due = deadline(start, term, calendar=calendar).due_on
    except UnknownCalendarYear:
        return calendar.last, True
    return due or calendar.last, due is None


def last_day(start: date, term: Term, *, place: str) -> date:
    """The last day of something that lapses: it does not roll over rest days."""
    known = replace(term_of(term, on=start, place=place), roll=Roll.NONE)
    return deadline(start, known, calendar=official_calendar()).due_on or start


def step_deadline(step: CaseStep) -> Deadline:
    """The deadline of an opened element, for display. Raises UnknownCalendarYear."""
    return deadline(step.opened_on, step_term(step), calendar=official_calendar())


def step_term(step: CaseStep) -> Term:
    """How long an opened element may take, by the parameters of the day it was opened."""
    element = element_of(step)
    if not isinstance(element, Step | Await | Publicity):
        raise TypeError(f"“{element}”没有时限")
    return term_of(element.within, on=step.opened_on, place=step.case.division_code)


def total_term(case: Case, total: Total) -> Term:
    """The ordinary length of the whole procedure at the case's place."""
    return term_of(total.term, on=case.accepted_on or case.submitted_on, place=case.division_code)


def extension_of(case: Case, total: Total) -> Extension | None:
    """The longer limit for special cases, once somebody approved it."""
    if not case.extended_by or total.special is None:
        return None
    special = term_of(
        total.special, on=case.accepted_on or case.submitted_on, place=case.division_code
    )
    return Extension(special.length, case.special_reason, case.extended_by)


def total_deadline(case: Case, pauses: list[PauseRow]) -> Deadline | None:
    """The deadline of the whole procedure; None before acceptance or where the flow sets none.

    A case that an event opened is due so long after the event as its trigger says. Raises
    UnknownCalendarYear when it ends in a year whose holidays are not yet published.
    """
    stretches = [Pause(row.since, row.until, row.reason) for row in pauses]
    total = flow_of(case).total
    if total is None:
        return _event_deadline(case, stretches)
    if case.accepted_on is None:
        return None
    return deadline(
        case.accepted_on,
        total_term(case, total),
        calendar=official_calendar(),
        pauses=stretches,
        extension=extension_of(case, total),
    )


def trigger_of(case: Case) -> Trigger | None:
    """What opened the case, when no application did."""
    return next((t for t in flow_of(case).triggers if t.event == case.event), None)


def _event_deadline(case: Case, pauses: list[Pause]) -> Deadline | None:
    trigger = trigger_of(case)
    if trigger is None or trigger.within is None or case.happened_on is None:
        return None
    term = term_of(trigger.within, on=case.happened_on, place=case.division_code)
    return deadline(case.happened_on, term, calendar=official_calendar(), pauses=pauses)


def total_due(case: Case) -> date | None:
    """The day the whole procedure is due; None while paused, unlimited or not to be told yet."""
    try:
        found = total_deadline(case, list(PauseRow.objects.filter(case=case)))
    except UnknownCalendarYear:
        return None
    return found.due_on if found else None
