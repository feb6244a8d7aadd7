"""A run in the ledger: set aside, in transit, spent or held, free again; refused when short."""

from datetime import date
from functools import partial

import pytest

from minzheng.engines.access.testing import DISTRICT, make_cast
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import NOV, Office
from minzheng.kernel.doer import Doer
from minzheng.registers.testing import at_once

OPENED = date(2026, 11, 1)


def keep_books(amount: int = 1_000_000) -> ledger.Fund:
    new = ledger.NewFund("Q01", "区级资金", "district", DISTRICT)
    fund = funded(new, amount, on=OPENED)
    ledger.start_keeping(DISTRICT, NOV, by=Doer("officer", "f2", "马超"), on=OPENED)
    return fund


def told(fund: ledger.Fund) -> tuple[int, int, int, int]:
    sums = ledger.fund_sum(fund)
    return sums.available, sums.committed, sums.transit, sums.spent


def test_money_moves_with_the_run(office: Office) -> None:
    fund = keep_books()
    office.give("case:1", 80_000)
    office.give("case:2", 50_000)

    run = office.approve(office.compute().run)
    assert told(fund) == (870_000, 130_000, 0, 0)
    api.export_run(run, by=office.clerk, on=NOV.first)
    assert told(fund) == (870_000, 0, 130_000, 0)
    office.answer(run, failed=(2,))
    assert told(fund) == (870_000, 50_000, 0, 80_000)
    api.reissue(run.lines.get(number=2), by=office.clerk, on=NOV.last)

    assert told(fund) == (920_000, 0, 0, 80_000)
    assert ledger.verify().faults == ()


def test_a_payment_that_comes_back_later_is_held_again(office: Office) -> None:
    fund = keep_books()
    office.give()
    run = office.send()
    office.answer(run)

    office.answer(run, failed=(1,))

    assert told(fund) == (920_000, 80_000, 0, 0)


def test_a_run_that_is_too_dear_stays_as_it_was(office: Office) -> None:
    fund = keep_books(79_999)
    office.give()

    run = office.compute().run
    with pytest.raises(api.FundsMissing, match=r"差 0\.01元"):
        office.approve(run)

    run.refresh_from_db()
    assert (run.state, told(fund)) == ("reviewed", (79_999, 0, 0, 0))
    assert "差 0.01元" in api.funding_of(run, NOV.first).refused


def test_before_the_books_begin_a_run_draws_on_nothing(office: Office) -> None:
    fund = keep_books()
    october = NOV.previous()
    office.give(since=october)

    run = office.send(october)
    office.answer(run)

    assert told(fund) == (1_000_000, 0, 0, 0)
    assert not api.funding_of(run, NOV.first).kept
    assert api.parts_of_line(run.lines.get()) == []


def test_a_closed_month_takes_no_run(office: Office) -> None:
    fund = keep_books()
    office.give()
    closing = ledger.ask_close(fund.book, NOV, by=office.clerk, on=date(2026, 12, 1))
    ledger.close_period(closing, by=office.head, on=date(2026, 12, 1))

    with pytest.raises(api.FundsMissing, match="已经结账"):
        office.approve(office.compute().run)


def test_the_lines_parts_are_the_runs(office: Office) -> None:
    keep_books()
    for number in range(5):
        office.give(f"case:{number}", 33_333 + number)

    run = office.send()

    lines = list(run.lines.order_by("number"))
    each = [api.parts_of_line(line) for line in lines]
    assert each == api.parts_of_lines(run, lines)
    assert [sum(p.amount for p in parts) for parts in each] == [line.amount for line in lines]


@pytest.mark.django_db(transaction=True)
def test_a_run_and_a_payment_at_once_do_not_take_the_same_money() -> None:
    office = Office(make_cast())
    fund = keep_books(100_000)
    office.give()
    run = api.review_run(office.compute().run, by=office.clerk, on=NOV.first)
    cause = ledger.Cause("reserve:1", "现金", "relief/temporary", "person:1")

    outcomes = at_once(
        partial(api.approve_run, run, by=office.head, on=NOV.first),
        partial(ledger.spend, fund, 60_000, cause=cause, by=office.clerk, on=NOV.first),
    )

    names = {type(each).__name__ for each in outcomes}
    assert names in ({"PayRun", "FundShort"}, {"FundsMissing", "Entry"})
    assert ledger.verify().faults == ()
