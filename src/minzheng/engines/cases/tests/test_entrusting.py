"""授权代办: an agent sees and does what the mandate covers, and nothing after it ends."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Agent, Entrustment, Trust
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.people.api import NewPerson, Person, register_person

MATTER, CARE = "relief/dibao", "relief/disability_care"
UNTIL = MONDAY + timedelta(days=30)


@pytest.fixture
def uncle(cast: Cast) -> Person:
    """A relative in another town, who belongs to no household of the cast."""
    new = NewPerson(
        name="罗春山", id_number="440118197501010032", registered_division="440118102201",
        living_division="440118102201",
    )  # fmt: skip
    return register_person(new, by=SYSTEM, on=MONDAY)


@pytest.fixture
def row(cast: Cast, uncle: Person) -> Entrustment:
    return entrust(cast, uncle, (MATTER,))


def entrust(cast: Cast, agent: Person, matters: tuple[str, ...]) -> Entrustment:
    trust = Trust(matters, UNTIL, "弟弟")
    return cases.entrust_person(agent.name, agent, trust, by=cast.viewers["applicant"], on=MONDAY)


def viewer(person: Person) -> Viewer:
    return Viewer(Doer("person", str(person.pk), person.name), person_id=person.pk)


def acting(uncle: Person, row: Entrustment, on: date = MONDAY) -> Agent:
    return cases.agent_for(viewer(uncle), row.pk, on)


def test_an_agent_applies_and_the_case_names_the_mandate(
    cast: Cast, uncle: Person, row: Entrustment
) -> None:
    draft = cases.open_draft(MATTER, cast.applicant.pk, by=acting(uncle, row), on=MONDAY)

    assert draft.agent_name == "罗春山"
    assert "授权代办" in draft.agent_mandate
    assert "弟弟" in draft.agent_mandate


def test_an_agent_sees_cases_of_the_matters_named_and_no_others(
    cast: Cast, uncle: Person, row: Entrustment
) -> None:
    case = apply(cast, on=MONDAY)
    other = entrust(cast, uncle, (CARE,))

    assert cases.case_for(acting(uncle, row), case.number) == case
    with pytest.raises(cases.NoSuchCase):
        cases.case_for(acting(uncle, other), case.number)
    with pytest.raises(cases.NotYours):
        cases.withdraw(case.number, "", by=acting(uncle, other), on=MONDAY)
    with pytest.raises(cases.NotYours):
        cases.open_draft(MATTER, cast.applicant.pk, by=acting(uncle, other), on=MONDAY)


def test_without_acting_the_agent_sees_nothing(cast: Cast, uncle: Person, row: Entrustment) -> None:
    case = apply(cast, on=MONDAY)

    with pytest.raises(cases.NoSuchCase):
        cases.case_for(viewer(uncle), case.number)


def test_what_is_revoked_ends_at_once(cast: Cast, uncle: Person, row: Entrustment) -> None:
    cases.revoke(row.pk, by=cast.viewers["applicant"], on=MONDAY)

    with pytest.raises(NotAllowed, match="撤销"):
        acting(uncle, row)


def test_it_ends_after_its_last_day(uncle: Person, row: Entrustment) -> None:
    assert acting(uncle, row, UNTIL)

    with pytest.raises(NotAllowed):
        acting(uncle, row, UNTIL + timedelta(days=1))


def test_an_agent_cannot_authorise_a_check_or_rate_or_entrust_further(
    cast: Cast, uncle: Person, row: Entrustment
) -> None:
    case = apply(cast, on=MONDAY)
    agent = acting(uncle, row)

    with pytest.raises(cases.NotYours):
        cases.rate(case.number, cases.Review(5), by=agent, on=TUESDAY)
    with pytest.raises(cases.NotYours):
        cases.entrust_person("甲", None, Trust((MATTER,), UNTIL, "友"), by=agent, on=MONDAY)


def test_a_wrong_name_and_an_unknown_number_are_refused_alike(cast: Cast, uncle: Person) -> None:
    trust, by = Trust((MATTER,), UNTIL, "弟弟"), cast.viewers["applicant"]

    with pytest.raises(cases.EntrustmentRefused) as wrong:
        cases.entrust_person("罗春海", uncle, trust, by=by, on=MONDAY)
    with pytest.raises(cases.EntrustmentRefused) as unknown:
        cases.entrust_person("罗春山", None, trust, by=by, on=MONDAY)

    assert str(wrong.value) == str(unknown.value)


@pytest.mark.parametrize("days", [-1, 400])
def test_the_last_day_lies_within_a_year(cast: Cast, uncle: Person, days: int) -> None:
    trust = Trust((MATTER,), MONDAY + timedelta(days=days), "弟弟")

    with pytest.raises(cases.EntrustmentRefused, match="一年以内"):
        cases.entrust_person(uncle.name, uncle, trust, by=cast.viewers["applicant"], on=MONDAY)


def test_a_child_cannot_be_the_agent(cast: Cast) -> None:
    with pytest.raises(cases.EntrustmentRefused, match="18"):
        entrust(cast, cast.child, (MATTER,))


def test_the_village_worker_entrusted_is_named_by_the_case_she_lodges(cast: Cast) -> None:
    officer = cast.officers["village_worker"]
    trust = Trust((MATTER,), UNTIL, "村经办人")
    cases.entrust_officer(officer.pk, trust, by=cast.viewers["applicant"], on=MONDAY)

    by = cast.viewers["village_worker"]
    draft = cases.open_draft(MATTER, cast.applicant.pk, by=by, on=MONDAY)

    assert draft.agent_name == officer.name
    assert inbox(Recipient("officer", officer.staff_number, officer.name)).count() == 1


def test_a_worker_of_another_town_cannot_be_entrusted(cast: Cast) -> None:
    officer = cast.officers["other_village_worker"]

    with pytest.raises(cases.EntrustmentRefused):
        trust = Trust((MATTER,), UNTIL, "村经办人")
        cases.entrust_officer(officer.pk, trust, by=cast.viewers["applicant"], on=MONDAY)
