"""Departments' data on the desk: the board, a delivery from upload to acceptance, its report."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.exchange import api
from minzheng.engines.exchange.testing import (
    FEED,
    accepted,
    checked,
    csv_of,
    delivered,
    line,
    lines,
)
from minzheng.faces.desk.feeds import uploading

At = Callable[[str], Client]
BOARD, ONE = "/desk/feeds/", f"/desk/feeds/{FEED}/"
DAY = {"day_year": "2026", "day_month": "10", "day_day": "31"}
MOST_QUERIES = 10


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def page_of(row: api.Delivery) -> str:
    return f"/desk/feeds/deliveries/{row.pk}/"


def upload(content: bytes, name: str = "火化.csv") -> dict[str, object]:
    return {**DAY, "file": SimpleUploadedFile(name, content)}


@pytest.fixture
def row(cast: Cast) -> api.Delivery:
    """Four good rows; one without a name, one with a wrong number."""
    return checked(cast, csv_of([*lines(), line("", ""), line("110105194912310021", "何某某")]))


def test_the_board_shows_every_feed_and_what_waits(at: At, row: api.Delivery) -> None:
    page = text_of(at("data_head"), BOARD)

    assert "火化登记" in page and "从未到库" in page and "公安机关" in page
    assert "等待接收" in page and row.number in page
    assert row.number not in text_of(at("data_clerk"), BOARD)


def test_a_feed_shows_its_basis_columns_and_history(at: At, cast: Cast) -> None:
    first = accepted(cast, csv_of(lines()[:2]))
    accepted(cast, csv_of(lines()))

    page = text_of(at("check_clerk"), ONE)

    assert "《殡葬管理条例》" in page and "火化证编号" in page and "加密存放" in page
    assert first.number in page and page_of(first) not in page  # reports are not for this post
    assert "近 2 次行数" in page and "报送文件" not in page


def test_a_file_is_brought_and_waits(at: At) -> None:
    answer = at("data_clerk").post(f"{ONE}deliver/", upload(csv_of(lines())))

    row = api.Delivery.objects.get()
    assert answer["Location"] == page_of(row) and row.filename == "火化.csv"
    page = text_of(at("data_clerk"), page_of(row))
    assert "等待检查" in page and "刷新看进度" in page and "<progress" in page


@pytest.mark.parametrize(
    ("content", "day", "words"),
    [
        (b"%PDF-1.7", "31", "PDF 文件，不是数据表"),
        (b"", "31", "文件是空的"),
        (b"a,b", "32", "没有 2026 年 10 月 32 日"),
    ],
)
def test_what_cannot_be_taken_is_said_on_the_form(
    at: At, content: bytes, day: str, words: str
) -> None:
    answer = at("data_clerk").post(f"{ONE}deliver/", upload(content) | {"day_day": day})

    assert words in answer.content.decode() and not api.Delivery.objects.exists()


def test_the_same_file_again_names_its_delivery(at: At, cast: Cast) -> None:
    first = delivered(cast, csv_of(lines()))

    answer = at("data_clerk").post(f"{ONE}deliver/", upload(csv_of(lines())))

    assert first.number in answer.content.decode()


def test_a_file_over_the_limit_of_the_page_is_told_by_its_size(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST_UPLOAD", 1000)
    monkeypatch.setattr("minzheng.faces.desk.feeds.forms.MOST_UPLOAD", 1000)

    answer = at("data_clerk").post(f"{ONE}deliver/", upload(b"x" * (3 << 20)))

    assert "文件有 3 MB" in answer.content.decode() and "feed stage" in answer.content.decode()


def test_an_upload_without_the_token_is_refused(at: At, cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = at("data_clerk").cookies

    assert strict.post(f"{ONE}deliver/", upload(csv_of(lines()))).status_code == 403


def test_the_delivery_page_shows_findings_and_never_a_name(at: At, row: api.Delivery) -> None:
    page = text_of(at("auditor"), page_of(row))

    assert "应填未填" in page and "证件号码最后一位校验不符" in page
    assert "何秀兰" not in page and "由数据资源中心经办人、数据资源中心负责人办理" in page
    assert "110105194912310021" not in text_of(at("auditor"), f"{page_of(row)}report/")


def test_the_report_narrows_to_a_rule_and_is_downloaded(at: At, row: api.Delivery) -> None:
    narrowed = text_of(at("data_head"), f"{page_of(row)}report/?rule=id_check&place=0")
    content = b"".join(at("data_head").get(f"{page_of(row)}report/csv/"))

    assert "校验不符" in narrowed and "看全部问题" in narrowed
    assert content.decode("utf-8-sig").startswith("行号,列,值（已遮盖）")
    assert at("data_head").get(f"{page_of(row)}report/xlsx/").content[:2] == b"PK"
    assert at("data_head").get(f"{page_of(row)}report/exe/").status_code == 404


def test_who_brought_it_is_told_to_leave_it_to_another(at: At, row: api.Delivery) -> None:
    page = text_of(at("data_clerk"), page_of(row))
    answer = at("data_clerk").post(f"{page_of(row)}accept/", {"sure": "1"})

    assert "须由两位不同的人员办理" in page and f"{page_of(row)}accept/" not in page
    assert answer.status_code == 403


def test_a_second_person_accepts(at: At, cast: Cast, row: api.Delivery) -> None:
    assert "将入库 <strong>5</strong> 行" in text_of(at("data_head"), f"{page_of(row)}accept/")

    at("data_head").post(f"{page_of(row)}accept/", {"sure": "1"})
    api.work()

    page = text_of(at("data_head"), page_of(row))
    assert "已入库" in page and "2026-10-31-001" in page


def test_a_blocked_file_needs_the_heads_reason(at: At, cast: Cast) -> None:
    row = checked(cast, csv_of([*lines(), *[line("", "")] * 3]))

    page = text_of(at("data_head"), f"{page_of(row)}accept/")
    answer = at("data_head").post(f"{page_of(row)}accept/", {"sure": "1", "reason": ""})

    assert "超过约定的 20%" in page and "仍要接收的理由" in page
    assert "仍要接收的理由" in answer.content.decode()
    at("data_head").post(f"{page_of(row)}accept/", {"sure": "1", "reason": "月底比对要用"})
    assert api.Delivery.objects.get().overridden


@pytest.mark.parametrize(
    ("who", "deed", "words"),
    [("data_head", "refuse", "已退回"), ("data_clerk", "withdraw", "已撤回")],
)
def test_it_is_closed_with_a_reason(
    at: At, row: api.Delivery, who: str, deed: str, words: str
) -> None:
    empty = at(who).post(f"{page_of(row)}{deed}/", {"reason": ""})
    page = at(who).post(f"{page_of(row)}{deed}/", {"reason": "缺九月的数据"}, follow=True)

    assert "请填写“理由”" in empty.content.decode()
    assert words in page.content.decode() and "缺九月的数据" in page.content.decode()


def test_an_unreadable_file_says_why(at: At, cast: Cast) -> None:
    row = checked(cast, b"name,age\nx,1\n")

    page = text_of(at("data_clerk"), page_of(row))

    assert "没有读出来" in page and "没有找到《火化登记》的表头" in page


def test_pages_stay_within_their_queries(at: At, cast: Cast) -> None:
    for day in range(8):
        row = (*lines()[day % 4][:3], "2026-09-01", "2026-09-02", f"馆{day}", "H1")
        accepted(cast, csv_of([row]))
    last = api.Delivery.objects.latest("pk")
    browser = at("data_head")

    for url in (BOARD, ONE, page_of(last), f"{page_of(last)}report/"):
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(url).status_code == 200
        assert len(caught) <= MOST_QUERIES, url


@pytest.mark.parametrize("who", ["town_head", "finance_head", "system_admin"])
def test_it_is_no_page_for_other_posts(at: At, who: str) -> None:
    assert at(who).get(BOARD).status_code == 403


def test_an_unknown_feed_is_not_found(at: At) -> None:
    assert at("data_clerk").get("/desk/feeds/nothing/").status_code == 404
