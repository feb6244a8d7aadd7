"""A month is closed by two people and stays closed; verification finds what was changed."""

from datetime import date

import pytest

from minzheng.engines.ledger import api
from minzheng.engines.ledger.models import Posting
from minzheng.engines.ledger.testing import CLERK, HEAD, top_up
from minzheng.engines.ledger.tests.conftest import DAY
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER = Month(2026, 11), date(2026, 12, 3)
RELIEF = api.Cause("reserve:1", "现金救助", "relief/temporary")


def close(fund: api.Fund) -> api.Closing:
    asked = api.ask_close(fund.book, NOVEMBER, by=CLERK, on=DECEMBER)
    return api.close_period(asked, by=HEAD, on=DECEMBER)


def test_no_entry_goes_into_a_closed_month(fund: api.Fund) -> None:
    closed = close(fund)

    with pytest.raises(api.PeriodClosed, match="请用2026年12月及以后的日期"):
        api.spend(fund, 1, cause=RELIEF, by=CLERK, on=DAY)

    assert (closed.entries, closed.balances.get().available) == (1, 10_000)
    api.spend(fund, 1, cause=RELIEF, by=CLERK, on=DECEMBER)


def test_what_was_wrong_is_reversed_in_the_open_month(fund: api.Fund) -> None:
    spent = api.spend(fund, 700, cause=RELIEF, by=CLERK, on=DAY)
    closed = close(fund)

    back = api.reversal_of(spent, "付错", by=HEAD, on=DECEMBER)

    assert (back.period, closed.balances.get().spent) == ("2026-12", 700)
    assert api.balance(fund, DECEMBER) == 10_000
    assert api.verify().faults == ()


def test_one_person_does_not_close_alone(fund: api.Fund) -> None:
    asked = api.ask_close(fund.book, NOVEMBER, by=CLERK, on=DECEMBER)

    with pytest.raises(api.SamePerson):
        api.close_period(asked, by=CLERK, on=DECEMBER)


def test_months_close_in_their_order_and_once(fund: api.Fund) -> None:
    with pytest.raises(api.LedgerRefused, match="还没有过完"):
        api.ask_close(fund.book, NOVEMBER, by=CLERK, on=DAY)
    top_up(fund, 5, on=DECEMBER, document="十二月")
    with pytest.raises(api.LedgerRefused, match="2026年11月还没有结账"):
        api.ask_close(fund.book, NOVEMBER.next(), by=CLERK, on=date(2027, 1, 4))

    closed = close(fund)

    with pytest.raises(api.LedgerRefused, match="已由马超结账"):
        api.close_period(closed, by=HEAD, on=DECEMBER)
    assert api.next_to_close(fund.book, date(2027, 1, 4)) == NOVEMBER.next()


def test_verification_finds_a_changed_posting(fund: api.Fund) -> None:
    close(fund)
    assert api.verify().faults == ()

    Posting.objects.filter(side="available").update(amount=10_001)

    faults = " ".join(api.verify().faults)
    assert "不平" in faults and "余额与凭证不一致" in faults and "期末余额" in faults
