"""A recovery comes back by repayment, by agreed offset, or is written off with approval."""

import pytest

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM

DEC, JAN, FEB = NOV.next(), NOV.shift(2), NOV.shift(3)


@pytest.fixture
def recovery(office: Office) -> api.Recovery:
    entitlement = office.give()
    office.send(NOV)
    changed = api.change(entitlement, 50_000, basis(NOV), by=SYSTEM, on=DAY)
    assert changed.recovery is not None
    return api.open_recovery(changed.recovery, by=office.clerk, on=DAY)


def repayment(amount: int) -> api.Repayment:
    return api.Repayment(amount, DAY, "收据0001")


def agree(office: Office, recovery: api.Recovery, monthly: int) -> None:
    offset = api.Offset(monthly, DEC, "本人书面同意")
    asked = api.ask_offset(recovery, offset, by=office.clerk, on=DAY)
    api.approve_settlement(asked, by=office.head, on=DAY)


def test_opening_twice_changes_nothing(office: Office, recovery: api.Recovery) -> None:
    assert api.open_recovery(recovery, by=office.head, on=DAY).opened_by == office.clerk.name


def test_repayment_settles_it(office: Office, recovery: api.Recovery) -> None:
    api.repay(recovery, repayment(10_000), by=office.clerk)
    assert api.outstanding(recovery) == 20_000

    settled = api.repay(recovery, repayment(20_000), by=office.clerk)

    assert (settled.state, settled.settled_on) == (api.Recovery.State.SETTLED, DAY)
    with pytest.raises(api.RecoveryRefused, match="已结清"):
        api.repay(recovery, repayment(1), by=office.clerk)


@pytest.mark.parametrize("amount", [0, -1, 30_001])
def test_it_refuses_more_than_is_owed(office: Office, recovery: api.Recovery, amount: int) -> None:
    with pytest.raises(api.AmountRefused, match="尚欠的 300"):
        api.repay(recovery, repayment(amount), by=office.clerk)


def test_an_agreed_offset_is_kept_back_month_by_month(
    office: Office, recovery: api.Recovery
) -> None:
    agree(office, recovery, 20_000)

    runs = [office.send(month) for month in (DEC, JAN, FEB)]

    assert [run.total for run in runs] == [30_000, 40_000, 50_000]
    assert "抵扣2026年12月 200.00元" in runs[0].lines.get().note
    recovery.refresh_from_db()
    assert recovery.state == api.Recovery.State.SETTLED


def test_an_offset_counts_only_when_another_person_approved(
    office: Office, recovery: api.Recovery
) -> None:
    asked = api.ask_offset(recovery, api.Offset(20_000, DEC, "同意"), by=office.clerk, on=DAY)

    with pytest.raises(api.FourEyes):
        api.approve_settlement(asked, by=office.clerk, on=DAY)
    assert office.send(DEC).total == 50_000


def test_an_offset_never_exceeds_the_payment(office: Office, recovery: api.Recovery) -> None:
    api.change(recovery.entitlement, 10_000, basis(DEC), by=SYSTEM, on=DAY)
    agree(office, recovery, 30_000)

    run = office.send(DEC)

    assert (run.count, run.total) == (0, 0)
    assert api.outstanding(recovery) == 20_000


def test_what_was_kept_back_of_a_failed_payment_is_owed_again(
    office: Office, recovery: api.Recovery
) -> None:
    agree(office, recovery, 30_000)
    run = office.send(DEC)
    assert api.outstanding(recovery) == 0

    office.answer(run, failed=(1,))

    recovery.refresh_from_db()
    assert (recovery.state, api.outstanding(recovery)) == (api.Recovery.State.OPEN, 30_000)
    api.reissue(run.lines.get(), by=office.clerk, on=DAY)
    assert office.send(JAN).total == 50_000 + 50_000 - 30_000


def test_a_write_off_needs_a_reason_and_another_person(
    office: Office, recovery: api.Recovery
) -> None:
    with pytest.raises(api.RecoveryRefused, match="理由"):
        api.ask_write_off(recovery, " ", by=office.clerk, on=DAY)
    asked = api.ask_write_off(recovery, "本人去世，无遗产", by=office.clerk, on=DAY)
    assert api.outstanding(recovery) == 30_000

    api.approve_settlement(asked, by=office.head, on=DAY)

    recovery.refresh_from_db()
    assert (recovery.state, api.outstanding(recovery)) == (api.Recovery.State.SETTLED, 0)


def test_what_was_written_off_is_not_paid_again(office: Office, recovery: api.Recovery) -> None:
    asked = api.ask_write_off(recovery, "无力退还", by=office.clerk, on=DAY)
    api.approve_settlement(asked, by=office.head, on=DAY)

    changed = api.change(recovery.entitlement, 80_000, basis(NOV, "复议"), by=SYSTEM, on=DAY)

    assert changed.back_pay == ()


def test_what_was_repaid_is_paid_back_when_the_reduction_is_undone(
    office: Office, recovery: api.Recovery
) -> None:
    api.repay(recovery, repayment(30_000), by=office.clerk)

    changed = api.change(recovery.entitlement, 80_000, basis(NOV, "复议"), by=SYSTEM, on=DAY)

    assert changed.back_pay == (api.MonthSum(NOV, 30_000),)
    assert office.send(DEC).total == 110_000


def test_only_one_settlement_waits_at_a_time(office: Office, recovery: api.Recovery) -> None:
    api.ask_write_off(recovery, "无力退还", by=office.clerk, on=DAY)

    with pytest.raises(api.RecoveryRefused, match="等待批准"):
        api.ask_write_off(recovery, "无力退还", by=office.clerk, on=DAY)


def test_a_proposal_must_be_opened_first(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)
    proposal = api.stop(entitlement, basis(NOV), by=SYSTEM, on=DAY).recovery

    assert proposal is not None
    with pytest.raises(api.RecoveryRefused, match="请先确认"):
        api.repay(proposal, repayment(1), by=office.clerk)
