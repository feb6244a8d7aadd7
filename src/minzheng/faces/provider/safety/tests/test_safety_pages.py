"""A house's safety pages: told on a phone, refused on the page, ticked, few queries."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.access.testing import DAY
from minzheng.engines.safety import api
from minzheng.engines.safety.testing import World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 16  # six lists on one page
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=f"{world.home.pk}-worker"), backend=BACKEND)
    client.get("/provider/profile/")
    return client


def told(world: World, **more: str) -> dict[str, str]:
    return {
        "person": str(world.cast.applicant.pk), "risk": "fall", "day_year": "2026",
        "day_month": "11", "day_day": "2", "clock": "00:00", "place": "卫生间", "words": "滑倒",
        "harm": "light", "first_action": "扶起", **more,
    }  # fmt: skip


def test_a_fall_is_told_in_one_form(world: World, house: Client) -> None:
    url = reverse("provider:incident-new", args=[world.home.pk])

    assert "已记下" in house.post(url, told(world), follow=True).content.decode()


def test_tomorrow_and_a_stranger_are_refused_on_the_page(world: World, house: Client) -> None:
    url = reverse("provider:incident-new", args=[world.home.pk])

    assert "还没有到" in house.post(url, told(world, day_day="3")).content.decode()
    house.post(url, told(world, person=str(world.cast.spouse.pk)))
    assert not api.Incident.objects.exists()


def test_a_round_is_ticked(world: World, house: Client) -> None:
    answers = {item.code: api.GOOD for item in api.items_of(api.DAILY)}
    url = reverse("provider:safety-round", args=[world.home.pk, api.DAILY])

    house.post(url, answers | {"d1": api.BAD, "d1-words": "堵了"})

    assert api.Problem.objects.get().words == "堵了"


def test_the_page_asks_the_same_whatever_the_size(world: World, house: Client) -> None:
    counts = []
    for _ in range(3):
        world.fall()
        with CaptureQueriesContext(connection) as seen:
            house.get(reverse("provider:safety"))
        counts.append(len(seen))

    assert counts[1] == counts[2] <= MOST_QUERIES
