"""How long support lasts, worked by hand at the twenty-year boundary."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.migrants.terms import Terms

LAW = Terms(amount=60_000, years=20, since=date(2006, 7, 1))
DAYS = st.dates(date(1958, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("moved", "last"),
    [
        (date(1975, 5, 1), date(2026, 6, 30)),
        (date(2006, 6, 30), date(2026, 6, 30)),
        (date(2006, 7, 1), date(2026, 6, 30)),
        (date(2006, 7, 2), date(2026, 7, 1)),
        (date(2010, 3, 15), date(2030, 3, 14)),
        (date(2008, 2, 29), date(2028, 2, 28)),
    ],
)
def test_the_last_day(moved: date, last: date) -> None:
    assert LAW.last_day(moved) == last
    assert not LAW.is_over(moved, last)
    assert LAW.is_over(moved, last.replace(year=last.year + 1))


@pytest.mark.parametrize(
    ("moved", "year", "months", "yuan"),
    [
        (date(2006, 6, 30), 2025, 12, 600),
        (date(2006, 6, 30), 2026, 6, 300),
        (date(2006, 6, 30), 2027, 0, 0),
        (date(2006, 7, 1), 2026, 6, 300),
        (date(2010, 3, 15), 2010, 10, 500),
        (date(2010, 3, 15), 2026, 12, 600),
        (date(2010, 3, 15), 2030, 2, 100),
    ],
)
def test_the_money_of_a_year(moved: date, year: int, months: int, yuan: int) -> None:
    assert LAW.months_in(year, moved, None) == months
    assert LAW.amount_for(months) == yuan * 100


def test_an_end_is_paid_to_its_month() -> None:
    assert LAW.months_in(2026, date(2010, 3, 15), date(2026, 4, 1)) == 4


def test_a_new_document_lets_everybody_go_on() -> None:
    longer = Terms(amount=60_000, years=30, since=LAW.since)

    assert longer.months_in(2026, date(2006, 6, 30), None) == 12
    assert longer.last_day(date(2006, 6, 30)) == date(2036, 6, 30)


@given(moved=DAYS)
def test_all_years_together_are_twenty(moved: date) -> None:
    months = sum(LAW.months_in(year, moved, None) for year in range(2000, 2070))

    assert months == 240


@given(moved=DAYS, ended=DAYS, year=st.integers(2000, 2065))
def test_an_end_never_adds(moved: date, ended: date, year: int) -> None:
    assert 0 <= LAW.months_in(year, moved, ended) <= LAW.months_in(year, moved, None) <= 12
