"""What is known of a family is gathered from registers, its cases and the ledger."""

from datetime import date

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import known_of_household, known_of_person
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import AFTER_PUBLICITY, accepted_case, decided_case
from minzheng.engines.policy.api import entitlements

ALLOWANCE = "relief/dibao"


def test_registers_alone_are_known_without_any_case(cast: Cast) -> None:
    known = known_of_household(cast.household, [], MONDAY)

    assert known.facts["members"][0]["name"] == cast.applicant.name
    assert known.facts["receiving"] is False
    assert "deposits" not in known.facts


def test_what_an_application_states_is_known(cast: Cast) -> None:
    case = apply(cast, on=MONDAY)

    known = known_of_household(cast.household, [case], MONDAY)

    assert known.facts["members"][0]["wage_income"] == 150_000
    assert known.facts["homes"] == 1
    assert known.cases == (case,)


def test_the_records_of_the_procedure_stay_with_the_case(cast: Cast) -> None:
    case = accepted_case(cast, apply(cast, on=MONDAY))
    assert "papers_complete" in case.facts["household"]

    known = known_of_household(cast.household, [case], MONDAY)

    assert "papers_complete" not in known.facts
    assert not any("account" in name for name in known.facts)


def test_of_two_cases_the_later_holds(cast: Cast) -> None:
    first = apply(cast, on=MONDAY)
    later = Case(pk=first.pk + 1, matter=ALLOWANCE, submitted_on=AFTER_PUBLICITY)
    later.facts = {"household": {"homes": 2}, "members": []}

    known = known_of_household(cast.household, [later, first], MONDAY)

    assert known.facts["homes"] == 2


def test_what_is_held_is_told_by_the_ledger(cast: Cast) -> None:
    case = decided_case(cast, apply(cast, on=MONDAY))
    on = date(2026, 12, 1)

    known = known_of_household(cast.household, [case], on)

    assert [holding.matter for holding in known.held] == [ALLOWANCE]
    assert known.facts["receiving"] is True
    claims = entitlements(known.facts, place=cast.household.division_code, on=on)
    assert next(claim for claim in claims if claim.matter == ALLOWANCE).received is True


def test_what_the_reader_may_not_know_stays_unknown(cast: Cast) -> None:
    known = known_of_household(cast.household, [], MONDAY, frozenset({"children/orphan"}))

    assert "receiving" not in known.facts
    assert known.facts["members"][0]["orphan"] is False


def test_a_person_without_household_is_known_alone(cast: Cast) -> None:
    known = known_of_person(cast.applicant, [], MONDAY)

    assert known.people == [cast.applicant.pk]
    assert "relation" not in known.facts["members"][0]
