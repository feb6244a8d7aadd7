"""Every matter there is, whatever it declares, can be lodged, found and led to an end."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    CaseStep,
    Handling,
    Reply,
    StepKind,
    advance_day,
    answer,
    element_of,
    flow_of,
    open_found,
    suggestion,
    take_step,
)
from minzheng.engines.cases.testing import ANSWERS, apply_for, plain_record
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.houses import house_applies, make_house
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.matter import catalogue

STATED = {
    **ANSWERS, "registered_here": "是", "hardship_event": "火灾", "people_affected": "3",
    "living_in_danger": "是", "hardship_months": "1", "own_wish": "是", "papers_complete": "是",
}  # fmt: skip
COLLEAGUES = ("second_town_clerk", "second_assessor", "district_clerk", "district_head")
MOST_STEPS = 20
MATTERS = catalogue().matters
FOUND = [
    (key, trigger.event)
    for key, matter in sorted(MATTERS.items())
    for flow in matter.flows
    for trigger in flow.triggers
    if trigger.finds is not None and not flow.changes()
]


@pytest.mark.parametrize("key", sorted(MATTERS))
def test_an_application_comes_to_an_end_with_a_letter(cast: Cast, key: str) -> None:
    case = lodged(cast, key)

    lead(cast, case)

    assert case.state == Case.ENDED
    assert (case.person_id is not None) == MATTERS[key].personal
    assert notices.notices_of_case(case.ref).count() > 0


def lodged(cast: Cast, key: str) -> Case:
    """An application by whoever applies in this matter: the family, or an institution."""
    if MATTERS[key].organisational:
        return house_applies(key, make_house(), on=MONDAY)
    by = cast.viewers["applicant"]
    return apply_for(key, STATED, applicant=cast.applicant.pk, by=by, on=MONDAY)


@pytest.mark.parametrize(("key", "event"), FOUND)
def test_a_case_of_somebody_found_comes_to_an_end(cast: Cast, key: str, event: str) -> None:
    subject = cast.applicant.pk if MATTERS[key].personal else cast.household.pk
    case = open_found(key, subject, event, by=SYSTEM, on=MONDAY)

    lead(cast, case)

    assert (case.state, case.event) == (Case.ENDED, event)


def lead(cast: Cast, case: Case) -> None:
    """Take the case from step to step as the rules propose, with plain records."""
    on = MONDAY
    for _ in range(MOST_STEPS):
        rows = CaseStep.objects.select_related("case__applicant", "case__person")
        step = rows.select_related("case__household").filter(case=case, closed_on=None).first()
        if step is None:
            break
        on = go_on(cast, step, on)
    case.refresh_from_db()


def go_on(cast: Cast, step: CaseStep, on: date) -> date:
    """One turn; gives the day it is then."""
    if step.kind == StepKind.AWAIT:
        reply = Reply("情况属实", record=STATED)
        answer(step.case.number, step.element, reply, by=cast.viewers["town_clerk"], on=on)
    elif step.kind == StepKind.PUBLICITY:
        on = step.due_on + timedelta(days=1)
        advance_day(on)
    else:
        officer = next(v for v in cast.viewers.values() if step.role in v.roles)
        assert any(taken(step, way, officer, on) for way in ways(step, officer, on)), step.element
    return on


def ways(step: CaseStep, officer: Viewer, on: date) -> Iterator[str]:
    """What the rules propose first, then the other outcomes as written."""
    proposed = suggestion(step.case, officer, on)
    if proposed is not None and proposed.outcome:
        yield proposed.outcome
    yield from (path.outcome for path in flow_of(step.case).ways_out(element_of(step)))


def taken(step: CaseStep, outcome: str, officer: Viewer, on: date) -> bool:
    handling = Handling(outcome, plain_record(step, on, STATED), "按规定办理", COLLEAGUES)
    try:
        with transaction.atomic():
            take_step(step.case.number, step.element, handling, by=officer, on=on)
    except CaseRefused:
        return False
    return True
