"""A rental point at its pages: serial typed, handed out, back, disinfected; sheets; the month."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import DAY, ELDER_ID, SERIAL, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def house(world: World) -> Client:
    return signed_in(world, world.home.pk)


def signed_in(world: World, facility: int) -> Client:
    client = Client()
    account = Account.objects.get(username=f"{facility}-manager")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hand_out(house: Client, world: World, **more: str) -> Any:
    told = {"serial": SERIAL, "id_number": ELDER_ID, "days": "30", "condition": "完好"} | more
    return house.post(reverse("provider:rental-hand-out", args=[world.home.pk]), told)


def test_a_typed_serial_opens_its_device(house: Client, world: World) -> None:
    page = house.get(reverse("provider:rentals"), {"serial": "wc-001"})

    assert page.headers["Location"] == reverse("provider:rental-item", args=[world.item.pk])


def test_out_back_and_disinfected(house: Client, world: World) -> None:
    hand_out(house, world)
    rental = api.running_by_item(world.item)
    assert rental is not None

    back = reverse("provider:rental-return", args=[rental.pk])
    house.post(back, {"condition": "good"})
    clean = reverse("provider:rental-deed", args=[world.item.pk, "clean"])
    house.post(clean, {"method": "wipe", "words": "含氯"})

    world.item.refresh_from_db()
    assert world.item.state == api.Where.STOCK


def test_somebody_unknown_is_told_what_to_do(house: Client, world: World) -> None:
    page = hand_out(house, world, id_number="440118195003050024").content.decode()

    assert "登记簿里没有这个身份证号" in page


def test_a_deed_that_does_not_fit_says_why(house: Client, world: World) -> None:
    clean = reverse("provider:rental-deed", args=[world.item.pk, "clean"])

    page = house.post(clean, {"method": "wipe"}).content.decode()

    assert "在库可租" in page and "不用办这一步" in page


def test_a_serial_twice_stays_on_the_page(house: Client, world: World) -> None:
    url = reverse("provider:rental-stock", args=[world.home.pk])

    page = house.post(url, {"serial": SERIAL, "product": world.product.pk}).content.decode()

    assert "已经登记过" in page


def test_another_house_finds_nothing(world: World) -> None:
    stranger = signed_in(world, world.other.pk)

    assert stranger.get(reverse("provider:rental-item", args=[world.item.pk])).status_code == 404


def test_the_stock_is_a_workbook(house: Client, world: World) -> None:
    answer = house.get(reverse("provider:rental-stock-sheet", args=[world.home.pk]))

    assert answer.status_code == 200 and answer.content[:2] == b"PK"
