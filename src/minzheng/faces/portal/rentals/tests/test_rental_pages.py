"""Citizens: the public catalogue, asking for the family, longer, taking back."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.rentals import api
from minzheng.engines.rentals.testing import DAY, SERIAL, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


@pytest.fixture
def citizen(world: World) -> Client:
    client = Client()
    account = world.cast.accounts["applicant"]
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def ask(citizen: Client, world: World, days: int = 30) -> Any:
    url = reverse("portal:rental-ask", args=[world.product.pk, world.home.pk])
    return citizen.post(url, {"person": world.cast.applicant.pk, "days": days})


def test_anybody_reads_what_is_free(world: World) -> None:
    page = Client().get(reverse("portal:rentals")).content.decode()

    assert "手动轮椅" in page and "现在有 1 件" in page


def test_she_asks_and_takes_it_back(citizen: Client, world: World) -> None:
    ask(citizen, world)
    row = api.Ask.objects.get()

    citizen.post(reverse("portal:rental-withdraw", args=[row.pk]))

    row.refresh_from_db()
    assert row.state == api.AskState.WITHDRAWN


def test_too_long_says_how_long(citizen: Client, world: World) -> None:
    assert "一次可租 1 到 180 天" in ask(citizen, world, 181).content.decode()


def test_she_keeps_it_longer(citizen: Client, world: World) -> None:
    row = world.hand_out(SERIAL, person=world.cast.applicant)

    citizen.post(reverse("portal:rental-extend", args=[row.pk]), {"days": 10})

    due = row.due_on
    row.refresh_from_db()
    assert (row.due_on - due).days == 10


def test_what_is_anothers_is_not_found(citizen: Client, world: World) -> None:
    row = world.hand_out(SERIAL)

    assert citizen.get(reverse("portal:rental-extend", args=[row.pk])).status_code == 404
