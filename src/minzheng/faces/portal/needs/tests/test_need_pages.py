"""A citizen says what she needs page by page, follows it, confirms and rates; a link confirms."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import Cast
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import DAY, PHOTO, World, world_of
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.faces.portal.tests.conftest import cast, client, day, signed_in

__all__ = ["cast", "client", "day"]
pytestmark = pytest.mark.django_db
ANSWERS = {
    "item": {"item": "visit"},
    "amount": {"quantity": "1", "period": "week"},
    "wishes": {"times": ["weekend"], "language": "cantonese", "worker_sex": ""},
    "words": {"words": "独居"},
}


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


def done(world: World) -> api.Order:
    order = world.ordered()
    visit = api.NewVisit(DAY, "温小雪", proof=PHOTO)
    api.record_visit(world.house, order.pk, visit, on=DAY)
    return api.finish_order(world.house, order.pk, on=DAY)


def test_it_is_said_page_by_page(cast: Cast, client: Client) -> None:
    for step, told in {"who": {"person": cast.applicant.pk}, **ANSWERS}.items():
        assert client.post(f"/my/needs/new/{step}/", told).status_code == 302
    checked = client.get("/my/needs/check/").content.decode()
    client.post("/my/needs/check/")

    need = api.Need.objects.get()
    assert "上门探访" in checked and "每周 1 次" in checked
    assert (need.item, need.times, need.words, need.origin) == (
        "visit",
        ["weekend"],
        "独居",
        "self",
    )
    assert "上门探访" in client.get("/my/needs/").content.decode()


def test_nobody_of_another_household_can_be_chosen(cast: Cast, client: Client) -> None:
    said = client.post("/my/needs/new/who/", {"person": 999_999}).content.decode()

    assert "错误" in said
    assert client.get("/my/needs/check/").status_code == 302


def test_it_is_confirmed_and_rated(world: World, client: Client) -> None:
    order = done(world)
    url = f"/my/needs/{order.need_id}/"
    assert "收到了吗" in client.get(url).content.decode()

    client.post(f"{url}receipt/")
    client.post(f"{url}rate/", {"rating": "5", "words": "很好"})

    order.refresh_from_db()
    assert (order.state, order.rating) == ("confirmed", 5)
    assert "非常满意" in client.get(url).content.decode()


def test_what_was_not_done_is_said(world: World, client: Client) -> None:
    order = done(world)

    client.post(f"/my/needs/{order.need_id}/deny/", {"words": "没有来"})

    order.need.refresh_from_db()
    assert order.need.state == "confirmed"


def test_a_link_confirms_without_name_or_sign_in(world: World) -> None:
    order, stranger = done(world), Client()
    url = f"/needs/confirm/{order.code}/"

    shown = stranger.get(url).content.decode()
    stranger.post(url)

    assert "助浴" in shown and "罗" not in shown
    order.refresh_from_db()
    assert order.confirmed_how == "link"
    assert stranger.get(url).status_code == 404


def test_a_neighbour_finds_nothing(world: World) -> None:
    need = world.needs()
    wife = signed_in(world.cast, "spouse")

    assert wife.get(f"/my/needs/{need.pk}/").status_code == 404


def test_the_message_carries_the_link_that_confirms(
    world: World, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MESSAGE_SENDER = "minzheng.engines.notices.senders.FileSender"
    settings.DATA_DIR, settings.PUBLIC_URL = tmp_path, "https://mz.example"

    with django_capture_on_commit_callbacks(execute=True):
        order = done(world)

    sent = (tmp_path / "outbox/messages.jsonl").read_text("utf-8").splitlines()
    told = json.loads(sent[-1])
    assert "不用登录" in told["text"] and told["recipient_kind"] == "person"
    address = told["link"].removeprefix("https://mz.example")
    assert address == reverse("portal:need-by-link", args=[order.code])
    assert "确认收到" in Client().get(address).content.decode()


def test_the_message_in_the_inbox_opens_the_same(world: World, client: Client) -> None:
    order = done(world)
    message = inbox(Recipient("person", str(world.cast.applicant.pk)))[0]

    answer = client.get(f"/my/messages/{message.pk}/")

    assert answer.headers["Location"] == f"/needs/confirm/{order.code}/"
