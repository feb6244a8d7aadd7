"""The officers' pages of the directory: from the draft to the public and back."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import disclosed, drafted, handed_in
from minzheng.faces.desk.disclosure.tests.conftest import At

TYPED = {
    "title": "关于冬季巡查的通告", "category": "0901", "made_on_year": "2026",
    "made_on_month": "11", "made_on_day": "2", "section": "社会事务办",
    "summary": "怎样巡查", "text": "每周巡查。",
    "validity": "in_force",
}  # fmt: skip


def typed(**differs: str) -> dict[str, str]:
    return {**TYPED, **differs}


def read(client: Any, path: str) -> str:
    return client.get(path).content.decode()


def test_one_drafts_another_publishes_and_the_public_reads_it(at: At) -> None:
    clerk, head = at("town_clerk"), at("town_head")

    clerk.post("/desk/disclosure/new/", typed())
    pk = api.Document.objects.get().pk
    clerk.post(f"/desk/disclosure/{pk}/submit/", {"sure": "1"})
    assert "1 件待审核" in read(head, "/desk/disclosure/")
    head.post(f"/desk/disclosure/{pk}/publish/", {"sure": "1"})

    assert "关于冬季巡查的通告" in read(head, f"/open/directory/{pk}/")
    assert "已公开" in read(clerk, f"/desk/disclosure/{pk}/")


def test_opening_a_deed_does_nothing_yet(cast: Cast, at: At) -> None:
    document = handed_in(cast)

    assert "任何人都能看到" in read(at("town_head"), f"/desk/disclosure/{document.pk}/publish/")

    document.refresh_from_db()
    assert document.state == "unpublished"


def test_personal_data_is_told_with_every_place(cast: Cast, at: At) -> None:
    document = drafted(cast, text="名单：\n罗春生 440118198403050019，电话13800138000")

    answer = at("town_clerk").post(f"/desk/disclosure/{document.pk}/submit/", {"sure": "1"})
    shown = answer.content.decode()

    assert answer.status_code == 409
    assert "找到 2 处" in shown
    assert "正文第 2 段第 5 字：身份证号" in shown
    assert "440118198403050019" not in shown


def test_what_is_wrong_stands_beside_its_field(at: At) -> None:
    shown = at("town_clerk").post(
        "/desk/disclosure/new/",
        typed(parameters="no.such", replaces="X-1", replaces_how="abolished"),
    )

    words = shown.content.decode()
    assert "没有参数“no.such”" in words
    assert "没有索引号“X-1”的已公开信息" in words
    assert not api.Document.objects.exists()


def test_what_waits_shows_how_long_it_may(cast: Cast, at: At) -> None:
    drafted(cast)

    assert "剩 19 个工作日" in read(at("town_clerk"), "/desk/disclosure/")


def test_a_correction_begins_with_what_stands(cast: Cast, at: At) -> None:
    document, clerk = disclosed(cast), at("town_clerk")

    form = read(clerk, f"/desk/disclosure/{document.pk}/correct/")
    clerk.post(f"/desk/disclosure/{document.pk}/correct/", typed(why="日期写错"))

    assert 'value="关于调整最低生活保障标准的通知"' in form
    assert "更正起草中" in read(clerk, "/desk/disclosure/")
    assert "关于调整最低生活保障标准的通知" in read(clerk, f"/open/directory/{document.pk}/")


def test_returned_and_withdrawn_need_their_reason(cast: Cast, at: At) -> None:
    head = at("town_head")
    waiting, public = handed_in(cast), disclosed(cast)

    assert (
        "请填写“理由”"
        in head.post(f"/desk/disclosure/{waiting.pk}/return/", {"note": ""}).content.decode()
    )
    head.post(f"/desk/disclosure/{public.pk}/withdraw/", {"note": "内容有误"})

    assert "内容有误" in read(head, f"/desk/disclosure/{public.pk}/")


@pytest.mark.parametrize(
    ("query", "hit"),
    [("", True), ("q=生活保障", True), ("q=殡葬", False), ("state=published", True),
     ("state=waiting", False), ("state=review", False), ("before=1", False)],
)  # fmt: skip
def test_the_list_is_filtered_by_its_address(cast: Cast, at: At, query: str, hit: bool) -> None:
    disclosed(cast)

    shown = read(at("auditor"), f"/desk/disclosure/?{query}")

    assert ("关于调整最低生活保障标准的通知" in shown) is hit


def test_an_officer_of_the_other_town_finds_nothing(cast: Cast, at: At) -> None:
    document, other = disclosed(cast), at("other_town_clerk")

    assert "关于调整" not in read(other, "/desk/disclosure/")
    assert "关于调整" not in read(other, "/desk/disclosure/?q=关于调整").replace(
        'value="关于调整"', ""
    )
    assert other.get(f"/desk/disclosure/{document.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/desk/disclosure/", "/desk/disclosure/{}/"])
def test_a_page_asks_little_whatever_the_size(cast: Cast, at: At, path: str) -> None:
    documents = [disclosed(cast, title=f"通知之{place}") for place in range(4)]
    clerk = at("town_clerk")
    at_path = path.format(documents[0].pk)
    clerk.get(at_path)

    with CaptureQueriesContext(connection) as caught:
        assert clerk.get(at_path).status_code == 200

    assert len(caught) <= 10
