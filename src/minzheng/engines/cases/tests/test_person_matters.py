"""Matters of one person: each holds her own, who applies is paid, a death concerns hers alone."""

from datetime import date

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.cases.api import (
    AlreadyOpen,
    Case,
    Happening,
    Lodging,
    NotYours,
    case_for,
    dossier,
    facts_of,
    my_cases,
    open_draft,
    report_change,
)
from minzheng.engines.cases.testing import apply_for, take
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import decided_case, lone_person
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person, get_person

SUBSIDY, OLD_AGE = "relief/disability_living", "eldercare/longevity"
LATER, DIED_ON, REPORTED = date(2026, 11, 17), date(2026, 11, 23), date(2026, 11, 24)
NOVEMBER = Month(2026, 11)
ANSWERED = {"registered_here": "是", "injury_care": "否"}


@pytest.fixture
def poor(cast: Cast, case: Case) -> Cast:
    """The family receives the household's benefit; wife and child have a certificate."""
    decided_case(cast, case)
    ids = [cast.spouse.pk, cast.child.pk]
    Person.objects.filter(pk__in=ids).update(disability_kind=4, disability_grade=1)
    return cast


def apply_subsidy(cast: Cast, person: Person, on: date = LATER) -> Case:
    return apply_for(
        SUBSIDY, ANSWERED, applicant=cast.applicant.pk, by=cast.viewers["applicant"], on=on,
        lodging=Lodging(person_id=person.pk),
    )  # fmt: skip


def granted_subsidy(cast: Cast, person: Person) -> Case:
    case, v = apply_subsidy(cast, person), cast.viewers
    take(case, "受理审查", "受理", by=v["town_clerk"], on=LATER, lodged_elsewhere="否")
    take(case, "初审", "初审完毕", by=v["town_clerk"], on=LATER, **ANSWERED)
    take(case, "残联核验", "核验有效", by=v["disabled_federation"], on=LATER)
    take(case, "审定", "批准", by=v["district_head"], on=LATER)
    case.refresh_from_db()
    return case


def test_two_of_a_household_each_hold_the_benefit(poor: Cast) -> None:
    first, second = granted_subsidy(poor, poor.spouse), granted_subsidy(poor, poor.child)

    assert (first.end, second.end) == ("批准", "批准")
    hers = payments.live_of_person(poor.spouse.pk, NOVEMBER)
    childs = payments.live_of_person(poor.child.pk, NOVEMBER)
    assert [view.monthly for view in (*hers, *childs)] == [21_700, 21_700]
    assert {view.entitlement.payee_id for view in (*hers, *childs)} == {poor.applicant.pk}
    assert len(payments.live_entitlements(poor.household.pk, NOVEMBER)) == 3


def test_it_is_due_from_the_month_of_the_application(poor: Cast) -> None:
    granted_subsidy(poor, poor.child)

    (view,) = payments.live_of_person(poor.child.pk, NOVEMBER)

    assert view.entitlement.first_month == NOVEMBER


def test_rules_read_her_facts_flat_beside_the_households(poor: Cast) -> None:
    case = granted_subsidy(poor, poor.child)

    told = case.decisions.get().evaluation

    assert told["facts"]["name"] == "罗小雨"
    assert told["facts"]["receiving"] is True
    assert "members" not in told["facts"]
    assert not any(line["member"] for line in told["lines"])


def test_a_second_application_for_her_is_refused_and_one_for_another_taken(poor: Cast) -> None:
    granted_subsidy(poor, poor.spouse)

    with pytest.raises(AlreadyOpen, match="谢月娥已在享受"):
        apply_subsidy(poor, poor.spouse)
    apply_subsidy(poor, poor.child)
    with pytest.raises(AlreadyOpen, match=r"罗小雨的.*已在办理"):
        apply_subsidy(poor, poor.child)


def test_a_death_opens_her_own_and_the_households_cases_only(poor: Cast) -> None:
    granted_subsidy(poor, poor.spouse)
    granted_subsidy(poor, poor.child)
    happening = Happening(poor.household.pk, "死亡", DIED_ON, poor.spouse.pk, "家属来电")

    opened = report_change(happening, by=poor.viewers["village_worker"], on=REPORTED)

    assert {(case.matter, case.person_id) for case in opened} == {
        ("relief/dibao", None),
        (SUBSIDY, poor.spouse.pk),
    }
    again = report_change(happening, by=poor.viewers["village_worker"], on=REPORTED)
    assert {case.pk for case in again} == {case.pk for case in opened}


def test_her_death_stops_her_money_from_the_month_after(poor: Cast) -> None:
    granted_subsidy(poor, poor.spouse)
    happening = Happening(poor.household.pk, "死亡", DIED_ON, poor.spouse.pk, "家属来电")
    opened = report_change(happening, by=poor.viewers["village_worker"], on=REPORTED)
    case = next(case for case in opened if case.matter == SUBSIDY)

    take(case, "核查", "本人去世", by=poor.viewers["town_clerk"], on=REPORTED)
    take(case, "决定", "因去世停发", by=poor.viewers["district_head"], on=REPORTED)

    assert payments.live_of_person(poor.spouse.pk, Month(2026, 12)) == []
    letter = notices.notices_of_case(case.ref).last()
    assert letter is not None
    assert "谢月娥去世" in str(letter.letter)
    assert "家庭成员已经全部去世" not in str(letter.letter)


def test_an_event_that_names_nobody_concerns_what_every_member_has(poor: Cast) -> None:
    granted_subsidy(poor, poor.child)
    happening = Happening(poor.household.pk, "待遇变化", LATER, None, "系统")

    opened = report_change(happening, by=poor.viewers["town_clerk"], on=LATER)

    assert [(case.matter, case.person_id) for case in opened] == [(SUBSIDY, poor.child.pk)]


def test_the_page_asks_once_and_the_case_is_in_her_name(poor: Cast) -> None:
    case = apply_subsidy(poor, poor.child)
    viewer = poor.viewers["town_clerk"]

    found = dossier(case_for(viewer, case.number), viewer, LATER)

    assert [member.name for member in found.members] == ["罗小雨"]
    assert found.case.subject_name == "罗小雨"
    assert my_cases(poor.child.pk, LATER) == [case]
    with pytest.raises(LookupError):
        case_for(poor.viewers["spouse"], case.number)


def test_who_has_no_household_gets_one_of_her_own(cast: Cast) -> None:
    alone = lone_person()
    by = cast.viewers["town_clerk"]

    case = apply_for(OLD_AGE, ANSWERED, applicant=alone.pk, by=by, on=MONDAY)

    household = household_of(alone, MONDAY)
    assert household is not None
    assert (case.household_id, case.person_id) == (household.pk, alone.pk)
    assert case.division_code == VILLAGE_A
    assert facts_of(case, MONDAY)["person"] == alone.pk


def test_nobody_opens_a_household_for_a_stranger(cast: Cast) -> None:
    alone = lone_person()

    with pytest.raises(NotYours):
        open_draft(OLD_AGE, alone.pk, by=cast.viewers["applicant"], on=MONDAY)

    assert household_of(get_person(alone.pk), MONDAY) is None


def test_a_citizen_names_no_stranger_as_applicant(cast: Cast) -> None:
    alone, lodging = lone_person(), Lodging(person_id=cast.child.pk)

    with pytest.raises(NotYours, match="申请人不是这家的成员"):
        open_draft(SUBSIDY, alone.pk, by=cast.viewers["applicant"], on=MONDAY, lodging=lodging)
