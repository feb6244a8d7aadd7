"""Money leaves a fund, goes to another, comes back: never more than there is."""

from datetime import date
from functools import partial

import pytest

from minzheng.engines.access.testing import TOWN_A, Cast, make_cast
from minzheng.engines.audit.api import verify as verify_trail
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import CLERK, HEAD, funded, top_up
from minzheng.engines.ledger.tests.conftest import DAY, new_fund
from minzheng.registers.testing import at_once

RELIEF = api.Cause("reserve:1", "临时救助现金", "relief/temporary", "person:7")


def test_it_takes_the_oldest_papers_money_first(fund: api.Fund) -> None:
    top_up(fund, 5_000, on=DAY, document="第二份文件")

    entry = api.spend(fund, 12_000, cause=RELIEF, by=CLERK, on=DAY)

    told = [(p.source.document, p.amount) for p in entry.postings.filter(side="spent")]
    assert told == [("示例财社〔2026〕1号", 10_000), ("第二份文件", 2_000)]
    assert api.balance(fund, DAY) == 3_000
    assert api.verify().faults == ()


def test_it_refuses_more_than_there_is_and_says_what_to_do(fund: api.Fund) -> None:
    with pytest.raises(api.FundShort) as refusal:
        api.spend(fund, 10_001, cause=RELIEF, by=CLERK, on=DAY)

    assert "可用 100.00元" in str(refusal.value)
    assert "差 0.01元" in str(refusal.value)
    assert "登记并复核新的拨款" in str(refusal.value)
    assert api.balance(fund, DAY) == 10_000


def test_it_refuses_to_spend_today_what_comes_tomorrow(fund: api.Fund) -> None:
    top_up(fund, 5_000, on=date(2026, 11, 21), document="第二份文件")

    with pytest.raises(api.FundShort, match="后来的钱不能用在更早的日期"):
        api.spend(fund, 12_000, cause=RELIEF, by=CLERK, on=DAY)


@pytest.mark.parametrize("amount", [0, -1])
def test_it_refuses_nothing_and_less(fund: api.Fund, amount: int) -> None:
    with pytest.raises(api.LedgerRefused, match="大于 0"):
        api.spend(fund, amount, cause=RELIEF, by=CLERK, on=DAY)


def test_it_refuses_a_use_the_fund_is_not_for(cast: Cast) -> None:
    fund = funded(new_fund(uses=("eldercare",)), 10_000, on=DAY)

    with pytest.raises(api.PurposeRefused, match="只能用于养老服务"):
        api.spend(fund, 1, cause=RELIEF, by=CLERK, on=DAY)


def test_a_transfer_keeps_every_yuans_source(fund: api.Fund) -> None:
    reserve = api.open_fund(new_fund("Z01", "reserve", division=TOWN_A), by=CLERK, on=DAY)
    cause = api.Cause("reserve:1", "补足备用金")

    api.transfer(fund, reserve, 4_000, cause=cause, by=HEAD, on=DAY)
    api.spend(reserve, 1_500, cause=RELIEF, by=CLERK, on=DAY)

    paper = api.Appropriation.objects.get()
    held = {row.fund.code: (row.available, row.spent) for row in api.where_it_went(paper)}
    assert held == {"Q01": (6_000, 0), "Z01": (2_500, 1_500)}
    assert api.fund_sum(fund).allotted == 4_000
    assert api.fund_sum(reserve).received == 4_000
    assert [entry.text for entry in api.entries_of("reserve:1")] == ["补足备用金", "临时救助现金"]


def test_money_comes_back_in_parts_and_no_more_than_was_spent(fund: api.Fund) -> None:
    spent = api.spend(fund, 3_000, cause=RELIEF, by=CLERK, on=DAY)

    api.give_back(spent, reason="退回一部分", by=CLERK, on=DAY, amount=1_000)
    api.give_back(spent, reason="全部退回", by=CLERK, on=DAY)

    assert api.balance(fund, DAY) == 10_000
    with pytest.raises(api.LedgerRefused, match=r"还有 0\.00元 可以退回"):
        api.give_back(spent, reason="又退", by=CLERK, on=DAY)


def test_an_entry_is_reversed_once_and_stays(fund: api.Fund) -> None:
    spent = api.spend(fund, 3_000, cause=RELIEF, by=CLERK, on=DAY)

    mirror = api.reversal_of(spent, "记错", by=HEAD, on=DAY)

    assert mirror.reverses == spent
    assert sum(p.amount for p in mirror.postings.filter(side="spent")) == -3_000
    assert api.balance(fund, DAY) == 10_000
    with pytest.raises(api.LedgerRefused, match="已经冲销"):
        api.reversal_of(spent, "再来", by=HEAD, on=DAY)
    assert spent.postings.filter(side="spent", amount=3_000).exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_cannot_take_the_same_money() -> None:
    make_cast()
    fund = funded(new_fund(), 10_000, on=DAY)

    told = at_once(*[partial(api.spend, fund, 6_000, cause=RELIEF, by=CLERK, on=DAY)] * 2)

    assert sorted(type(each).__name__ for each in told) == ["Entry", "FundShort"]
    assert api.balance(fund, DAY) == 4_000
    assert api.verify().faults == ()
    assert verify_trail().ok
