"""Lists read from the index alone: what a step knows of its case, and cases by number or name."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    Case,
    CaseStep,
    Filters,
    case_lines_of_household,
    case_lines_of_person,
    cases_of_household,
    dossier,
    facts_by_case,
    work_list,
)
from minzheng.engines.cases.reading import calling
from minzheng.engines.cases.tests.days import TUESDAY
from minzheng.engines.cases.tests.staging import decided_case


def numbers(cast: Cast, key: str, text: str, view: str = "todo") -> list[str]:
    found = work_list(cast.viewers[key], TUESDAY, view=view, filters=Filters(text=text))
    return [row.number for row in found.rows]


def test_every_step_of_a_life_knows_its_cases_matter_and_place(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    known = set(CaseStep.objects.filter(case=case).values_list("matter", "place_code"))

    assert known == {(case.matter, case.division_code)}


def test_a_case_that_has_ended_leaves_no_open_step(cast: Cast, case: Case) -> None:
    decided_case(cast, case)

    case.refresh_from_db()
    assert case.state == Case.ENDED
    assert not CaseStep.objects.filter(case=case, closed_on=None).exists()


# 0: every beginning counts as common, and rows are asked one by one.
@pytest.mark.parametrize("few", [calling.FEW_CASES, 0])
def test_a_case_is_found_by_the_beginning_of_its_number_or_of_a_name(
    cast: Cast, case: Case, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "FEW_STEPS", few)
    monkeypatch.setattr(calling, "FEW_CASES", few)
    name = case.applicant.name

    assert numbers(cast, "town_clerk", case.number[:12].lower()) == [case.number]
    assert numbers(cast, "town_clerk", name[:1]) == [case.number]
    assert numbers(cast, "town_clerk", name) == [case.number]
    assert numbers(cast, "town_clerk", name[1:]) == []
    assert numbers(cast, "town_clerk", f"{name}某") == []


@pytest.mark.parametrize("few", [calling.FEW_CASES, 0])
def test_an_officer_of_another_town_finds_nothing_by_name(
    cast: Cast, case: Case, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "FEW_STEPS", few)
    monkeypatch.setattr(calling, "FEW_CASES", few)

    for view in ("todo", "doing", "late"):
        assert numbers(cast, "other_town_clerk", case.applicant.name, view) == []


@pytest.mark.parametrize("few", [calling.FEW_CASES, 0])
def test_what_one_has_done_is_found_by_name_too(
    cast: Cast, case: Case, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "FEW_CASES", few)
    decided_case(cast, case)
    name = case.applicant.name

    assert set(numbers(cast, "town_clerk", name, "done")) == {case.number}
    assert numbers(cast, "town_clerk", f"{name}某", "done") == []
    assert numbers(cast, "other_town_clerk", name, "done") == []


def test_lines_are_the_same_cases_without_their_facts(cast: Cast, case: Case) -> None:
    viewer = cast.viewers["town_clerk"]

    lines = case_lines_of_household(viewer, case.household_id)

    assert list(lines) == list(cases_of_household(viewer, case.household_id))
    assert lines[0].get_deferred_fields() >= {"facts", "answers"}
    assert facts_by_case(lines) == {case.pk: case.facts}
    assert list(case_lines_of_person(viewer, case.applicant_id)) == [case]


def test_another_town_sees_no_line(cast: Cast, case: Case) -> None:
    assert not case_lines_of_household(cast.viewers["other_town_clerk"], case.household_id)
    assert not case_lines_of_person(cast.viewers["other_town_clerk"], case.applicant_id)


def test_a_case_from_before_its_parameters_can_still_be_read(cast: Cast, case: Case) -> None:
    decided_case(cast, case)
    long_ago = date(1999, 3, 1)
    Case.objects.filter(pk=case.pk).update(submitted_on=long_ago, accepted_on=long_ago)
    case.refresh_from_db()

    shown = dossier(case, cast.viewers["town_clerk"], TUESDAY)

    assert shown.total.state is None
    assert shown.total.words
