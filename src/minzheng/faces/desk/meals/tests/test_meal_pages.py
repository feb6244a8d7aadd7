"""Meals at the desk: few queries whatever the size, one's own area, the way from odd to paid."""

from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, World, make_world
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER_1 = Month(2026, 11), date(2026, 12, 1)
BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_QUERIES = 10
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def at(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend=BACKEND)
    return client


def page(world: World, who: str, name: str, *args: object, query: str = "") -> str:
    response = at(world, who).get(f"{reverse(f'desk:{name}', args=args)}{query}")
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def odd_meal(world: World) -> api.Meal:
    world.menu()
    return world.serve(world.elder, time(15))


def test_an_odd_meal_is_listed_and_judged(world: World) -> None:
    row = odd_meal(world)
    assert "不在供餐时间" in page(world, "town_clerk", "meal-flags")

    told = {"verdict": "void", "reason": "监控里不是本人"}
    at(world, "town_clerk").post(reverse("desk:meal-judge", args=[row.pk]), told)
    row.refresh_from_db()

    assert row.voided == "judge"
    assert "监控里不是本人" in page(world, "town_clerk", "meal", row.pk)


def test_the_other_town_finds_nothing(world: World) -> None:
    row = odd_meal(world)

    assert world.elder.name not in page(world, "other_town_clerk", "meal-flags", query="?show=")
    url = reverse("desk:meal", args=[row.pk])
    assert at(world, "other_town_clerk").get(url).status_code == 404


def test_a_settlement_is_checked_approved_and_paid(world: World) -> None:
    world.menu()
    world.serve(world.elder)
    digest = api.draft_of(world.home, NOVEMBER).digest
    row = api.hand_in(world.house, world.home.pk, NOVEMBER, digest, on=DECEMBER_1)
    new = ledger.NewFund("a", "助餐资金", "city", DISTRICT, ("eldercare",))
    fund = funded(new, 10_000, on=DAY)

    at(world, "district_clerk").post(reverse("desk:meal-check", args=[row.pk]))
    at(world, "district_head").post(reverse("desk:meal-approve", args=[row.pk]))
    told = {"city": fund.pk, "district": fund.pk}
    at(world, "finance_clerk").post(reverse("desk:meal-pay", args=[row.pk]), told)
    row.refresh_from_db()

    assert row.state == api.State.PAID
    assert "助餐资金，凭证" in page(world, "finance_clerk", "meal-settlement", row.pk)


def test_a_card_is_issued_and_a_meal_ordered_for_its_holder(world: World) -> None:
    client, person = at(world, "village_worker"), world.cast.spouse
    client.post(reverse("desk:meal-card-new", args=[person.pk]), {"preferential_person": "yes"})

    assert world.card(person).stated == {"preferential_person": True}
    assert "代谢月娥订餐" in page(world, "village_worker", "meal-card-order", world.card(person).pk)


@pytest.mark.parametrize("name", ["meals", "meal-flags", "meal-figures", "meal-cards"])
def test_lists_ask_the_same_whatever_the_size(world: World, name: str) -> None:
    counts = []
    for _ in range(2):
        for minute in range(4):
            world.menu()
            world.serve(world.elder, time(14, minute))
        client = at(world, "town_clerk")
        counts.append(queries(client, reverse(f"desk:{name}")))

    assert counts[0] == counts[1]
    assert counts[1] <= MOST_QUERIES


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)
