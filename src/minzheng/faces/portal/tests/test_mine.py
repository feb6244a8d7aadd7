"""“我的”: everything is there, few entries in the care version, few queries."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import decided_case

HEADINGS = ("等您办的", "办件", "待遇发放", "家庭", "消息", "证照和文书", "授权代办", "评价")


def test_every_part_is_there(client: Client) -> None:
    page = client.get("/my/").content.decode()

    for heading in HEADINGS:
        assert f"<h2>{heading}" in page, heading


@pytest.mark.parametrize("address", ["/my/", "/my/more/", "/my/elder/"])
def test_the_care_version_shows_at_most_six_entries(client: Client, address: str) -> None:
    client.post("/looks/prefs/", {"care": "on", "next": "/"})

    assert 5 <= client.get(address).content.decode().count('class="entry"') <= 6


def test_a_payment_leads_to_how_it_was_reckoned(cast: Cast, client: Client) -> None:
    case = decided_case(cast, apply(cast, on=MONDAY))

    page = client.get("/my/payments/").content.decode()

    assert f"/my/cases/{case.number}/" in page
    assert "怎么算的" in page


def test_letters_are_listed(cast: Cast, client: Client) -> None:
    decided_case(cast, apply(cast, on=MONDAY))

    assert "决定书" in client.get("/my/letters/").content.decode()


@pytest.mark.parametrize("address", ["/my/letters/", "/my/ratings/", "/my/mandates/", "/ratings/"])
def test_lists_take_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: Any, address: str
) -> None:
    decided_case(cast, apply(cast, on=MONDAY))

    with django_assert_max_num_queries(10):
        client.get(address)
