"""Signing in at the desk, and the second factor."""

import base64
import re
from typing import Any

from django.test import Client
from django_otp.oath import TOTP

from minzheng.engines.access.testing import PASSWORD, Cast

SIGN_IN = "/desk/sign-in/"


def send(client: Client, username: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_it_lets_an_officer_in_and_goes_on_to_where_she_was_going(cast: Cast) -> None:
    answer = send(Client(), "town_clerk", next="/desk/cases/")

    assert answer.status_code == 302
    assert answer.url == "/desk/cases/"


def test_it_never_goes_on_to_another_site(cast: Cast) -> None:
    assert send(Client(), "town_clerk", next="https://elsewhere.example/").url == "/desk/"


def test_it_says_what_is_wrong_and_keeps_the_staff_number(cast: Cast) -> None:
    page = send(Client(), "town_clerk", "wrong").content.decode()

    assert "用户名或密码不对" in page
    assert 'value="town_clerk"' in page
    assert "wrong" not in page


def test_it_locks_after_five_failures_and_says_until_when(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        page = send(client, "town_clerk", "wrong").content.decode()

    assert "已锁定到" in page


def test_it_sends_a_citizen_to_the_portal(cast: Cast) -> None:
    client = Client()

    assert "不是工作人员的账号" in send(client, "applicant").content.decode()
    assert client.get("/desk/").status_code == 302


def test_it_asks_for_the_code_once_the_phone_is_enrolled(cast: Cast, at: Any) -> None:
    client = at("town_clerk")
    page = client.post("/desk/account/code/").content.decode()
    secret = re.search(r'class="copy-value"[^>]*>([A-Z2-7]+)', page)
    assert secret and "<svg" in page
    phone = TOTP(base64.b32decode(secret[1]))

    done = client.post("/desk/account/code/confirm/", {"code": f"{phone.token():06d}"})

    assert done.url == "/desk/account/"
    assert "请输入手机动态口令" in send(Client(), "town_clerk").content.decode()


def test_it_changes_a_password_and_stays_signed_in(cast: Cast, at: Any) -> None:
    client, new = at("town_clerk"), "Shiqiao-2027-new"
    given = {"current": PASSWORD, "new": new, "again": new}

    assert client.post("/desk/account/password/", given).status_code == 302
    assert client.get("/desk/").status_code == 200
    assert send(Client(), "town_clerk", new).status_code == 302


def test_it_refuses_a_weak_password_and_a_wrong_current_one(cast: Cast, at: Any) -> None:
    client = at("town_clerk")
    weak = {"current": PASSWORD, "new": "short", "again": "short"}
    wrong = {"current": "no", "new": "Shiqiao-2027-new", "again": "Shiqiao-2027-new"}

    assert "至少 10 位" in client.post("/desk/account/password/", weak).content.decode()
    assert "现在的密码不对" in client.post("/desk/account/password/", wrong).content.decode()


def test_it_lists_no_accounts_outside_the_demo(cast: Cast, settings: Any) -> None:
    settings.DEMO = False

    assert "演示账号" not in Client().get(SIGN_IN).content.decode()


def test_it_signs_out(cast: Cast, at: Any) -> None:
    client = at("town_clerk")
    client.post("/desk/sign-out/")

    assert client.get("/desk/").status_code == 302
