"""Parameters on the desk: the list, one with its history, and a new value by two people."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.parameters import api

KEY = "dibao.standard"
PAGE = f"/desk/parameters/{KEY}/"
MOST_QUERIES = 10
At = Callable[[str], Client]


def given(**differs: str) -> dict[str, str]:
    return {
        "place": DISTRICT, "kind": "new", "value": "1,330", "status": "verified",
        "since_year": "2027", "since_month": "1", "since_day": "1", "source": "增民〔2026〕8号",
        "checked_on_year": "2026", "checked_on_month": "11", "checked_on_day": "2", **differs,
    }  # fmt: skip


@pytest.fixture
def entry(at: At) -> api.Proposal:
    at("district_clerk").post(f"{PAGE}propose/", given())
    return api.Proposal.objects.get()


def text_of(client: Client, url: str, **data: str) -> str:
    return client.get(url, data).content.decode()


def test_the_list_says_what_is_missing_and_where(at: At) -> None:
    page = text_of(at("town_clerk"), "/desk/parameters/", status="missing")

    assert "上年度人均消费支出" in page and "空缺" in page
    assert "车辆数上限" not in page


def test_a_status_and_a_matter_narrow_the_list(at: At) -> None:
    page = text_of(at("auditor"), "/desk/parameters/", status="verified", matter="relief/dibao")

    assert "连续拒绝工作次数上限" in page and "成年年龄" not in page


def test_an_address_with_a_wrong_place_shows_the_viewers_own(at: At) -> None:
    assert "广州市增城区青竹镇：" in text_of(at("town_clerk"), "/desk/parameters/", place="x")


@pytest.mark.parametrize("url", ["/desk/parameters/", PAGE, "/desk/parameters/proposals/{}/"])
def test_the_pages_stay_within_their_queries(at: At, entry: api.Proposal, url: str) -> None:
    browser = at("district_head")

    with CaptureQueriesContext(connection) as caught:
        assert browser.get(url.format(entry.pk)).status_code == 200

    assert len(caught) <= MOST_QUERIES


def test_one_parameter_shows_history_chart_and_uses(at: At) -> None:
    page = text_of(at("town_clerk"), PAGE, place="440100000000")

    assert "1,282.00元" in page and "广州市2024年低保标准" in page
    assert '<svg class="chart steps"' in page and "2021-01-01起 1,120.00元" in page
    assert "用在哪里" in page and "最低生活保障" in page


def test_a_missing_value_says_what_to_enter(at: At) -> None:
    page = text_of(at("district_clerk"), "/desk/parameters/standard.consumption/")

    assert "还没有录入" in page and "请录入" in page and "录入新值" in page


def test_a_town_learns_who_enters_values(at: At) -> None:
    page = text_of(at("town_head"), PAGE)

    assert "区民政局经办人" in page and "/propose/" not in page


def test_a_parameter_nobody_declares_is_not_found(at: At) -> None:
    assert at("auditor").get("/desk/parameters/dibao.nothing/").status_code == 404


def test_two_people_bring_a_value_into_force(at: At, entry: api.Proposal) -> None:
    url = f"/desk/parameters/proposals/{entry.pk}/"
    own = text_of(at("district_clerk"), url)
    head = text_of(at("district_head"), url)

    at("district_head").post(f"{url}approve/")

    assert "两位不同" in own and "撤回" in own and f"{url}approve/" not in own
    assert "+3.7" in head and "1,330.00元" in head and f"{url}approve/" in head
    assert "周敏提出，林海涛批准" in text_of(at("auditor"), PAGE)


def test_what_waits_stands_on_the_heads_day(at: At, entry: api.Proposal) -> None:
    assert "等您批准的参数" in text_of(at("district_head"), "/desk/")
    assert "等您批准的参数" not in text_of(at("district_clerk"), "/desk/")


def test_a_returned_value_tells_why(at: At, entry: api.Proposal) -> None:
    url = f"/desk/parameters/proposals/{entry.pk}/"

    at("district_head").post(f"{url}return/", {"reason": "文号不对"})

    page = text_of(at("district_clerk"), url)
    assert "文号不对" in page and "已退回" in page


@pytest.mark.parametrize(
    ("differs", "says"),
    [
        ({"value": "很多"}, "请写数字"),
        ({"value": ""}, "请填写“新的值”"),
        ({"place": "440100000000"}, "代录"),
        ({"since_year": "2026"}, "为什么补录"),
        ({"source": ""}, "请填写“来源”"),
    ],
)
def test_what_is_wrong_is_said_on_the_form(at: At, differs: dict[str, str], says: str) -> None:
    answer = at("district_clerk").post(f"{PAGE}propose/", given(**differs))

    assert answer.status_code == 200 and says in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("dibao.by_tiers", "是", True),
        ("dibao.tier_1_share", "85%", 8500),
        ("dibao.opinion_days", "5", 5),
    ],
)
def test_every_kind_of_value_has_its_box(at: At, key: str, value: str, kept: object) -> None:
    answer = at("district_clerk").post(f"/desk/parameters/{key}/propose/", given(value=value))

    assert answer.status_code == 302, answer.content.decode()
    assert api.Proposal.objects.get().value == kept


def test_a_past_day_lists_the_decisions_made_since(
    at: At, cast: Cast, case: Case, entry: api.Proposal
) -> None:
    api.Proposal.objects.filter(pk=entry.pk).update(since="2026-10-01")

    page = text_of(at("district_head"), f"/desk/parameters/proposals/{entry.pk}/")

    assert "这一步的影响" in page


def test_the_document_opens_for_who_reads_standards(at: At) -> None:
    paper = BytesIO(b"%PDF-1.4 notice")
    paper.name = "notice.pdf"
    at("district_clerk").post(f"{PAGE}propose/", {**given(), "paper": paper})
    row = api.Proposal.objects.get()

    answer = at("auditor").get(f"/desk/parameters/proposals/{row.pk}/paper/")

    assert answer.content == b"%PDF-1.4 notice" and answer["Content-Type"] == "application/pdf"
