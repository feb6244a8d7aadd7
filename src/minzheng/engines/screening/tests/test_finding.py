"""Whom the rules find of themselves: nobody has to apply, nobody is found twice."""

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.screening.api import Found, NoSnapshot, Snapshot, build, found, open_cases
from minzheng.engines.screening.tests.staging import MONDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person

LONGEVITY, OF_AGE = "eldercare/longevity", "到龄未领"


def test_an_old_woman_without_household_is_found(table: Snapshot, neighbour: Person) -> None:
    assert found(LONGEVITY, MONDAY) == [Found(OF_AGE, neighbour.pk)]


def test_a_case_is_opened_for_her_once(table: Snapshot, neighbour: Person) -> None:
    everybody = found(LONGEVITY, MONDAY)

    first = open_cases(LONGEVITY, everybody, by=SYSTEM, on=MONDAY)
    again = open_cases(LONGEVITY, everybody, by=SYSTEM, on=MONDAY)

    assert first == again
    assert Case.objects.get(matter=LONGEVITY).person_id == neighbour.pk


def test_who_has_a_case_is_not_found_again(table: Snapshot) -> None:
    open_cases(LONGEVITY, found(LONGEVITY, MONDAY), by=SYSTEM, on=MONDAY)

    assert found(LONGEVITY, MONDAY) == []


def test_one_refusal_stops_nobody_else(table: Snapshot, neighbour: Person, cast: Cast) -> None:
    raised = Found("到龄升档", cast.applicant.pk)  # she receives nothing that could be raised

    done = open_cases(LONGEVITY, [raised, Found(OF_AGE, neighbour.pk)], by=SYSTEM, on=MONDAY)

    assert len(done.cases) == 1
    assert [who for who, _ in done.refused] == [raised]


def test_an_unknown_condition_finds_nobody(cast: Cast) -> None:
    build(MONDAY, by=SYSTEM)

    assert found("relief/disability_care", MONDAY) == []


def test_without_a_table_it_says_how_to_build_one(cast: Cast) -> None:
    with pytest.raises(NoSnapshot, match="screen --on 2026-11-02"):
        found(LONGEVITY, MONDAY)


def test_a_matter_that_finds_nobody_needs_no_table(cast: Cast) -> None:
    assert found("relief/dibao", MONDAY) == []
