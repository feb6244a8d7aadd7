"""Ordering on the portal: the public menu, three taps, for the family, not for strangers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
LATER = date(2026, 11, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    world = make_world()
    api.issue_card(world.cast.spouse, {}, by=world.clerk, on=DAY)
    return world


def citizen(world: World) -> Client:
    client = Client()
    client.force_login(world.cast.accounts["applicant"], backend=BACKEND)
    return client


def test_anybody_reads_the_menu(world: World) -> None:
    world.menu(LATER)

    told = Client().get(f"{reverse('portal:meals')}?day={LATER}").content.decode()

    assert "清蒸鱼、炒青菜、米饭" in told
    assert "含 鱼" in told


def test_a_husband_orders_for_his_wife_and_takes_it_back(world: World) -> None:
    serving, client = world.menu(LATER), citizen(world)
    told = {"person": world.cast.spouse.pk, "way": "brought", "address": "石桥村3队12号"}

    client.post(reverse("portal:meal-order", args=[serving.pk]), told)
    order = api.Order.objects.get()
    assert "送餐" in client.get(reverse("portal:meal-orders")).content.decode()
    client.post(reverse("portal:meal-cancel", args=[order.pk]))
    order.refresh_from_db()

    assert order.state == api.OrderState.CANCELLED


def test_nobody_is_offered_a_stranger(world: World) -> None:
    serving = world.menu(LATER)
    told = {"person": world.elder.pk, "way": "there"}

    citizen(world).post(reverse("portal:meal-order", args=[serving.pk]), told)

    assert api.Order.objects.count() == 0


def test_anothers_order_is_not_found(world: World) -> None:
    serving = world.menu(LATER)
    order = api.order_meal(
        serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=serving.closes_at
    )

    url = reverse("portal:meal-cancel", args=[order.pk])
    assert citizen(world).get(url).status_code == 404
