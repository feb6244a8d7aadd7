"""Data out on the desk: from the letter to the file, each step by its own officer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, Cast
from minzheng.engines.screening.api import build
from minzheng.engines.sharing import api
from minzheng.kernel.doer import SYSTEM

At = Callable[[str], Client]
MONDAY = date(2026, 11, 2)
MOST_QUERIES = 10
TYPED: dict[str, Any] = {
    "division_code": DISTRICT, "department": "增城区医疗保障局", "contact": "钟先生",
    "purpose": "资助参保", "scene": "参保资助核定", "basis": "《社会救助法》第四十二条",
    "kind": "conditional", "form": "rows", "way": "file", "fields_wanted": "姓名、证件号码",
    "row_limit": "100", "ends_on_year": "2026", "ends_on_month": "12", "ends_on_day": "31",
}  # fmt: skip


def received(at: At, **differs: Any) -> api.Share:
    response = at("district_clerk").post("/desk/sharing/new/", {**TYPED, **differs})
    assert response.status_code == 302, response.content.decode()
    return api.Share.objects.latest("id")


def approved(at: At, **differs: Any) -> str:
    url = f"/desk/sharing/{received(at, **differs).pk}/"
    for key, step in (("data_clerk", "check"), ("data_head", "confirm"),
                      ("district_head", "approve")):  # fmt: skip
        assert at(key).post(f"{url}{step}/", {"note": "同意"}).status_code == 302
    return url


def test_from_the_letter_to_the_file(cast: Cast, at: At) -> None:
    build(MONDAY, by=SYSTEM)
    url = approved(at)
    clerk = at("data_clerk")

    response = clerk.post(f"{url}file/", {"suffix": "csv"})

    assert APPLICANT_ID in response.content.decode("utf-8-sig")
    shown = clerk.get(url).content.decode()
    assert "已提供" in shown and APPLICANT_ID not in shown


def test_what_is_wrong_stands_beside_its_field(cast: Cast, at: At) -> None:
    response = at("district_clerk").post("/desk/sharing/new/", {**TYPED, "fields_wanted": "鞋码"})

    assert "没有叫“鞋码”的数据项" in response.content.decode()
    assert not api.Share.objects.exists()


def test_another_step_says_whose_it_is(cast: Cast, at: At) -> None:
    url = f"/desk/sharing/{received(at).pk}/"

    assert "由数据资源中心经办人办理" in at("district_clerk").get(url).content.decode()
    assert at("district_clerk").post(f"{url}check/", {}).status_code == 403
    assert at("district_head").post(f"{url}approve/", {"note": ""}).status_code == 409


def test_facts_of_children_ask_for_their_article(cast: Cast, at: At) -> None:
    url = f"/desk/sharing/{received(at, with_minors='on').pk}/"
    at("data_clerk").post(f"{url}check/", {"note": ""})
    head = at("data_head")

    refused = head.post(f"{url}confirm/", {"note": ""})

    assert "单独的依据" in refused.content.decode()
    done = head.post(f"{url}confirm/", {"note": "", "basis": "《未成年人保护法》第一百零六条"})
    assert done.status_code == 302


def test_the_key_is_shown_once(cast: Cast, at: At) -> None:
    build(MONDAY, by=SYSTEM)
    url = approved(at, way="api")

    shown = at("data_clerk").post(f"{url}key/").content.decode()

    share = api.Share.objects.latest("id")
    assert f"/api/share/{share.number}/" in shown and "只显示这一次" in shown
    assert "copy-value" in shown and "copy-value" not in at("data_clerk").get(url).content.decode()


def test_without_a_population_table_it_says_what_to_do(cast: Cast, at: At) -> None:
    response = at("data_clerk").post(f"{approved(at)}file/")

    assert response.status_code == 409 and "人口总表" in response.content.decode()


def test_a_mark_found_outside_leads_to_its_request(cast: Cast, at: At) -> None:
    share = received(at)

    found = at("auditor").get("/desk/sharing/", {"mark": api.mark(share.pk, 7)})

    assert share.number in found.content.decode()
    assert "不是本局的水印" in at("auditor").get("/desk/sharing/?mark=ABC").content.decode()


@pytest.mark.parametrize("path", ["", "new/"])
def test_pages_take_few_queries(cast: Cast, at: At, path: str) -> None:
    for _ in range(3):
        received(at)
    client = at("district_clerk")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(f"/desk/sharing/{path}")

    assert len(asked) <= MOST_QUERIES
