"""A case as its applicant sees it, from receipt to decision; nobody else sees it."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.testing import apply, take
from minzheng.engines.cases.tests.days import MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from minzheng.engines.cases.tests.staging import (
    accepted_case,
    decided_case,
    know_of_pension,
    publicised_case,
)
from minzheng.engines.notices.api import Message
from minzheng.faces.portal.tests.conftest import Turn, signed_in


@pytest.fixture
def case(cast: Cast) -> cases.Case:
    return apply(cast, on=MONDAY)


def doubted_case(cast: Cast, case: cases.Case) -> None:
    """The data check found a pension that was not declared."""
    accepted_case(cast, case)
    know_of_pension(cast.applicant.pk, 180000)
    clerk = cast.viewers["check_clerk"]
    cases.record_check(case.number, by=clerk, on=WEDNESDAY)
    take(
        case,
        "信息核对",
        "不一致",
        by=clerk,
        on=WEDNESDAY,
        check_consistent="否",
        check_findings="有养老金",
    )


def test_the_first_lines_say_where_who_and_how_long(client: Client, case: cases.Case) -> None:
    page = client.get(f"/my/cases/{case.number}/").content.decode()

    assert "现在到" in page
    assert "受理审查" in page
    assert "乡镇人民政府（街道办事处）" in page
    assert "个工作日" in page


@pytest.mark.parametrize(
    "tail", ["", "received/", "receipt/", "papers/", "withdraw/", "rate/", "answer/补正/"]
)
def test_nobody_else_finds_it(stranger: Client, case: cases.Case, tail: str) -> None:
    assert stranger.get(f"/my/cases/{case.number}/{tail}").status_code == 404


def test_an_officer_does_not_find_it_here(cast: Cast, case: cases.Case) -> None:
    assert signed_in(cast, "town_clerk").get(f"/my/cases/{case.number}/").status_code == 403


def test_a_doubt_is_answered_with_papers_and_words(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    doubted_case(cast, case)
    day(THURSDAY)
    address = f"/my/cases/{case.number}/answer/核对举证/"

    shown = client.get(address).content.decode()
    response = client.post(address, {"text": "那是同名的人，我没有养老金。"})

    assert "1,800.00元" in shown
    assert "剩 4 个工作日" in shown
    assert response.headers["Location"] == f"/my/cases/{case.number}/"
    case.refresh_from_db()
    assert "核对复核" in case.current


def test_an_empty_answer_says_what_to_do(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    doubted_case(cast, case)
    day(THURSDAY)

    page = client.post(f"/my/cases/{case.number}/answer/核对举证/", {"text": " "}).content.decode()

    assert "请写明情况" in page


def test_papers_asked_for_are_topped_up_one_by_one(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    take(case, "受理审查", "一次性告知补正", by=cast.viewers["town_clerk"], on=TUESDAY,
         papers_complete="否", papers_missing="户口簿首页")  # fmt: skip
    day(WEDNESDAY)
    photo = SimpleUploadedFile("hukou.jpg", b"\xff\xd8\xff\xe0" + b"0" * 99)

    client.post(f"/my/cases/{case.number}/papers/?answer=补正", {"title": "户口簿", "file": photo})
    page = client.get(f"/my/cases/{case.number}/answer/补正/").content.decode()
    client.post(f"/my/cases/{case.number}/answer/补正/", {"text": ""})

    assert "户口簿首页" in page
    assert "已收到" in page
    case.refresh_from_db()
    assert case.current == "受理审查"


def test_what_no_longer_waits_is_told(client: Client, case: cases.Case) -> None:
    assert client.get(f"/my/cases/{case.number}/answer/补正/").status_code == 404


def test_the_publicity_is_linked_and_its_clock_shown(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    publicised_case(cast, case)
    day(date(2026, 11, 9))

    page = client.get(f"/my/cases/{case.number}/").content.decode()

    assert "公示中" in page
    assert "/open/notices/" in page


def test_the_decision_shows_its_arithmetic_letters_and_appeals(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    decided_case(cast, case)
    day(date(2026, 11, 17))

    page = client.get(f"/my/cases/{case.number}/").content.decode()

    # (1,282.00 - 400.00) × 3 = 2,646.00, and 20 % of the standard for the child
    for said in (
        "2,646.00元",
        "256.40元",
        "2,902.40元",
        "《社会救助法》第十八条",
        "申请行政复议",
        "审核确认决定书",
    ):
        assert said in page, said
    assert "人均分档" not in page


def test_the_case_page_takes_few_queries(
    cast: Cast, client: Client, case: cases.Case, day: Turn, django_assert_max_num_queries: Any
) -> None:
    decided_case(cast, case)
    day(date(2026, 11, 17))

    with django_assert_max_num_queries(14):
        client.get(f"/my/cases/{case.number}/")


def test_letters_open_for_the_applicant_only(
    cast: Cast, client: Client, stranger: Client, case: cases.Case
) -> None:
    decided_case(cast, case)
    viewer = cast.viewers["applicant"]
    letter = cases.dossier(cases.case_for(viewer, case.number), viewer, date(2026, 11, 17)).notices[
        0
    ]

    assert client.get(f"/my/letters/{letter.pk}/").content.startswith(b"%PDF-")
    assert stranger.get(f"/my/letters/{letter.pk}/").status_code == 404


def test_withdrawing_asks_again_and_ends_the_case(client: Client, case: cases.Case) -> None:
    asked = client.get(f"/my/cases/{case.number}/withdraw/").content.decode()
    client.post(f"/my/cases/{case.number}/withdraw/", {"reason": "找到工作了"})

    assert "不再办理" in asked
    case.refresh_from_db()
    assert case.state == cases.Case.ENDED


def test_a_rating_is_given_in_two_pages_once(
    cast: Cast, client: Client, case: cases.Case, day: Turn
) -> None:
    decided_case(cast, case)
    day(date(2026, 11, 17))
    address = f"/my/cases/{case.number}/rate/"

    second_page = client.post(address, {"level": "2"}).content.decode()
    client.post(address, {"level": "2", "step": "2", "points": ["speed"], "comment": "等太久"})
    again = client.post(address, {"level": "5", "step": "2"}).content.decode()

    assert "哪些方面让您不满意" in second_page
    rating = cases.Rating.objects.get()
    assert (rating.level, rating.points, rating.comment) == (2, {"speed": 2}, "等太久")
    assert "已经评价过" in again


def test_the_overview_tells_what_waits(cast: Cast, client: Client, case: cases.Case) -> None:
    doubted_case(cast, case)

    page = client.get("/my/").content.decode()

    assert "核对结果与您申报的不一致，请说明情况或者提供证据。" in page
    assert "罗春生" in page


def test_opening_a_message_reads_it_and_leads_to_the_case(client: Client, case: cases.Case) -> None:
    message = Message.objects.filter(recipient_key=str(case.applicant_id)).first()
    assert message is not None

    response = client.get(f"/my/messages/{message.pk}/")

    message.refresh_from_db()
    assert response.headers["Location"] == f"/my/cases/{case.number}/"
    assert message.read_at is not None


def test_the_money_is_shown_with_its_history(
    cast: Cast, client: Client, stranger: Client, case: cases.Case, day: Turn
) -> None:
    decided_case(cast, case)
    day(date(2026, 11, 17))

    page = client.get("/my/payments/").content.decode()

    assert "2,902.40" in page
    assert "2026年12月" in page
    assert "6222020200001234567" not in page
    assert "2,902.40" not in stranger.get("/my/payments/").content.decode()
