"""The day's run: waits that ran out, late steps, reviews due. Run again, nothing changes."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.cases.clocks import due_day, step_term
from minzheng.engines.cases.declared import element_of, office_division
from minzheng.engines.cases.materials import forget_orphans
from minzheng.engines.cases.models import CaseStep, Draft, StepKind
from minzheng.engines.cases.reviews import open_due_reviews
from minzheng.engines.cases.state import refresh
from minzheng.engines.cases.telling import message_staff
from minzheng.engines.cases.values import DayReport
from minzheng.engines.cases.waiting import run_out
from minzheng.engines.notices import api as notices
from minzheng.engines.parameters.api import steady
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.flow import Step

WAITS = (StepKind.AWAIT, StepKind.PUBLICITY)


@steady()
def advance_day(on: date) -> DayReport:
    """Do what the calendar brings, each case in its own transaction: a bad one stops no other.

    Idempotent: a second run on the same day reports nothing.
    """
    problems: list[str] = []
    _recount_provisional(on)
    ended = list(_run_out_waits(on, problems))
    notices.take_down_expired(on)
    drafts_expired = Draft.objects.filter(expires_on__lt=on).delete()[1].get("cases.Draft", 0)
    forget_orphans()
    return DayReport(
        on=on,
        timed_out=tuple(n for n, kind in ended if kind == StepKind.AWAIT),
        unopposed=tuple(n for n, kind in ended if kind == StepKind.PUBLICITY),
        escalated=tuple(_escalate(on)),
        reviews_opened=tuple(open_due_reviews(on, problems)),
        drafts_expired=drafts_expired,
        problems=tuple(problems),
    )


def _run_out_waits(on: date, problems: list[str]) -> Iterator[tuple[str, str]]:
    """Numbers of the cases whose wait ended, with the kind of wait."""
    over = CaseStep.objects.filter(
        kind__in=WAITS, closed_on=None, due_on__lt=on, provisional=False
    ).select_related("case")
    for row in over.order_by("id"):
        try:
            closed = run_out(row.pk, on=on)
        except (ValueError, LookupError) as problem:
            problems.append(f"{row.case.number}：{problem}")
            continue
        if closed is not None:
            yield row.case.number, row.kind


def _escalate(on: date) -> Iterator[str]:
    """Tell the superior of every late step, once a day."""
    late = CaseStep.objects.filter(kind=StepKind.STEP, closed_on=None, due_on__lt=on)
    for step in late.exclude(escalated_on=on).select_related("case__applicant").order_by("id"):
        if _tell_superior(step, on):
            yield step.case.number


@transaction.atomic
def _tell_superior(step: CaseStep, on: date) -> bool:
    untold = CaseStep.objects.filter(pk=step.pk, closed_on=None).exclude(escalated_on=on)
    if untold.update(escalated_on=on) != 1:
        return False
    element = element_of(step)
    superior = element.escalates_to if isinstance(element, Step) else None
    case = step.case
    if superior is not None:
        late = f"的“{step.element}”已于 {step.due_on} 到期，还没有办理，请督办"
        text = f"{case.number}（{case.place}）{late}"
        message_staff(
            case, superior.role, office_division(superior, case.division_code), text, on=on
        )
    detail = {"element": step.element, "due_on": step.due_on.isoformat()}
    audit.record(SYSTEM, "escalate", case.ref, division=case.division_code, detail=detail)
    return True


@transaction.atomic
def _recount_provisional(on: date) -> None:
    """Once the holidays of a year are known, the days that fell into it are counted properly."""
    for step in CaseStep.objects.filter(provisional=True, closed_on=None).select_related("case"):
        due_on, provisional = due_day(step.opened_on, step_term(step))
        if not provisional:
            step.due_on, step.provisional = due_on, False
            step.save(update_fields=["due_on", "provisional"])
            refresh(step.case)
