"""A city's officer keeps the city's book beside the counties', and chooses which she reads."""

from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import funded
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import NewOffice, Post, open_office

CITY = "440100000000"


@pytest.fixture
def city(cast: Cast, fund: api.Fund) -> api.Fund:
    """Two officers of the city, and a fund of the city's own."""
    office = open_office(NewOffice("city-1", "广州市民政局", "city", CITY), by=SYSTEM)
    two = [cast.officers[key] for key in ("finance_clerk", "finance_head")]
    Post.objects.filter(officer__in=two).update(office=office)
    new = api.NewFund("S01", "市级救助资金", "city", CITY, ("relief",))
    return funded(new, 500_000, on=fund.opened_on)


def test_the_city_has_a_book_of_its_own(city: api.Fund, fund: api.Fund) -> None:
    assert (city.book.division_code, city.book_id != fund.book_id) == (CITY, True)


def test_she_sees_every_book_and_chooses_one(city: api.Fund, fund: api.Fund, at: Any) -> None:
    browser = at("finance_clerk")

    every = browser.get("/desk/ledger/?all=1").content.decode()
    own = browser.get(f"/desk/ledger/?book={city.book_id}").content.decode()

    assert "市级救助资金" in every and "区级救助资金" in every and "增城区账" in every
    assert "市级救助资金" in own and "区级救助资金" not in own


def test_a_countys_officer_does_not_see_the_citys(city: api.Fund, at: Any) -> None:
    page = at("district_head").get(f"/desk/ledger/?book={city.book_id}").content.decode()

    assert "区级救助资金" in page and "市级救助资金" not in page


def test_the_month_from_which_it_keeps_is_set_for_the_chosen_book(
    city: api.Fund, fund: api.Fund, at: Any
) -> None:
    url = f"/desk/ledger/start/?book={city.book_id}"
    page = at("finance_head").get(url).content.decode()
    at("finance_head").post(url, {"month": "2026-11"})

    city.book.refresh_from_db()
    fund.book.refresh_from_db()
    assert "广州市账" in page
    assert (city.book.first_month, fund.book.first_month) == (str(Month(2026, 11)), "")
