"""The level of ability in force: of whatever shape the case's facts are, and of nobody else's."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.cases.api import assessments_of, field_of_care, levels_of
from minzheng.engines.cases.tests.assessing import COMA, assess

BEFORE = DAY - timedelta(days=30)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    "facts",
    [
        {"household": COMA},
        {"household": COMA, "members": []},
        {"household": {}, "members": [{"person": 0, **COMA}]},
        {"members": [{"person": 0, **COMA}, {"person": -1, "ability_consciousness": 0}]},
    ],
)
def test_a_case_with_or_without_members_tells_the_level(cast: Cast, facts: dict[str, Any]) -> None:
    who = cast.applicant
    for row in facts.get("members", ()):
        row["person"] = row["person"] or who.pk

    assess(who, facts, on=BEFORE)

    assert assessments_of([who.pk], DAY) == {who.pk: (4, BEFORE)}
    assert levels_of([who.pk, cast.spouse.pk], DAY) == {who.pk: 4}


def test_a_case_without_any_facts_tells_nothing(cast: Cast) -> None:
    assess(cast.applicant, {}, on=BEFORE)

    assert levels_of([cast.applicant.pk], DAY) == {}


def test_another_members_facts_are_not_hers(cast: Cast) -> None:
    assess(cast.applicant, {"members": [{"person": cast.spouse.pk, **COMA}]}, on=BEFORE)

    assert levels_of([cast.applicant.pk, cast.spouse.pk], DAY) == {}


def test_what_is_over_or_not_yet_decided_does_not_count(cast: Cast) -> None:
    who = cast.applicant.pk
    assess(cast.applicant, {"household": COMA}, on=BEFORE)

    assert levels_of([who], BEFORE - timedelta(days=1)) == {}
    assert levels_of([who], date(DAY.year + 1, 12, 1)) == {}
    assert levels_of([], DAY) == {}


def test_the_field_is_that_of_the_matter_that_assesses() -> None:
    assert field_of_care() == "eldercare"
