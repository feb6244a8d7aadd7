"""Lists of vouchers at the desk: few queries, one's own area, taken out as they are shown."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.vouchers.testing import World, make_world
from minzheng.faces.desk.lists.catalogue import LISTINGS

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 12
KEYS = sorted(key for key in LISTINGS if key.startswith("voucher"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    return client


def taken_out(client: Client, key: str, of: str) -> str:
    given = {"of": of, "kind": "csv", "purpose": "核对"}
    answer = client.post(reverse("desk:list-export", args=[key]), given)
    return answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("key", KEYS)
def test_a_list_asks_little_and_offers_its_file(world: World, key: str) -> None:
    world.enrolled()
    world.use()
    client = at(world, "district_clerk")

    with CaptureQueriesContext(connection) as seen:
        page = client.get(reverse(LISTINGS[key].url_name)).content.decode()

    assert reverse("desk:list-export", args=[key]) in page
    assert len(seen) <= MOST_QUERIES


def test_the_file_says_what_narrowed_the_list(world: World) -> None:
    world.enrolled()
    of = reverse("desk:vouchers") + "?state=live"

    file = taken_out(at(world, "district_clerk"), "vouchers", of)

    assert "条件：状态：在领" in file
    assert world.elder.name in file


def test_the_other_town_takes_nothing_out(world: World) -> None:
    world.enrolled()

    file = taken_out(at(world, "other_town_clerk"), "vouchers", reverse("desk:vouchers"))

    assert "姓名" in file
    assert world.elder.name not in file
