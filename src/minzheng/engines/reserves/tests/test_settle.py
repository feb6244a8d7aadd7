"""A payment and its case: nothing typed twice, nothing granted twice; refused cases; refill."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, submit_draft
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, fill, take
from minzheng.engines.ledger.api import Fund, balance, verify
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.payments.api import entitlements_of_case
from minzheng.engines.reserves.api import (
    ClaimState,
    Payment,
    PaymentState,
    Reserve,
    ReserveRefused,
    SecondHandNeeded,
    approve_claim,
    approve_end,
    ask_first,
    ask_refill,
    begin_application,
    check_claim,
    count_cash,
    link,
    paid_twice,
    propose_end,
    repay,
    return_claim,
    standings,
    statements,
    submitted_case,
)
from minzheng.engines.reserves.linking import known_answers
from minzheng.engines.reserves.tests.conftest import (
    FRIDAY,
    JUDGED,
    MONDAY,
    TUESDAY,
    Pay,
    case_of,
)
from minzheng.kernel.months import Month

NOVEMBER = Month(2026, 11)


def judged(cast: Cast, case: Case, grade: str, way: str, **told: str) -> None:
    clerk = cast.viewers["town_clerk"]
    take(case, "登记研判", way, by=clerk, on=TUESDAY, **{**JUDGED, "hardship_grade": grade, **told})


def refused(cast: Cast, payment: Payment) -> Case:
    """The look at the case finds that the family was not in danger."""
    case = case_of(cast, payment)
    judged(cast, case, "较轻", "拟不予救助", living_in_danger="否")
    take(case, "乡镇审批", "不予救助", by=cast.viewers["town_head"], on=FRIDAY)
    case.refresh_from_db()
    return case


def settled(cast: Cast, payment: Payment, how: str = "kept") -> Payment:
    refused(cast, payment)
    propose_end(payment, how, "当时确实断炊", by=cast.viewers["town_clerk"], on=FRIDAY)
    return approve_end(payment, by=cast.viewers["town_head"], on=FRIDAY)


def test_the_application_already_says_what_was_written_at_night(
    cast: Cast, paying: Pay, clerk: Viewer
) -> None:
    payment = paying()

    draft = begin_application(payment, by=clerk, on=TUESDAY)

    assert draft.answers["event_place"] == "石桥村3队12号"
    assert draft.answers["event_story"].startswith("夜里厨房起火")
    assert {"event", "when", "need"} <= set(draft.pages)
    assert begin_application(payment, by=clerk, on=TUESDAY).pk == draft.pk
    payment.refresh_from_db()
    assert submitted_case(payment) is None
    draft = fill(draft, {**ACCOUNT_GIVEN, **known_answers(payment)}, by=clerk, on=TUESDAY)
    case = submit_draft(draft.pk, draft.token, by=clerk, on=TUESDAY)
    assert submitted_case(payment) == case


def test_the_case_knows_and_grants_nothing_again(cast: Cast, paying: Pay) -> None:
    payment = paying()
    case = case_of(cast, payment)
    judged(cast, case, "一般", "急难型")

    take(case, "先行救助", "已由备用金支付", by=cast.viewers["town_head"], on=TUESDAY)

    assert case.facts["household"]["reserve_paid"] == 100_000
    assert entitlements_of_case(case.ref) == []
    payment.refresh_from_db()
    assert (payment.state, payment.case_number) == (PaymentState.LINKED, case.number)


def test_the_bank_cannot_pay_it_as_well(cast: Cast, paying: Pay) -> None:
    case = case_of(cast, paying())
    judged(cast, case, "一般", "急难型")

    with pytest.raises(ValueError, match="还不能“先行救助”"):
        take(case, "先行救助", "先行救助", by=cast.viewers["town_head"], on=TUESDAY,
             urgent_need="1000")  # fmt: skip


def test_the_rest_is_paid_through_the_bank(cast: Cast, paying: Pay) -> None:
    case = case_of(cast, paying(amount=50_000, people=1))
    judged(cast, case, "较轻", "小额快救")
    take(case, "快救登记", "登记完毕", by=cast.viewers["town_clerk"], on=TUESDAY,
         urgent_need="800")  # fmt: skip

    take(case, "快救审批", "同意", by=cast.viewers["town_head"], on=TUESDAY)

    (given,) = entitlements_of_case(case.ref)
    assert given.periods.get().monthly == 30_000  # 800 less 500


def test_what_was_enough_ends_without_money(cast: Cast, paying: Pay, clerk: Viewer) -> None:
    payment = paying(amount=80_000, people=1)
    case = case_of(cast, payment)
    judged(cast, case, "较轻", "小额快救")
    take(case, "快救登记", "登记完毕", by=clerk, on=TUESDAY, urgent_need="800")
    take(case, "快救审批", "备用金已经给足", by=cast.viewers["town_head"], on=TUESDAY)

    propose_end(payment, "covered", "办件已批准", by=clerk, on=FRIDAY)
    done = approve_end(payment, by=cast.viewers["town_head"], on=FRIDAY)

    case.refresh_from_db()
    assert (case.end, done.state) == ("快救已足", PaymentState.SETTLED)
    assert entitlements_of_case(case.ref) == []


def test_two_payments_of_one_case_are_added(cast: Cast, paying: Pay, clerk: Viewer) -> None:
    first, second = paying(), paying(again_reason="第二天还没有吃的", amount=20_000)
    case = case_of(cast, first)

    link(second, case.number, by=clerk, on=TUESDAY)

    case.refresh_from_db()
    assert case.facts["household"]["reserve_paid"] == 120_000


def test_a_case_of_others_or_granted_already_is_refused(
    cast: Cast, paying: Pay, clerk: Viewer
) -> None:
    payment = paying()
    with pytest.raises(ReserveRefused, match="没有这个编号"):
        link(payment, "LS-440118-2026-000009", by=clerk, on=TUESDAY)
    draft = begin_application(payment, by=clerk, on=TUESDAY)
    draft = fill(draft, {**ACCOUNT_GIVEN, **known_answers(payment)}, by=clerk, on=TUESDAY)
    case = submit_draft(draft.pk, draft.token, by=clerk, on=TUESDAY)
    judged(cast, case, "一般", "急难型")
    take(case, "先行救助", "先行救助", by=cast.viewers["town_head"], on=TUESDAY,
         advanced="是", urgent_need="1000")  # fmt: skip

    with pytest.raises(ReserveRefused, match="可能重复"):
        link(payment, case.number, by=clerk, on=TUESDAY)
    assert paid_twice(clerk) == [payment]


def test_a_refused_case_is_kept_by_two(cast: Cast, paying: Pay, clerk: Viewer) -> None:
    payment = paying()
    refused(cast, payment)
    with pytest.raises(ReserveRefused, match="还没有人提出"):
        approve_end(payment, by=cast.viewers["town_head"], on=FRIDAY)
    propose_end(payment, "kept", "当时确实断炊", by=cast.viewers["town_head"], on=FRIDAY)
    with pytest.raises(SecondHandNeeded):
        approve_end(payment, by=cast.viewers["town_head"], on=FRIDAY)

    done = approve_end(payment, by=cast.viewers["district_clerk"], on=FRIDAY)

    assert (done.state, done.outcome, done.net) == (PaymentState.SETTLED, "kept", 100_000)


def test_who_paid_does_not_approve(cast: Cast, paying: Pay) -> None:
    payment = paying()
    refused(cast, payment)
    propose_end(payment, "kept", "断炊", by=cast.viewers["second_town_clerk"], on=FRIDAY)

    with pytest.raises(NotAllowed):
        approve_end(payment, by=cast.viewers["town_clerk"], on=FRIDAY)


def test_nothing_is_settled_before_the_case_ends(cast: Cast, paying: Pay, clerk: Viewer) -> None:
    payment = paying()
    case_of(cast, payment)

    with pytest.raises(ReserveRefused, match="还没有办结"):
        propose_end(payment, "kept", "断炊", by=clerk, on=TUESDAY)
    with pytest.raises(ReserveRefused, match="核销只用于"):
        propose_end(payment, "written_off", "没钱", by=clerk, on=TUESDAY)


def test_what_is_recovered_comes_back_into_the_reserve(
    cast: Cast, paying: Pay, clerk: Viewer, reserve: Reserve
) -> None:
    payment = settled(cast, paying(), "recover")
    assert "需要退回" in inbox(Recipient("person", str(cast.applicant.pk), ""))[0].text

    repay(payment, 60_000, "收据 001", by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match=r"400\.00元"):
        repay(payment, 40_001, "收据 002", by=clerk, on=FRIDAY)
    repay(payment, 40_000, "收据 002", by=clerk, on=FRIDAY)

    payment.refresh_from_db()
    assert (payment.state, payment.net) == (PaymentState.SETTLED, 0)
    assert balance(reserve.fund, FRIDAY) == 2_000_000
    with pytest.raises(ReserveRefused, match="没有已经了结"):
        ask_refill(reserve, by=clerk, on=FRIDAY)


def test_what_cannot_be_recovered_is_written_off_by_two(
    cast: Cast, paying: Pay, clerk: Viewer, reserve: Reserve, fund: Fund
) -> None:
    payment = settled(cast, paying(), "recover")
    repay(payment, 30_000, "收据 001", by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match="只能核销"):
        propose_end(payment, "kept", "算了", by=clerk, on=FRIDAY)
    propose_end(payment, "written_off", "已去世，无遗产", by=clerk, on=FRIDAY)
    approve_end(payment, by=cast.viewers["district_head"], on=FRIDAY)

    claim = ask_refill(reserve, by=clerk, on=FRIDAY)

    assert claim.amount == 70_000


def test_the_district_refills_and_the_ledger_agrees(
    cast: Cast, paying: Pay, clerk: Viewer, reserve: Reserve, fund: Fund
) -> None:
    v = cast.viewers
    settled(cast, paying())
    claim = ask_refill(reserve, by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match="已有一份申请"):
        ask_refill(reserve, by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match="待审核"):
        approve_claim(claim, fund, by=v["district_head"], on=FRIDAY)
    claim = check_claim(claim, "凭证齐全", by=v["district_clerk"], on=FRIDAY)

    claim = approve_claim(claim, fund, by=v["district_head"], on=FRIDAY)

    (told,) = statements(reserve, NOVEMBER, 1)
    assert claim.state == ClaimState.PAID
    assert (told.opening, told.refilled, told.paid, told.returned) == (0, 2_100_000, 100_000, 0)
    assert told.closing == told.ledger == 2_000_000 and told.agrees
    assert balance(fund, FRIDAY) == 50_000_000 - 2_100_000
    assert verify().faults == ()


def test_a_returned_claim_may_be_asked_again(
    cast: Cast, paying: Pay, clerk: Viewer, reserve: Reserve
) -> None:
    settled(cast, paying())
    claim = ask_refill(reserve, by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match="退回的原因"):
        return_claim(claim, "", by=cast.viewers["district_clerk"], on=FRIDAY)

    return_claim(claim, "收据不清楚", by=cast.viewers["district_clerk"], on=FRIDAY)

    assert ask_refill(reserve, by=clerk, on=FRIDAY).amount == 100_000


def test_no_more_than_the_ceiling_is_held(reserve: Reserve, clerk: Viewer) -> None:
    with pytest.raises(ReserveRefused, match=r"还可以拨 0\.00元"):
        ask_first(reserve, 1, by=clerk, on=TUESDAY)


def test_one_hand_does_not_check_and_approve(
    cast: Cast, paying: Pay, clerk: Viewer, reserve: Reserve, fund: Fund
) -> None:
    settled(cast, paying())
    claim = ask_refill(reserve, by=clerk, on=FRIDAY)

    with pytest.raises(NotAllowed):
        check_claim(claim, "", by=clerk, on=FRIDAY)
    check_claim(claim, "", by=cast.viewers["district_clerk"], on=FRIDAY)
    claim.refresh_from_db()
    with pytest.raises(NotAllowed):
        approve_claim(claim, fund, by=cast.viewers["district_clerk"], on=FRIDAY)


def test_the_cash_is_counted_by_two(cast: Cast, reserve: Reserve, clerk: Viewer) -> None:
    assert standings([reserve], TUESDAY)[reserve.pk].count_due == date(2026, 12, 3)
    with pytest.raises(ReserveRefused, match="另一位"):
        count_cash(reserve, 2_000_000, "town_clerk", words="", by=clerk, on=FRIDAY)
    with pytest.raises(ReserveRefused, match="不一致"):
        count_cash(reserve, 1_990_000, "town_head", words="", by=clerk, on=FRIDAY)

    made = count_cash(
        reserve, 1_990_000, "town_head", words="少 100 元，正在查", by=clerk, on=FRIDAY
    )

    assert made.difference == -10_000
    reserve.refresh_from_db()
    assert reserve.counted_on == FRIDAY and balance(reserve.fund, FRIDAY) == 2_000_000


def test_a_reserve_below_its_line_is_shown(
    cast: Cast, reserve: Reserve, paying: Pay, clerk: Viewer, fund: Fund
) -> None:
    held = standings([reserve], MONDAY)[reserve.pk]
    assert (held.balance, held.out, held.low) == (2_000_000, 0, False)
    for _ in range(8):
        paying(amount=200_000, again_reason="又一户")

    held = standings([reserve], MONDAY)[reserve.pk]

    assert (held.balance, held.out, held.low) == (400_000, 1_600_000, True)


def test_a_month_without_anything_is_flat(reserve: Reserve, paying: Pay) -> None:
    paying(on=MONDAY)

    december, november = statements(reserve, NOVEMBER.next(), 2)

    assert (december.opening, december.closing, december.paid) == (1_900_000, 1_900_000, 0)
    assert december.agrees and november.agrees and november.paid == 100_000
