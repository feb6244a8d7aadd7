"""A provider's pages: agree, send, the phone's buttons once, the month as it was read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.homecare import api
from minzheng.engines.homecare.testing import DAY, PIN, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
SPOT = {"latitude": "23.3", "longitude": "113.8", "accuracy": "12.5"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def member(world: World, duty: str) -> Client:
    client = Client()
    account = Account.objects.get(username=f"{world.home.pk}-{duty}")
    client.force_login(account, backend=BACKEND)
    return client


def test_the_manager_agrees_and_sends_somebody(world: World) -> None:
    row = world.draft()
    api.approve_plan(world.head, row.pk, on=DAY)
    client = member(world, "manager")

    client.post(reverse("provider:homecare-agree", args=[row.pk]))
    told = {
        "item": row.items.all()[0].pk, "day": f"{DAY}", "begins": "09:00",
        "worker": world.worker.doer.key,
    }  # fmt: skip
    url = reverse("provider:homecare-plan", args=[row.pk])
    assert client.post(url, told).status_code == 302

    assert "时间重叠" in client.post(url, told).content.decode()
    assert "助浴" in client.get(reverse("provider:homecare")).content.decode()


def test_the_phone_checks_in_once_and_out(world: World) -> None:
    row = world.order(world.plan())
    client = member(world, "worker")
    assert world.elder.name in client.get(reverse("provider:homecare-today")).content.decode()
    enter = reverse("provider:homecare-in", args=[row.pk])

    told = {**SPOT, "client": "phone-1", "lain": "0"}
    first, again = (client.post(enter, told).json() for _ in range(2))
    leave = reverse("provider:homecare-out", args=[row.pk])
    client.post(leave, {**SPOT, "client": "phone-2", "pin": PIN})
    row.refresh_from_db()

    assert (first["state"], again["state"]) == ("kept", "kept")
    assert (row.state, row.signed, row.in_accuracy) == (api.VisitState.DONE, "pin", 12)


def test_what_is_wrong_is_said_to_the_phone_and_on_a_page(world: World) -> None:
    row = world.order(world.plan())
    url = reverse("provider:homecare-in", args=[row.pk])

    told = member(world, "worker").post(url, {"latitude": "x", "lain": "0"}).json()
    plain = member(world, "manager").post(url, SPOT)

    assert told["state"] == "refused"
    assert plain.status_code == 409
    assert "派给了温小雪" in plain.content.decode()


def test_another_house_finds_nothing(world: World) -> None:
    row = world.order(world.plan())
    client = Client()
    account = Account.objects.get(username=f"{world.other.pk}-manager")
    client.force_login(account, backend=BACKEND)

    assert client.get(reverse("provider:homecare-plan", args=[row.plan_id])).status_code == 404
    assert client.post(reverse("provider:homecare-in", args=[row.pk])).status_code == 404
    assert world.elder.name not in client.get(reverse("provider:homecare")).content.decode()


def test_a_month_shows_what_waits(world: World) -> None:
    world.visit(world.plan(), metres=5_000)
    url = reverse("provider:homecare-month", args=[world.home.pk, "2026-11"])

    page = member(world, "manager").get(url).content.decode()

    assert "待判定：打卡地点太远" in page
    assert "还没有过完" in page
    assert member(world, "manager").get(url.replace("2026-11", "2026-99")).status_code == 404
