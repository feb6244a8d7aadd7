"""Signing in and out."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import PASSWORD, Cast
from minzheng.faces.portal.tests.conftest import signed_in

RIGHT = {"username": "applicant", "password": PASSWORD}


def test_it_lets_in_and_goes_on_to_the_page_wanted(cast: Cast) -> None:
    response = Client().post("/sign-in/", {**RIGHT, "next": "/my/messages/"})

    assert response.headers["Location"] == "/my/messages/"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_site(cast: Cast, wanted: str) -> None:
    response = Client().post("/sign-in/", {**RIGHT, "next": wanted})

    assert response.headers["Location"] == "/my/"


def test_a_wrong_password_is_told_without_saying_which_was_wrong(cast: Cast) -> None:
    page = Client().post("/sign-in/", {**RIGHT, "password": "no"}).content.decode()

    assert "用户名或密码不对" in page
    assert "错误：" in page


def test_the_sixth_try_meets_a_lock_that_says_until_when(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        client.post("/sign-in/", {**RIGHT, "password": "no"})

    page = client.post("/sign-in/", RIGHT).content.decode()

    assert "已锁定到" in page


def test_accounts_are_listed_in_the_demo_only(cast: Cast, settings: Any) -> None:
    settings.DEMO_ACCOUNTS = "minzheng.faces.portal.tests.accounts.listed"
    shown = Client().get("/sign-in/").content.decode()
    settings.DEMO = False
    hidden = Client().get("/sign-in/").content.decode()

    assert "演示账号" in shown
    assert "罗春生" in shown
    assert "T001" not in shown
    assert "演示账号" not in hidden


def test_signing_out_ends_the_session(client: Client) -> None:
    client.post("/sign-out/")

    assert client.get("/my/").status_code == 302


def test_an_officer_is_told_to_use_a_citizens_account(cast: Cast) -> None:
    response = signed_in(cast, "town_clerk").get("/my/")

    assert response.status_code == 403
    assert "居民账号" in response.content.decode()


def test_the_session_is_kept_alive_only_for_who_is_signed_in(client: Client) -> None:
    assert client.get("/keep/").status_code == 204
    assert Client().get("/keep/").status_code == 403
