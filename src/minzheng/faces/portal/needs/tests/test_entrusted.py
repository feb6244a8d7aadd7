"""Who was entrusted asks for her and follows it; she alone says whether it came."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Entrustment
from minzheng.engines.needs import api
from minzheng.faces.portal.needs.tests.test_need_pages import ANSWERS, done, world
from minzheng.faces.portal.tests.conftest import cast, client, day, stranger
from minzheng.faces.portal.tests.test_mandates import GIVEN

__all__ = ["cast", "client", "day", "stranger", "world"]
pytestmark = pytest.mark.django_db


def acting(giver: Client, agent: Client, *matters: str) -> Client:
    giver.post("/my/mandates/new/", {**GIVEN, "matters": list(matters)})
    agent.post(f"/my/mandates/{Entrustment.objects.get().pk}/act/")
    return agent


def test_she_asks_for_who_entrusted_her(cast: Cast, client: Client, stranger: Client) -> None:
    agent = acting(client, stranger, "needs")
    assert "提出需要的帮助" in agent.get("/acting/").content.decode()

    for step, told in {"who": {"person": cast.applicant.pk}, **ANSWERS}.items():
        assert agent.post(f"/my/needs/new/{step}/", told).status_code == 302
    agent.post("/my/needs/check/")

    need = api.Need.objects.get()
    assert (need.person, need.asked_by) == (cast.applicant, cast.applicant.pk)
    assert need.noted_by == "阿依古丽·买买提"
    assert "罗春生于" in need.deeds.get().words
    assert "上门探访" in client.get("/my/needs/").content.decode()


def test_a_mandate_without_it_opens_nothing(client: Client, stranger: Client) -> None:
    agent = acting(client, stranger, "relief/dibao")

    for url in ("/my/needs/", "/my/needs/new/who/", "/my/needs/check/"):
        assert agent.get(url).status_code == 403


def test_she_sees_it_but_does_not_confirm(world: Any, client: Client, stranger: Client) -> None:
    order, agent = done(world), acting(client, stranger, "needs")
    url = f"/my/needs/{order.need_id}/"

    assert "由本人确认" in agent.get(url).content.decode()
    assert agent.post(f"{url}receipt/").status_code == 403
    order.refresh_from_db()
    assert order.state == "done"
