"""Officers: what is open, answering for the town, silent devices, figures."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.alarms import api
from minzheng.engines.alarms.testing import DAY, World, make_world


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


def test_the_town_answers_arrives_and_closes(world: World) -> None:
    row, town = world.call(), officer(world, "town_clerk")
    assert "1 条没人应答" in town.get(reverse("desk:alarms")).content.decode()

    town.post(reverse("desk:alarm-answer", args=[row.pk]), {"words": "派人去"})
    town.post(reverse("desk:alarm-arrive", args=[row.pk]), {"words": "到了"})
    told = {"outcome": "helped", "found": "扶起来了"}
    town.post(reverse("desk:alarm-close", args=[row.pk]), told)

    row.refresh_from_db()
    assert (row.state, row.outcome) == (api.State.CLOSED, api.Outcome.HELPED)


def test_silent_devices_are_listed(world: World) -> None:
    clerk = officer(world, "district_clerk")

    page = clerk.get(reverse("desk:alarm-devices"), {"show": "offline"}).content.decode()

    assert "SOS-001" in page and "从来没有" in page


def test_the_figures_name_the_kind(world: World) -> None:
    world.call()

    page = officer(world, "district_clerk").get(reverse("desk:alarm-figures")).content.decode()

    assert "一键呼叫" in page and "没有应答的" in page
