"""Moving the demo's day: forward only, and every day in between happens."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.cases.api import CaseStep
from minzheng.wiring.demo.build import DEMO_DAY
from minzheng.wiring.demo.clock import BackwardsRefused, move_to
from minzheng.wiring.demo.state import State
from minzheng.wiring.today import business_day


@pytest.fixture(autouse=True)
def _restored(business_file: Path, district: State) -> None:
    """Every test begins on the demo's day."""


def test_a_week_ends_the_publicity() -> None:
    waiting = CaseStep.objects.filter(element="公示", closed_on=None)
    up = set(waiting.values_list("case__number", flat=True))

    reports = list(move_to(DEMO_DAY + timedelta(days=7)))

    assert up
    assert {number for report in reports for number in report.unopposed} == up
    assert not waiting.exists()


def test_every_day_in_between_happens_once() -> None:
    reports = list(move_to(DEMO_DAY + timedelta(days=3)))

    assert [report.on - DEMO_DAY for report in reports] == [timedelta(days=n) for n in (1, 2, 3)]
    assert business_day() == DEMO_DAY + timedelta(days=3)
    assert list(move_to(business_day())) == []


def test_it_never_goes_back() -> None:
    with pytest.raises(BackwardsRefused, match="只能往后移"):
        list(move_to(DEMO_DAY - timedelta(days=1)))

    assert business_day() == DEMO_DAY


@pytest.mark.urls("minzheng.wiring.demo.tests.addresses")
def test_the_button_moves_and_goes_back_to_the_page(client: Client) -> None:
    answer = client.post(reverse("demo:move"), {"days": "1", "next": "/desk/"})

    assert answer.headers["Location"] == "/desk/"
    assert business_day() == DEMO_DAY + timedelta(days=1)


@pytest.mark.urls("minzheng.wiring.demo.tests.addresses")
def test_the_button_goes_to_no_other_site(client: Client) -> None:
    answer = client.post(reverse("demo:move"), {"days": "1", "next": "https://example.com/"})

    assert answer.headers["Location"] == "/"


@pytest.mark.urls("minzheng.wiring.demo.tests.addresses")
@pytest.mark.parametrize("days", ["", "-1", "30", "一"])
def test_the_button_knows_one_day_and_seven(client: Client, days: str) -> None:
    assert client.post(reverse("demo:move"), {"days": days}).status_code == 404
    assert business_day() == DEMO_DAY
