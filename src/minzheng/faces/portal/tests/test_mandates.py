"""授权代办 on the pages: given, used with the bar, limited to the matters, revoked at once."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Draft, Entrustment
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.faces.portal.tests.conftest import BACKEND
from minzheng.faces.portal.tests.neighbours import NEIGHBOUR_ID

UNTIL = {"valid_until_year": "2026", "valid_until_month": "12", "valid_until_day": "31"}
GIVEN = {"officer": "0", "name": "阿依古丽·买买提", "number": NEIGHBOUR_ID, "relation": "朋友",
         "matters": ["relief/dibao"], **UNTIL}  # fmt: skip


def give(client: Client, **more: Any) -> Any:
    return client.post("/my/mandates/new/", {**GIVEN, **more})


@pytest.fixture
def acting(cast: Cast, client: Client, stranger: Client) -> Client:
    """The neighbour, acting for the applicant in 低保."""
    give(client)
    stranger.post(f"/my/mandates/{Entrustment.objects.get().pk}/act/")
    return stranger


def test_it_is_listed_for_both(client: Client, stranger: Client) -> None:
    give(client)

    assert "阿依古丽·买买提" in client.get("/my/mandates/").content.decode()
    assert "代罗春生办理" in stranger.get("/my/mandates/").content.decode()


def test_a_wrong_number_is_told_and_nothing_is_given(client: Client, stranger: Client) -> None:
    page = give(client, number="440118198403050019").content.decode()

    assert "对不上" in page
    assert not Entrustment.objects.exists()


def test_children_need_no_mandate(client: Client) -> None:
    page = client.get("/my/mandates/").content.decode()

    assert "罗小雨" in page and "监护人" in page


def test_the_bar_stands_on_every_page(acting: Client) -> None:
    for url in ("/", "/services/", "/acting/", "/apply/relief/dibao/"):
        page = acting.get(url).content.decode()
        assert "您正在为" in page and "罗春生" in page, url


def test_the_agent_applies_for_her_and_the_draft_says_so(cast: Cast, acting: Client) -> None:
    acting.post("/apply/relief/dibao/", {"person": cast.applicant.pk})

    draft = Draft.objects.get()
    assert draft.applicant == cast.applicant
    assert draft.agent_name == "阿依古丽·买买提"
    assert acting.get(f"/apply/{draft.pk}/").status_code == 200


def test_the_agent_sees_only_what_is_entrusted(cast: Cast, acting: Client) -> None:
    case = apply(cast, on=MONDAY)

    assert acting.get(f"/my/cases/{case.number}/").status_code == 200
    assert acting.get("/apply/relief/temporary/").status_code == 403
    for url in ("/my/", "/my/payments/", "/my/messages/", "/my/household/", "/my/consents/",
                "/my/mandates/", f"/my/cases/{case.number}/rate/", "/my/entitled/"):  # fmt: skip
        assert acting.get(url).status_code == 403, url


def test_letters_stay_with_the_one_they_are_for(cast: Cast, acting: Client) -> None:
    case = apply(cast, on=MONDAY)

    page = acting.get(f"/my/cases/{case.number}/").content.decode()

    assert "/my/letters/" not in page


def test_what_is_revoked_ends_with_the_next_click(
    cast: Cast, client: Client, acting: Client
) -> None:
    client.post(f"/my/mandates/{Entrustment.objects.get().pk}/revoke/")

    assert acting.get("/acting/").status_code == 403
    assert "您正在为" not in acting.get("/services/").content.decode()


def test_stopping_makes_her_herself_again(acting: Client) -> None:
    acting.post("/acting/stop/")

    assert acting.get("/my/").status_code == 200


def test_a_third_person_can_neither_act_nor_revoke(
    cast: Cast, client: Client, stranger: Client
) -> None:
    give(client)
    pk = Entrustment.objects.get().pk
    third = Client()
    third.force_login(cast.accounts["spouse"], backend=BACKEND)

    assert third.post(f"/my/mandates/{pk}/act/").status_code == 404
    assert third.get(f"/my/mandates/{pk}/revoke/").status_code == 404


def test_guessing_is_slowed_down(client: Client, stranger: Client) -> None:
    pages = [give(client, name="张三").content.decode() for _ in range(7)]

    assert "15 分钟后再试" in pages[-1]
