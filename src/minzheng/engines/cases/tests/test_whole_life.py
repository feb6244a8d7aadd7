"""A family's application through its whole life, on the real flow."""

from datetime import date

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import verify
from minzheng.engines.cases.api import (
    Case,
    CheckState,
    Happening,
    Reply,
    advance_day,
    answer,
    raise_objection,
    record_check,
    report_change,
    settle_check,
)
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.days import MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import (
    decided_case,
    know_of_pension,
    pay,
    publicised_case,
)
from minzheng.engines.notices import api as notices
from minzheng.engines.notices.api import NewObjection
from minzheng.engines.payments import api as payments
from minzheng.kernel.months import Month

DECEMBER = Month(2026, 12)


def test_a_family_is_helped_from_application_to_money(cast: Cast, case: Case) -> None:
    decided = decided_case(cast, case)

    assert (decided.state, decided.end) == ("ended", "批准")
    (view,) = payments.live_entitlements(cast.household.pk, DECEMBER)
    assert view.monthly == 290_240  # (1282 − 400) × 3 + 未成年人 1282 × 20%
    assert view.entitlement.first_month == DECEMBER
    letter = notices.notices_of_case(case.ref).get(kind="decision")
    assert "2,902.40元" in str(letter.letter)
    assert "人均月收入" in str(letter.letter)
    assert "申请行政复议" in str(letter.letter)
    board = notices.publicity_of_case(case.ref).get(kind="announcement")
    assert board.fields["applicant"] == "罗春生"
    assert verify().ok


def test_an_undeclared_pension_is_found_rebutted_and_cleared(cast: Cast, case: Case) -> None:
    v = cast.viewers
    know_of_pension(cast.spouse.pk, 52_000)
    take(case, "受理审查", "受理", by=v["town_clerk"], on=TUESDAY)

    (check,) = record_check(case.number, by=v["check_clerk"], on=TUESDAY)
    assert check.state == CheckState.DOUBT
    take(case, "信息核对", "不一致", by=v["check_clerk"], on=TUESDAY, check_consistent="否")
    told = notices.notices_of_case(case.ref).filter(title__contains="核对").get()
    assert "520.00元" in str(told.letter)
    answer(case.number, "核对举证", Reply("那是去年的，已停发"), by=v["spouse"], on=WEDNESDAY)
    settle_check(
        check.pk, CheckState.MISTAKEN, "社保出具停发证明", by=v["check_clerk"], on=WEDNESDAY
    )
    case = take(case, "核对复核", "复核完毕", by=v["check_clerk"], on=WEDNESDAY)

    assert case.current == "入户调查"


def test_an_objection_sends_the_case_back_and_brings_a_second_publicity(
    cast: Cast, case: Case
) -> None:
    publicised_case(cast, case)
    sheet = notices.publicity_of_case(case.ref).get(kind="publicity")

    objected = NewObjection("邻居", "13900139000", "他家有小汽车")
    case = raise_objection(sheet.pk, objected, on=date(2026, 11, 9))
    assert case.current == "异议复查"
    case = take(
        case, "异议复查", "拟同意，再次公示", by=cast.viewers["town_clerk"], on=date(2026, 11, 10),
        signers=("second_town_clerk",),
    )  # fmt: skip

    assert case.current == "公示"
    rounds = notices.publicity_of_case(case.ref).filter(kind="publicity").order_by("round")
    assert [row.state for row in rounds] == ["superseded", "running"]
    assert rounds[1].fields["applicant"] == "罗**"
    assert [row.fields["opinion"] for row in rounds] == ["拟同意", "拟同意"]


def test_a_death_changes_the_amount_and_recovers_what_was_paid_since(
    cast: Cast, case: Case
) -> None:
    decided_case(cast, case)
    pay(cast, DECEMBER)
    v, died_on, learnt_on = cast.viewers, date(2026, 11, 20), date(2026, 12, 7)
    death = Happening(cast.household.pk, "死亡", died_on, cast.spouse.pk)

    (change,) = report_change(death, by=v["village_worker"], on=learnt_on)
    colleague = ("second_town_clerk",)
    take(change, "核查", "拟减发", by=v["town_clerk"], on=learnt_on, signers=colleague)
    answer(change.number, "听取意见", Reply("没有意见"), by=v["applicant"], on=date(2026, 12, 8))
    change = take(change, "决定", "因去世减发", by=v["district_head"], on=date(2026, 12, 9))

    assert change.end == "因去世减发"
    (view,) = payments.live_entitlements(cast.household.pk, DECEMBER)
    assert view.monthly == 162_040  # (1282 − 1200 ÷ 2) × 2 + 1282 × 20%
    assert payments.Recovery.objects.get().amount == 290_240 - 162_040  # December
    hearing = str(notices.notices_of_case(change.ref).get(kind="hearing").letter)
    assert f"2026年11月20日，家庭成员{cast.spouse.name}去世。" in hearing
    assert "共同生活人数由3人变为2人" in hearing
    assert "月保障金1,620.40元低于原月保障金2,902.40元" in hearing
    letter = notices.notices_of_case(change.ref).get(kind="recovery")
    assert "2026年12月" in str(letter.letter)


def test_the_calendar_ends_a_publicity_and_nothing_happens_twice(cast: Cast, case: Case) -> None:
    publicised_case(cast, case)

    assert advance_day(date(2026, 11, 12)).unopposed == ()  # its last day
    assert advance_day(date(2026, 11, 13)).unopposed == (case.number,)
    again = advance_day(date(2026, 11, 13))

    assert (again.unopposed, again.timed_out, again.escalated) == ((), (), ())
    case.refresh_from_db()
    assert case.current == "审核确认"
    assert case.submitted_on == MONDAY
    assert case.accepted_on == TUESDAY
    assert case.next_due_on > THURSDAY
