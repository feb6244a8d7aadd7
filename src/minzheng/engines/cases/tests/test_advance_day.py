"""The day's run: escalation once a day, reviews when due, provisional days recounted."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, CaseStep, advance_day
from minzheng.engines.cases.clocks import due_day
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import accepted_case, decided_case
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.kernel.clock import Term, Unit


def heads_messages() -> int:
    return inbox(Recipient("officer", "town_head")).count()


def test_a_late_step_is_told_to_the_superior_once_a_day(cast: Cast, case: Case) -> None:
    late = date.fromordinal(case.steps.get().due_on.toordinal() + 1)

    assert advance_day(case.steps.get().due_on).escalated == ()
    assert advance_day(late).escalated == (case.number,)
    assert advance_day(late).escalated == ()

    assert heads_messages() == 1
    advance_day(date.fromordinal(late.toordinal() + 1))
    assert heads_messages() == 2


def test_a_review_is_opened_when_its_cycle_is_over(cast: Cast, case: Case) -> None:
    decided_case(cast, case)  # 16 November; both adults could work, so every half-year
    due = date(2026, 12, 30)
    Case.objects.filter(pk=case.pk).update(ended_on=date(2026, 6, 16))

    first = advance_day(due)
    assert first.problems == ()
    assert len(first.reviews_opened) == 1
    assert advance_day(due).reviews_opened == ()

    review = Case.objects.get(parent=case)
    assert review.current == "核查"
    assert review.facts["members"][0]["wage_income"] == 150_000


def test_no_review_before_the_cycle_is_over(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    assert advance_day(date(2026, 12, 1)).reviews_opened == ()


def test_an_end_beyond_the_known_calendar_is_provisional_and_never_runs_out(
    cast: Cast, case: Case
) -> None:
    due, provisional = due_day(date(2026, 12, 25), Term(10, Unit.WORKING_DAY))

    assert (due, provisional) == (date(2026, 12, 31), True)


def test_a_provisional_day_is_recounted_once_it_can_be(cast: Cast, case: Case) -> None:
    accepted_case(cast, case)
    CaseStep.objects.filter(closed_on=None).update(provisional=True, due_on=date(2026, 12, 31))

    advance_day(MONDAY)

    assert not CaseStep.objects.filter(provisional=True).exists()
    assert CaseStep.objects.filter(closed_on=None).latest("due_on").due_on < date(2026, 12, 1)


@pytest.mark.parametrize("day", [date(2026, 11, 3), date(2026, 12, 15)])
def test_a_second_run_of_a_day_reports_nothing(cast: Cast, case: Case, day: date) -> None:
    accepted_case(cast, case)
    advance_day(day)

    again = advance_day(day)

    found = (again.timed_out, again.unopposed, again.escalated, again.reviews_opened)
    assert found == ((), (), (), ())
    assert again.drafts_expired == 0
