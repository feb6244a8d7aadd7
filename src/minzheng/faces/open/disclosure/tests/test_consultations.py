"""Commenting as anybody does it: within the window, by Beijing time, without an account."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import TUESDAY, consulted, said
from minzheng.faces.open.disclosure.tests.conftest import Turn

AFTER = date(2026, 11, 21)
WORDS = "发放日应该提前到五日"


def send(row: api.Consultation, **told: str) -> Any:
    return Client().post(f"/open/consultations/{row.pk}/comment/", {"text": WORDS, **told})


@pytest.fixture
def row(cast: Cast) -> api.Consultation:
    return consulted(cast)


def test_a_comment_gets_a_receipt_that_leads_to_its_page(row: api.Consultation) -> None:
    shown = send(row, about="第二条", contact="13700137000").content.decode()

    receipt = api.Comment.objects.get().receipt
    assert receipt in shown
    page = Client().get(f"/open/consultations/follow/?receipt={receipt}").content.decode()
    assert WORDS in page
    assert "还在研究" in page
    assert "13700137000" not in page


@pytest.mark.parametrize(
    ("instant", "taken"),
    [
        (datetime(2026, 11, 2, 15, 59, 59, tzinfo=UTC), False),  # 23:59:59 before the first day
        (datetime(2026, 11, 2, 16, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC), True),  # 23:59:59 on the last day
        (datetime(2026, 11, 20, 16, 0, 0, tzinfo=UTC), False),
    ],
)
def test_the_window_opens_and_closes_at_midnight_in_beijing(
    row: api.Consultation, settings: Any, instant: datetime, taken: bool
) -> None:
    settings.DEMO = False

    with time_machine.travel(instant, tick=False):
        send(row)

    assert api.Comment.objects.exists() is taken


def test_after_the_window_the_page_says_why_and_offers_no_form(
    row: api.Consultation, day: Turn
) -> None:
    day(AFTER)

    shown = send(row).content.decode()

    assert "截止" in shown
    assert "<textarea" not in shown
    assert not api.Comment.objects.exists()


def test_what_is_wrong_stands_beside_its_field(row: api.Consultation) -> None:
    assert "您写了 2 个" in send(row, text="不行").content.decode()
    assert send(row, about="第九条").status_code == 200
    assert not api.Comment.objects.exists()


def test_one_address_cannot_flood_it(row: api.Consultation) -> None:
    answers = [send(row).status_code for _ in range(32)]

    assert answers == [200] * 30 + [429] * 2
    assert api.Comment.objects.count() == 30


def test_only_what_was_read_is_shown_and_no_personal_data(
    cast: Cast, row: api.Consultation
) -> None:
    clerk = cast.viewers["town_clerk"]
    shown = said(row, "我叫罗小雨，电话13700137000，希望提前", name="罗小雨", contact="x@y.cn")
    said(row, "还没有看过的意见")
    hidden = said(row, "便宜卖手机便宜卖手机")
    api.protect_name("罗小雨", "受侵害", by=cast.viewers["district_clerk"], on=TUESDAY)
    api.show(shown, by=clerk, on=TUESDAY)
    api.hide(hidden, "advertising", by=clerk, on=TUESDAY)

    page = Client().get(f"/open/consultations/{row.pk}/").content.decode()

    assert "我叫〔已隐去〕，电话〔已隐去〕，希望提前" in page
    assert "广告 1 条" in page
    for words in ("罗小雨", "13700137000", "x@y.cn", "还没有看过", "便宜卖手机"):
        assert words not in page


def test_the_answer_is_read_after_the_feedback(
    cast: Cast, row: api.Consultation, day: Turn
) -> None:
    made = said(row)
    clerk, head = cast.viewers["town_clerk"], cast.viewers["town_head"]
    api.show(made, by=clerk, on=TUESDAY)
    new = api.NewReply("发放日", "adopted", "改为五日前", (made.pk,))
    api.reply(row, new, by=clerk, on=AFTER)
    at = f"/open/consultations/follow/?receipt={made.receipt}"
    assert "改为五日前" not in Client().get(at).content.decode()

    api.summarise(row, "收到 1 条，采纳 1 条", by=head, on=AFTER)
    day(AFTER)

    assert "改为五日前" in Client().get(at).content.decode()
    assert "采纳 1 条" in Client().get(f"/open/consultations/{row.pk}/").content.decode()


def test_a_wrong_receipt_is_told(cast: Cast) -> None:
    shown = Client().get("/open/consultations/follow/?receipt=YJ-1").content.decode()

    assert "没有这个回执号" in shown


@pytest.mark.parametrize("path", ["/open/consultations/", "/open/consultations/{}/"])
def test_a_page_asks_little_whatever_the_size(cast: Cast, row: api.Consultation, path: str) -> None:
    for _ in range(6):
        api.show(said(row), by=cast.viewers["town_clerk"], on=TUESDAY)

    with CaptureQueriesContext(connection) as caught:
        assert Client().get(path.format(row.pk)).status_code == 200

    assert len(caught) <= 10
