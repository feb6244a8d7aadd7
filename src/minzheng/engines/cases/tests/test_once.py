"""Sums paid once: by an end, and by a step while the case goes on (help first)."""

import pytest

from minzheng.engines.access.testing import VILLAGE_B, Cast
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    Lodging,
    NotPayable,
    case_for,
    open_draft,
    suggestion,
)
from minzheng.engines.cases.testing import apply_for, take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import DECIDED_ON
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month

MATTER = "relief/temporary"
NOVEMBER = Month(2026, 11)
FIRE = {"hardship_event": "火灾", "people_affected": "3"}
JUDGED = {"living_in_danger": "是", "hardship_grade": "较轻", "hardship_months": "1"}
HELPED_FIRST = {"advanced": "是", "urgent_need": "2000"}


def applied(cast: Cast) -> Case:
    v = cast.viewers
    return apply_for(MATTER, FIRE, applicant=cast.applicant.pk, by=v["applicant"], on=MONDAY)


def almost_helped(cast: Cast) -> Case:
    case, clerk = applied(cast), cast.viewers["town_clerk"]
    take(case, "登记研判", "小额快救", by=clerk, on=MONDAY, **FIRE, **JUDGED)
    take(case, "快救登记", "登记完毕", by=clerk, on=MONDAY, urgent_need="800")
    return case


def quickly_helped(cast: Cast) -> Case:
    case = almost_helped(cast)
    take(case, "快救审批", "同意", by=cast.viewers["town_head"], on=TUESDAY)
    case.refresh_from_db()
    return case


def in_emergency(cast: Cast) -> Case:
    case, clerk = applied(cast), cast.viewers["town_clerk"]
    judged = {**JUDGED, "hardship_grade": "较重"}
    take(case, "登记研判", "急难型", by=clerk, on=MONDAY, **FIRE, **judged)
    return case


def test_an_end_pays_one_sum_for_the_month_of_the_decision(cast: Cast) -> None:
    case = quickly_helped(cast)

    (given,) = payments.entitlements_of_case(case.ref)
    assert (given.once, given.first_month, given.last_month) == (True, NOVEMBER, NOVEMBER)
    assert payments.entitlement_history(given)[0].monthly == 80_000


def test_it_is_nothing_that_is_received_month_by_month(cast: Cast) -> None:
    quickly_helped(cast)

    assert payments.live_entitlements(cast.household.pk, NOVEMBER) == []
    again = applied(cast)
    assert again.state == Case.OPEN


def test_proposal_and_message_say_that_it_is_paid_once(cast: Cast) -> None:
    case, head = almost_helped(cast), cast.viewers["town_head"]

    proposed = suggestion(case_for(head, case.number), head, TUESDAY)
    take(case, "快救审批", "同意", by=head, on=TUESDAY)

    assert proposed is not None
    assert "一次性 800.00元" in proposed.words
    inbox = notices.inbox(notices.Recipient("person", str(cast.applicant.pk), "罗春生"))
    assert any("一次性发放 800.00元" in message.text for message in inbox)


def test_a_step_pays_first_and_the_case_goes_on(cast: Cast) -> None:
    case = in_emergency(cast)

    take(case, "先行救助", "先行救助", by=cast.viewers["town_head"], on=MONDAY, **HELPED_FIRST)

    case.refresh_from_db()
    (first,) = payments.entitlements_of_case(case.ref)
    assert (case.state, case.current) == (Case.OPEN, "补办手续")
    assert (first.once, first.part, first.first_month) == (True, "先行救助1", NOVEMBER)
    assert payments.entitlement_history(first)[0].monthly == 200_000


def test_what_was_paid_first_and_what_the_end_adds_stand_side_by_side(cast: Cast) -> None:
    case, clerk, head = in_emergency(cast), cast.viewers["town_clerk"], cast.viewers["town_head"]
    take(case, "先行救助", "先行救助", by=head, on=MONDAY, **HELPED_FIRST)
    proposed = suggestion(case_for(clerk, case.number), clerk, WEDNESDAY)
    assert proposed is not None
    way = proposed.outcome or "报乡镇审批"
    colleague = ("second_town_clerk",)
    take(case, "补办手续", way, by=clerk, on=WEDNESDAY, signers=colleague, relief_form="发放救助金")
    case.refresh_from_db()
    by = "town_head" if case.current == "乡镇审批" else "district_head"
    take(case, case.current, "一次发放急难救助金", by=cast.viewers[by], on=WEDNESDAY)

    parts = {given.part for given in payments.entitlements_of_case(case.ref)}
    assert parts == {"先行救助1", ""}


def test_no_money_leaves_before_the_account_is_known(cast: Cast) -> None:
    case = in_emergency(cast)
    Case.objects.filter(pk=case.pk).update(answers={})

    with pytest.raises(NotPayable, match="没有收款账号"):
        take(case, "先行救助", "先行救助", by=cast.viewers["town_head"], on=MONDAY, **HELPED_FIRST)

    assert payments.entitlements_of_case(case.ref) == []


def test_it_is_handled_where_it_is_lodged(cast: Cast) -> None:
    case = apply_for(
        MATTER, FIRE, applicant=cast.applicant.pk, by=cast.viewers["other_town_clerk"],
        on=MONDAY, lodging=Lodging(place=VILLAGE_B),
    )  # fmt: skip

    assert case.division_code == VILLAGE_B
    assert case.household == cast.household
    take(case, "登记研判", "小额快救", by=cast.viewers["other_town_clerk"], on=MONDAY, **FIRE,
         **JUDGED)  # fmt: skip


def test_other_matters_stay_where_the_household_is_registered(cast: Cast) -> None:
    lodging = Lodging(place=VILLAGE_B)
    by = cast.viewers["applicant"]

    with pytest.raises(CaseRefused, match="由家庭登记地办理"):
        open_draft("relief/dibao", cast.applicant.pk, by=by, on=MONDAY, lodging=lodging)
    with pytest.raises(CaseRefused, match="不在区划表里"):
        open_draft(MATTER, cast.applicant.pk, by=by, on=DECIDED_ON, lodging=Lodging(place="999999"))
