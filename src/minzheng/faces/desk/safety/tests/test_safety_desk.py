"""Safety and staff at the desk: few queries whatever the size, one's own area."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DAY
from minzheng.engines.safety import api
from minzheng.engines.safety.testing import World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 14
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def officer(world: World, key: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[key], backend=BACKEND)
    client.get("/desk/account/")
    return client


def test_the_bureau_closes_an_incident(world: World) -> None:
    row = world.fall(harm=api.SEVERE)
    api.complete_incident(world.worker, row.pk, "地湿", "防滑垫", on=DAY)
    url = reverse("desk:incident-review", args=[row.pk])

    officer(world, "town_clerk").post(url, {"sound": "yes", "words": "看过"})

    row.refresh_from_db()
    assert (row.state, row.reviewed_by) == (api.State.CLOSED, "李建国")


def test_another_town_finds_nothing(world: World) -> None:
    row = world.fall()

    assert officer(world, "other_town_clerk").get(
        reverse("desk:incident", args=[row.pk])
    ).status_code == 404  # fmt: skip


@pytest.mark.parametrize("name", ["safety", "safety-houses", "staffing"])
def test_lists_ask_the_same_whatever_the_size(world: World, name: str) -> None:
    clerk, counts = officer(world, "district_clerk"), []
    for _ in range(3):
        world.fall()
        with CaptureQueriesContext(connection) as seen:
            clerk.get(reverse(f"desk:{name}"))
        counts.append(len(seen))

    assert counts[1] == counts[2] <= MOST_QUERIES
