"""Officers: the catalogue kept, asking for somebody, use and lost devices."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import DAY, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def officer(world: World, key: str) -> Client:
    client = Client()
    account = world.cast.accounts[key]
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


BED = {
    "name": "护理床", "category": "furniture", "purpose": "卧床老人用", "price": "4800",
    "deposit": "1000", "rent_day": "10", "rent_month": "", "max_days": "365",
}  # fmt: skip


def test_the_district_keeps_the_catalogue(world: World) -> None:
    clerk = officer(world, "district_clerk")

    clerk.post(reverse("desk:rental-product-new"), BED)

    assert api.Product.objects.get(name="护理床").deposit == 100_000


def test_a_deposit_above_the_price_stays_on_the_page(world: World) -> None:
    clerk = officer(world, "district_clerk")

    page = clerk.post(reverse("desk:rental-product-new"), BED | {"deposit": "5000"})

    assert "押金不能超过原价" in page.content.decode()


def test_a_village_asks_for_an_elder(world: World) -> None:
    worker = officer(world, "village_worker")

    worker.post(reverse("desk:rental-ask-new", args=[world.elder.pk]), {"offer": "0", "days": "30"})

    assert api.Ask.objects.get().person == world.elder


def test_use_is_shown_by_point(world: World) -> None:
    world.hand_out()

    page = officer(world, "district_clerk").get(reverse("desk:rentals")).content.decode()

    assert "石桥养老服务站" in page and "100%" in page
