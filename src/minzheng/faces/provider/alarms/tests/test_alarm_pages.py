"""A centre at its pages: a device registered, a drill, an alarm answered and closed."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.alarms import api
from minzheng.engines.alarms.testing import DAY, ELDER_ID, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    return signed_in(world.home.pk)


def signed_in(facility: int) -> Client:
    client = Client()
    account = Account.objects.get(username=f"{facility}-manager")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_device_is_registered(house: Client, world: World) -> None:
    told = {
        "place": world.home.pk, "serial": "gas-2", "kind": "gas", "id_number": ELDER_ID,
        "address": "厨房", "partner": "P-1", "name": "女儿", "phone": "13800000003",
    }  # fmt: skip

    house.post(reverse("provider:alarm-device-new"), told)

    assert api.Device.objects.get(serial="GAS-2").contacts.count() == 1


def test_a_drill_is_answered_and_closed(house: Client, world: World) -> None:
    house.post(reverse("provider:alarm-drill", args=[world.device.pk]))
    row = api.Alarm.objects.get()

    house.post(reverse("provider:alarm-answer", args=[row.pk]), {"words": ""})
    url = reverse("provider:alarm-close", args=[row.pk])
    house.post(url, {"outcome": "drill", "found": "都通知到了"})

    row.refresh_from_db()
    assert (row.state, row.drill) == (api.State.CLOSED, True)


def test_contacts_show_only_on_asking(house: Client, world: World) -> None:
    url = reverse("provider:alarm-device", args=[world.device.pk])

    assert "13800000001" not in house.get(url).content.decode()
    assert "13800000001" in house.post(url).content.decode()


def test_another_centre_finds_nothing(world: World) -> None:
    row = world.call()

    assert (
        signed_in(world.other.pk).get(reverse("provider:alarm", args=[row.pk])).status_code == 404
    )


def test_an_alarm_answered_already_says_by_whom(house: Client, world: World) -> None:
    row = world.call()
    url = reverse("provider:alarm-answer", args=[row.pk])
    house.post(url)
    house.post(url, {"words": "打了电话"})

    page = house.post(url, {"words": "再来"}).content.decode()

    assert "柯美玲已经应答" in page
