"""Rounds at the desk and on the phone: a visit sent twice is one, rates, who sees what."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.api import Account
from minzheng.engines.rounds import api
from minzheng.engines.rounds.testing import DAY, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()


def signed_in(name: str) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(username=name), backend=BACKEND)
    return browser


def visit(world: World, **more: Any) -> dict[str, Any]:
    return {
        "who": world.listed().pk, "outcome": "met", "way": "home", "health": "good",
        "mood": "good", "client": "a-phone", **more,
    }  # fmt: skip


def test_a_phone_sends_twice_and_it_is_one(world: World) -> None:
    browser, url = signed_in("village_worker"), reverse("desk:elder-rounds-phone-sync")

    states = [browser.post(url, visit(world)).json()["state"] for _ in range(2)]

    assert states == ["kept", "kept"]
    assert api.Visit.objects.count() == 1


def test_a_phone_is_told_why_something_was_not_taken(world: World) -> None:
    url = reverse("desk:elder-rounds-phone-sync")

    told = signed_in("village_worker").post(url, visit(world, mood="")).json()
    elsewhere = signed_in("other_village_worker").post(url, visit(world)).json()

    assert told["state"] == "refused"
    assert "情绪" in told["words"]
    assert elsewhere["state"] == "refused"


def test_the_phone_page_works_without_its_program(world: World) -> None:
    browser = signed_in("village_worker")

    answer = browser.post(reverse("desk:elder-rounds-phone"), visit(world), follow=True)

    assert "罗金水：见到（联系上）本人，已记下" in answer.text


def test_rates_lead_to_the_list_behind(world: World, django_assert_max_num_queries: Any) -> None:
    world.visit()
    browser = signed_in("district_clerk")
    browser.get(reverse("desk:elder-round-rates"))

    with django_assert_max_num_queries(12):
        answer = browser.get(reverse("desk:elder-round-rates"))

    assert "33.3%" in answer.text
    behind = browser.get(reverse("desk:elder-rounds") + "?division=440118101000&state=late")
    assert "谢阿婆" in behind.text
    assert "罗金水" not in behind.text


def test_an_officer_of_another_town_finds_nothing(world: World) -> None:
    url = reverse("desk:elder-round", args=[world.listed().pk])

    assert signed_in("town_clerk").get(url).status_code == 200
    assert signed_in("other_town_clerk").get(url).status_code == 404
