"""A canteen's pages: the menu, the till without and with its program, the month."""

import json
import re
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from minzheng.engines.access.api import Account
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
MENU = {
    "dishes": "清蒸鱼（鱼）\n青菜", "price": "12", "delivery_fee": "", "places": "40",
    "begins": "11:00", "ends": "13:00", "closes_on_year": "2026", "closes_on_month": "11",
    "closes_on_day": "3", "closes_at": "09:00",
}  # fmt: skip
MOST_QUERIES = 10
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=f"{world.home.pk}-manager"), backend=BACKEND)
    client.get("/provider/profile/")
    return client


def url(world: World, name: str, *args: object) -> str:
    return reverse(f"provider:{name}", args=[world.home.pk, *args])


def sent(world: World, house: Client, *taps: api.Tap) -> list[dict[str, object]]:
    """What the till's program hears of what it sends."""
    told = {"taps": [
        {"token": t.token, "card": t.card, "day": f"{t.day}", "clock": f"{t.clock}",
         "meal": t.meal, "charged": t.charged, "offline": t.offline}
        for t in taps
    ]}  # fmt: skip
    response = house.post(
        url(world, "meal-sync"), json.dumps(told), content_type="application/json"
    )
    taken: list[dict[str, object]] = response.json()["taken"]
    return taken


def test_a_meal_of_the_menu_is_written(world: World, house: Client) -> None:
    house.post(url(world, "meal-edit", "2026-11-03", "lunch"), MENU)

    (row,) = api.week_of(world.home, DAY)
    assert (row.day, row.price, row.places) == (date(2026, 11, 3), 1_200, 40)
    assert row.dishes[0] == {"name": "清蒸鱼", "allergens": ["鱼"]}


def test_a_negative_price_is_told_on_the_page(world: World, house: Client) -> None:
    response = house.post(url(world, "meal-edit", "2026-11-03", "lunch"), {**MENU, "price": "-1"})

    assert response.status_code == 200
    assert api.week_of(world.home, DAY) == []


def test_a_meal_is_taken_without_a_program(world: World, house: Client) -> None:
    world.menu()
    told = {"token": "x1", "card": world.card(world.elder).number, "meal": "lunch"}

    answer = house.post(url(world, "meal-till"), told, follow=True)

    assert "12.00 − 市级 3.00 − 区级 3.00 = 付 6.00 元" in answer.content.decode()


@pytest.mark.parametrize("hour", [12, 16, 22])
def test_the_till_begins_with_a_meal_that_is_cooked(
    world: World, house: Client, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    world.menu()
    now = datetime(2026, 11, 2, hour, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "localtime", lambda *_: now)

    page = house.get(url(world, "meal-till")).content.decode()

    assert re.search(r'name="meal" value="lunch"[^>]* checked', page)


def test_an_unknown_card_is_told_on_the_page(world: World, house: Client) -> None:
    told = {"token": "x1", "card": "0000000000", "meal": "lunch"}
    world.menu()

    assert "没有这张助餐卡" in house.post(url(world, "meal-till"), told).content.decode()


def test_what_is_sent_twice_is_one_meal(world: World, house: Client) -> None:
    world.menu()
    tap = world.tap(world.elder, charged=600, offline=True)

    first, again = sent(world, house, tap, tap)

    assert (first["state"], again["state"]) == ("taken", "taken")
    assert api.Meal.objects.get().charged == 600


def test_what_is_refused_says_why(world: World, house: Client) -> None:
    world.menu()
    tomorrow = world.tap(world.elder, day=date(2026, 11, 3), charged=0)

    (told,) = sent(world, house, tomorrow)

    assert told["state"] == "refused"
    assert "还没有到" in str(told["words"])
    assert "还没有到" in house.get(reverse("provider:meals")).content.decode()


def test_nonsense_is_refused(world: World, house: Client) -> None:
    answer = house.post(url(world, "meal-sync"), "[1]", content_type="application/json")

    assert answer.status_code == 400


def test_what_the_till_carries_tells_no_name_and_no_number(world: World, house: Client) -> None:
    world.menu()

    told = house.get(url(world, "meal-pack")).content.decode()

    assert world.card(world.elder).number not in told
    assert world.elder.name not in json.loads(told)["cards"].__repr__()
    dues = [card["due"] for card in json.loads(told)["cards"].values()]
    assert {"2026-11-02/lunch": 600} in dues


def test_a_receipt_is_told_to_the_fen(world: World, house: Client) -> None:
    world.menu()
    row = world.serve(world.elder, time(15))

    told = house.get(reverse("provider:meal-served", args=[row.pk])).content.decode()

    assert "− 3.00 元" in told
    assert "不在供餐时间" in told
    assert "市级餐费补贴" in told


@pytest.mark.parametrize("name", ["meals", "meal-months"])
def test_lists_ask_the_same_whatever_the_size(world: World, house: Client, name: str) -> None:
    counts = []
    for _ in range(2):
        for minute in range(3):
            world.menu()
            world.serve(world.elder, time(14, minute))
        with CaptureQueriesContext(connection) as seen:
            house.get(reverse(f"provider:{name}"))
        counts.append(len(seen))

    assert counts[0] == counts[1]
    assert counts[1] <= MOST_QUERIES


def test_the_till_asks_few_queries(world: World, house: Client) -> None:
    world.menu()
    with CaptureQueriesContext(connection) as seen:
        house.get(f"{url(world, 'meal-till')}?q=金水")

    assert len(seen) <= MOST_QUERIES
