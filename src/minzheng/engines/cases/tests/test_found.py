"""People whom the pass over the population finds: a case is opened, one answer fills it."""

from datetime import date

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import (
    AlreadyOpen,
    Case,
    CaseRefused,
    Incomplete,
    Reply,
    advance_day,
    answer,
    open_found,
)
from minzheng.engines.cases.testing import ACCOUNT, ACCOUNT_GIVEN, take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import lone_person
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import Person

MATTER, OF_AGE, HIGHER = "eldercare/longevity", "到龄未领", "到龄升档"
NOVEMBER = Month(2026, 11)


@pytest.fixture
def old(cast: Cast) -> Person:
    return lone_person()


@pytest.fixture
def found(old: Person) -> Case:
    return open_found(MATTER, old.pk, OF_AGE, by=SYSTEM, on=MONDAY)


def confirmed(cast: Cast, case: Case) -> Case:
    reply = Reply(record=ACCOUNT_GIVEN)
    return answer(case.number, "告知", reply, by=cast.viewers["village_worker"], on=TUESDAY)


def granted(cast: Cast, case: Case) -> Case:
    confirmed(cast, case)
    v = cast.viewers
    take(case, "核实", "核实完毕", by=v["village_worker"], on=WEDNESDAY, registered_here="是")
    take(case, "初审", "初审完毕", by=v["town_clerk"], on=WEDNESDAY)
    head = "town_head" if case.steps.filter(element="审定", role="town_head") else "district_head"
    take(case, "审定", "批准", by=v[head], on=WEDNESDAY)
    case.refresh_from_db()
    return case


def test_the_system_opens_a_case_and_asks_her(old: Person, found: Case) -> None:
    assert (found.person_id, found.applicant_id, found.event) == (old.pk, old.pk, OF_AGE)
    assert found.current == "告知"
    letter = notices.notices_of_case(found.ref).get()
    assert "区桂珍" in str(letter.letter)


def test_found_again_it_is_the_same_case(old: Person, found: Case) -> None:
    again = open_found(MATTER, old.pk, OF_AGE, by=SYSTEM, on=TUESDAY)

    assert again == found


def test_who_did_not_want_it_is_not_asked_again_this_month(
    cast: Cast, old: Person, found: Case
) -> None:
    advance_day(date(2026, 11, 30))
    step = found.steps.get(closed_on=None)
    take(
        found, step.element, "暂不领取", by=cast.viewers["village_worker"],
        on=date(2026, 11, 30), own_wish="否",
    )  # fmt: skip

    again = open_found(MATTER, old.pk, OF_AGE, by=SYSTEM, on=date(2026, 11, 30))

    assert (again.pk, again.state) == (found.pk, Case.ENDED)


def test_her_answer_fills_the_account_and_keeps_it_sealed(cast: Cast, found: Case) -> None:
    confirmed(cast, found)

    found.refresh_from_db()
    assert found.current == "核实"
    assert found.answers["bank"] == "农村商业银行"
    assert set(found.answers["account"]) == {"sealed", "shown"}
    for kept in (found.answers, found.facts, found.steps.get(element="告知").record):
        assert ACCOUNT not in str(kept)


def test_an_answer_without_the_account_says_what_is_missing(cast: Cast, found: Case) -> None:
    with pytest.raises(Incomplete) as refused:
        answer(found.number, "告知", Reply("好的"), by=cast.viewers["village_worker"], on=TUESDAY)

    assert set(refused.value.errors) == {"bank", "account"}


def test_it_is_granted_without_an_application_from_the_month_it_was_found(
    cast: Cast, old: Person, found: Case
) -> None:
    case = granted(cast, found)

    (view,) = payments.live_of_person(old.pk, NOVEMBER)
    assert case.end == "批准"
    assert view.entitlement.first_month == NOVEMBER
    assert view.entitlement.beneficiary_id == old.pk


def test_who_receives_it_is_not_asked_once_more(cast: Cast, old: Person, found: Case) -> None:
    granted(cast, found)

    with pytest.raises(AlreadyOpen, match="已在享受"):
        open_found(MATTER, old.pk, OF_AGE, by=SYSTEM, on=date(2026, 12, 1))


def test_a_change_is_found_only_where_something_is_held(
    cast: Cast, old: Person, found: Case
) -> None:
    case = granted(cast, found)

    change = open_found(MATTER, old.pk, HIGHER, by=SYSTEM, on=date(2026, 12, 1))

    assert (change.parent, change.person_id) == (case, old.pk)
    with pytest.raises(CaseRefused, match="没有在享受"):
        open_found(MATTER, cast.applicant.pk, HIGHER, by=SYSTEM, on=MONDAY)


def test_an_event_the_matter_does_not_know_is_refused(old: Person) -> None:
    with pytest.raises(CaseRefused, match="没有由“生日”开始的流程"):
        open_found(MATTER, old.pk, "生日", by=SYSTEM, on=MONDAY)
