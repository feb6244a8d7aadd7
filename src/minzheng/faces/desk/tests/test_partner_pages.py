"""Interface partners at the desk: registered, approved, keyed, watched; few queries a page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.partners import api
from minzheng.engines.partners.testing import let_in

MONDAY = date(2026, 11, 2)
BACKEND = "django.contrib.auth.backends.ModelBackend"
FORM = {
    "division_code": DISTRICT, "organisation": "增城农村商业银行", "name": "便民服务终端",
    "contact": "钟先生", "purpose": "代为申请救助", "basis": "合作协议", "scopes": ["applications"],
    "divisions": [TOWN_A], "matters": ["relief/dibao"], "per_minute": "60", "per_day": "5000",
    "addresses": "", "ends_on_year": "2027", "ends_on_month": "10", "ends_on_day": "31",
}  # fmt: skip


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    return make_cast(MONDAY)


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend=BACKEND)
    return client


def test_one_registers_another_approves_and_the_key_is_shown_once(cast: Cast) -> None:
    clerk, head = signed_in(cast, "data_clerk"), signed_in(cast, "data_head")
    made = clerk.post("/desk/partners/new/", FORM)
    assert made.status_code == 302, made.content.decode()
    page = made.headers["Location"]

    assert clerk.post(f"{page}approve/", {"sure": "1"}).status_code == 403
    assert head.post(f"{page}approve/", {"sure": "1"}).status_code == 302
    shown = clerk.post(f"{page}key/").content.decode()
    key = shown.split("mz_")[1].split("<")[0]
    assert "只显示这一次" in shown and key not in clerk.get(page).content.decode()


def test_what_is_wrong_stands_beside_the_fields(cast: Cast) -> None:
    response = signed_in(cast, "data_clerk").post(
        "/desk/partners/new/", {**FORM, "addresses": "那里", "ends_on_year": "2020"}
    )

    page = response.content.decode()
    assert response.status_code == 200 and "不是 IP 地址" in page and "使用期限应晚于今天" in page


@pytest.mark.parametrize("path", ["", "calls/", "notices/"])
def test_its_pages_stay_at_ten_queries(
    cast: Cast, path: str, django_assert_max_num_queries: Any
) -> None:
    partner, _ = let_in(cast, on=MONDAY)
    for number in range(60):
        api.log_call(api.Call(partner=partner, operation="read_me", status=200, rows=number))
    client = signed_in(cast, "auditor")
    client.get("/desk/partners/")

    with django_assert_max_num_queries(10):
        assert client.get(f"/desk/partners/{partner.pk}/{path}").status_code == 200


def test_the_list_stays_at_ten_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    let_in(cast, on=MONDAY)
    client = signed_in(cast, "data_head")

    with django_assert_max_num_queries(10):
        assert "便民服务终端" in client.get("/desk/partners/").content.decode()
