"""A family sees her devices and what was done when one called; nobody else does."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.alarms import api
from minzheng.engines.alarms.testing import DAY, NOW, World, later, make_world
from minzheng.engines.notices.api import Recipient, inbox

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def page(world: World, key: str) -> str:
    client = Client()
    client.force_login(world.cast.accounts[key], backend=BACKEND)
    return client.get("/my/alarms/").content.decode()


def test_who_is_called_sees_who_answered_and_what_was_found(world: World) -> None:
    row = world.call()
    api.answer(world.house, row.pk, "电话里说摔了一跤", now=NOW)

    told = page(world, "applicant")

    assert "罗金水" in told
    assert "电话里说摔了一跤" in told
    assert "已应答" in told


def test_a_stranger_sees_nothing_of_it(world: World) -> None:
    world.call()

    assert "罗金水" not in page(world, "spouse")


def test_the_message_leads_there(world: World) -> None:
    world.call()
    api.follow(later(60))
    client = Client()
    client.force_login(world.cast.accounts["applicant"], backend=BACKEND)
    number = inbox(Recipient("person", str(world.cast.applicant.pk))).get().pk

    answer = client.get(f"/my/messages/{number}/")

    assert answer.headers["Location"] == "/my/alarms/"
