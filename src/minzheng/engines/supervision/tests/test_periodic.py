"""Who is due for the periodic review: by the rhythm that concerns each family, and who is late."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.cases.api import Case, advance_day
from minzheng.engines.cases.testing import MATTER
from minzheng.engines.supervision.api import Due, periodic, reviewed_matters, rhythms_of
from minzheng.engines.supervision.testing import decided_by_town, lone_applicant
from minzheng.engines.supervision.tests.conftest import DAY, DECIDED, Ground
from minzheng.registers.people.api import Person

WINTER, HALF, YEAR = date(2026, 12, 10), date(2027, 5, 16), date(2027, 11, 16)
OFTEN, YEARLY = "收入不稳定、有劳动能力的半年一查", "每年一查"


def dues(ground: Ground, on: date) -> dict[str, Due]:
    found = periodic(ground.by("district_head"), MATTER, DISTRICT, on)
    return {each.number: each for each in found}


def steady(ground: Ground) -> None:
    """Everybody of the family is retired or at school."""
    Person.objects.filter(memberships__household=ground.case.household).update(employment=1)


def test_a_family_without_steady_income_is_due_after_half_a_year(ground: Ground) -> None:
    due = dues(ground, WINTER)[ground.case.number]

    assert (due.rhythm, due.last, due.due_on, due.state) == (OFTEN, DECIDED, HALF, "done")


def test_a_family_with_steady_income_is_due_after_a_year(ground: Ground) -> None:
    steady(ground)

    due = dues(ground, HALF)[ground.case.number]

    assert (due.rhythm, due.due_on, due.state) == (YEARLY, YEAR, "done")


def test_who_is_late_or_coming_is_told_apart(ground: Ground) -> None:
    number = ground.case.number
    assert dues(ground, HALF - timedelta(days=10))[number].state == "coming"
    assert dues(ground, HALF + timedelta(days=1))[number].state == "late"


def test_a_review_that_does_not_end_in_time_is_told(ground: Ground) -> None:
    Case.objects.filter(pk=ground.case.pk).update(ended_on=date(2026, 5, 20))
    opened = date(2026, 12, 2)

    advance_day(opened)

    first = dues(ground, opened + timedelta(days=1))[ground.case.number]
    assert first.state == "running" and first.review
    assert dues(ground, date(2026, 12, 31))[ground.case.number].state == "slow"


def test_the_list_is_as_wide_as_the_post(ground: Ground) -> None:
    other = lone_applicant("邝素馨", "440118195007230129")
    case = decided_by_town(ground.cast, other, DAY)
    found = [each.number for each in periodic(ground.by("auditor"), MATTER, DISTRICT, WINTER)]
    assert sorted(found) == sorted((ground.case.number, case.number))
    with pytest.raises(NotAllowed):
        periodic(ground.by("finance_clerk"), MATTER, DISTRICT, WINTER)


def test_every_matter_reviewed_by_the_calendar_says_how_often() -> None:
    assert rhythms_of(MATTER) == [OFTEN, YEARLY]
    assert all(rhythms_of(matter.key) for matter in reviewed_matters())
