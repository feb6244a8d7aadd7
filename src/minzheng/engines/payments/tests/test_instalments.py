"""Repayment month by month: planned, met, missed, reminded once, and booked to its funds."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.notices.api import Recipient, inbox, notices_of_case
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM

PLANNED = date(2026, 12, 5)


@pytest.fixture
def fund(office: Office) -> ledger.Fund:
    new = ledger.NewFund("Q01", "区级资金", "district", DISTRICT)
    fund = funded(new, 1_000_000, on=date(2026, 1, 5))
    ledger.start_keeping(DISTRICT, NOV, by=office.head, on=DAY)
    return fund


@pytest.fixture
def recovery(office: Office, fund: ledger.Fund) -> api.Recovery:
    """Eight hundred yuan paid in November and not due."""
    entitlement = office.give()
    office.answer(office.send())
    changed = api.stop(entitlement, basis(NOV, "去世"), by=SYSTEM, on=DAY)
    assert changed.recovery is not None
    return api.open_recovery(changed.recovery, by=office.clerk, on=DAY)


def agree(office: Office, recovery: api.Recovery, monthly: int = 30_000) -> api.Settlement:
    wish = api.Offset(monthly, NOV.next(), "家里困难，分月退")
    asked = api.ask_instalments(recovery, wish, by=office.clerk, on=DAY)
    return api.approve_settlement(asked, by=office.head, on=DAY)


def pay(office: Office, recovery: api.Recovery, amount: int, on: date = PLANNED) -> None:
    api.repay(recovery, api.Repayment(amount, on, "收据1"), by=office.clerk)


def test_the_plan_adds_up_and_ends_with_the_rest(office: Office, recovery: api.Recovery) -> None:
    agree(office, recovery)

    plan = api.plan_of(recovery, 80_000, DAY)

    assert [each.row.amount for each in plan] == [30_000, 30_000, 20_000]
    assert [str(each.row.due_on) for each in plan] == ["2026-12-31", "2027-01-31", "2027-02-28"]
    assert not any(each.missed for each in plan)


def test_what_came_back_meets_the_oldest_month(office: Office, recovery: api.Recovery) -> None:
    agree(office, recovery)

    pay(office, recovery, 40_000)

    plan = api.plan_of(recovery, api.outstanding(recovery), date(2027, 2, 3))
    assert [(each.met, each.missed) for each in plan] == [
        (30_000, False), (10_000, True), (0, False),
    ]  # fmt: skip


def test_a_missed_month_is_reminded_once(office: Office, recovery: api.Recovery) -> None:
    agree(office, recovery)
    late = date(2027, 1, 2)

    assert api.remind_missed(date(2026, 12, 31), by=SYSTEM) == 0
    assert api.remind_missed(late, by=SYSTEM) == 1
    assert api.remind_missed(late, by=SYSTEM) == 0

    payee = Recipient("person", str(office.cast.applicant.pk))
    assert "2026年12月应退 300.00元" in inbox(payee)[0].text
    assert [letter.title for letter in notices_of_case(recovery.ref)] == ["分期退款提醒书"]


def test_who_paid_is_not_reminded(office: Office, recovery: api.Recovery) -> None:
    agree(office, recovery)
    pay(office, recovery, 30_000)

    assert api.remind_missed(date(2027, 1, 2), by=SYSTEM) == 0


@pytest.mark.parametrize("monthly", [0, 600])
def test_a_plan_without_end_is_refused(
    office: Office, recovery: api.Recovery, monthly: int
) -> None:
    with pytest.raises(api.AmountRefused, match="120 个月"):
        agree(office, recovery, monthly)


def test_what_comes_back_goes_to_the_fund_it_came_from(
    office: Office, recovery: api.Recovery, fund: ledger.Fund
) -> None:
    pay(office, recovery, 12_345)

    told = ledger.fund_sum(fund)
    assert (told.spent, told.available) == (80_000 - 12_345, 1_000_000 - 80_000 + 12_345)
    assert ledger.entries_of(recovery.ref)[0].day == PLANNED
