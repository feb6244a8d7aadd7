"""Beds, contracts and prepaid money at the desk: one's own area, few queries, an Excel."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.residence import api
from minzheng.engines.residence.testing import World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 14  # the frame's own among them
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    client.get("/desk/")
    return client


def page(world: World, who: str, name: str, *args: object) -> str:
    response = at(world, who).get(reverse(f"desk:residence{name}", args=args))
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def test_the_list_tells_occupancy_by_level(world: World) -> None:
    world.place("101-1")

    text = page(world, "district_clerk", "")

    assert "石桥颐养院" in text
    assert "1/2" in text
    assert "25%" in text


def test_a_house_tells_who_lies_where(world: World) -> None:
    world.place("201-1")

    text = page(world, "town_clerk", "-house", world.home.pk)

    assert "201-1 罗金水" in text
    assert "谢阿婆" in text


def test_the_other_town_finds_nothing(world: World) -> None:
    client = at(world, "other_town_clerk")

    for name in ("-house", "-contracts", "-prepaid"):
        url = reverse(f"desk:residence{name}", args=[world.home.pk])
        assert client.get(url).status_code == 404
    assert "石桥颐养院" not in client.get(reverse("desk:residence")).content.decode()


def test_prepaid_over_the_limit_is_seen_with_its_reason(world: World) -> None:
    world.assess()
    world.sign()
    world.pay(api.Kind.DEPOSIT, 2_000_000, excess="家属一次付清")

    text = page(world, "district_clerk", "-prepaid", world.home.pk)

    assert "超上限：家属一次付清" in text
    assert "20,000.00" in text


def test_few_queries_whatever_the_size(world: World) -> None:
    world.place("101-1")
    world.place("201-1", world.second)
    world.assess()
    row = world.sign()
    client = at(world, "district_clerk")

    pages = [("", ()), ("-house", (world.home.pk,)), ("-contracts", (world.home.pk,)),
             ("-contract", (row.pk,)), ("-prepaid", (world.home.pk,))]  # fmt: skip
    for name, args in pages:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"desk:residence{name}", args=args)).status_code == 200
        assert len(asked) <= MOST_QUERIES, (name, len(asked))
