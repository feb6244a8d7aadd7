"""Progress without signing in: number and phone digits give steps; no name, no amount."""

from datetime import date

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.errors import NoSuchCase
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.reading.finding import phone_matches
from minzheng.engines.cases.reading.lists import clock_of
from minzheng.engines.cases.reading.timeline import timeline
from minzheng.engines.cases.reading.values import Progress

STATES = {Case.OPEN: "办理中", Case.ENDED: "已办结"}


def progress(number: str, phone_last4: str, on: date) -> Progress:
    """Where a case stands. Raises NoSuchCase alike for a wrong number and for wrong digits.

    The caller limits how often it may be asked.
    """
    case = Case.objects.select_related("applicant").filter(number=number.strip().upper()).first()
    # An organisation signs in: no phone of a person stands behind its number.
    whose = None if case is None else case.applicant
    if case is None or whose is None or not phone_matches(whose, phone_last4):
        raise NoSuchCase(
            "办件编号和手机号后四位对不上，请核对。编号在回执和短信里，形如 DB-440118-2026-000318"
        )
    steps = tuple(CaseStep.objects.filter(case=case))
    for step in steps:
        step.case = case
    first = next((step for step in steps if step.closed_on is None), None)
    return Progress(
        number=case.number,
        matter_title=matter_of(case).service.title,
        state=STATES[case.state],
        current=case.current if case.state == Case.OPEN else "",
        submitted_on=case.submitted_on,
        due_on=case.due_on,
        clock=clock_of(first, on) if first else None,
        timeline=timeline(case, steps, names=False),
    )
