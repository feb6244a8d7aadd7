"""Every indicator's page, and every list with records in it, opens within its queries."""

from typing import Any

import pytest
from django.urls import resolve

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.indicators import api
from minzheng.engines.indicators.catalogue import SOURCES
from minzheng.engines.indicators.sources.base import Period
from minzheng.engines.indicators.tests.rowing import Rows
from minzheng.engines.indicators.tests.staging import NOVEMBER, OCTOBER, PLACES
from minzheng.engines.indicators.tests.test_every_source import FRESH, SAID, of
from minzheng.faces.desk.board.lists import PAGES, listing_table, names_in
from minzheng.kernel.doer import SYSTEM

from .conftest import TODAY, At

MONTH = f"?month={NOVEMBER}&division={DISTRICT}"
MANY = 12


@pytest.fixture
def peopled(november: Cast) -> Cast:
    """Some rows of every kind of record."""
    rows = Rows(PLACES, SAID, seed=9)
    for held in (november.household, november.applicant):
        rows.keep(held)
    for name in FRESH:
        rows.make(SOURCES[name].rows(Period.of(NOVEMBER, TODAY)).model, MANY)
    for month in (OCTOBER, NOVEMBER):
        api.compute(month, by=SYSTEM, on=TODAY)
    return november


def test_every_page_and_list_opens_within_ten_queries(
    peopled: Cast, at: At, django_assert_max_num_queries: Any
) -> None:
    browser = at("auditor")
    for key, indicator in api.indicators().items():
        with django_assert_max_num_queries(10):
            assert browser.get(f"/desk/board/figures/{key}/{MONTH}").status_code == 200, key
        if indicator.of.source == "population":
            continue
        for part in ("", "&of=base")[: 1 + (indicator.out_of is not None)]:
            with django_assert_max_num_queries(11):
                answer = browser.get(f"/desk/board/figures/{key}/list/{MONTH}{part}")
            assert answer.status_code == 200, (key, part)


def test_every_line_of_a_list_leads_to_a_page_there_is(peopled: Cast) -> None:
    seen = set()
    for name in FRESH:
        for indicator in of(SOURCES[name]):
            wanted = api.Wanted(indicator, DISTRICT, NOVEMBER)
            listing = api.rows(peopled.viewers["auditor"], wanted)
            table = listing_table(listing, names_in(listing))
            assert all(resolve(row.url.partition("?")[0]) for row in table.rows)
            seen |= {line.kind for line in listing.lines}

    assert seen <= set(PAGES)
    assert len(seen) >= 25, sorted(seen)


def test_a_clerk_of_another_place_opens_no_row(peopled: Cast, at: At) -> None:
    browser = at("other_town_head")
    for key in ("rounds-missed", "tips-received", "home-visits-done", "duties-late"):
        assert browser.get(f"/desk/board/figures/{key}/list/{MONTH}").status_code == 403, key
