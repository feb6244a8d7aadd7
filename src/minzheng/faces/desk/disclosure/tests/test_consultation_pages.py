"""The officers' pages of consultations, corrections and guarded names."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.disclosure import api
from minzheng.engines.disclosure.tests.staging import TUESDAY, consulted, said
from minzheng.faces.desk.disclosure.tests.conftest import At

TYPED = {
    "title": "巡查办法（征求意见稿）", "kind": "general", "explanation": "原办法到期",
    "text": "第一条 每周巡查。", "questions": "每周够吗？",
    "opens_on_year": "2026", "opens_on_month": "11", "opens_on_day": "4",
    "closes_on_year": "2026", "closes_on_month": "11", "closes_on_day": "20",
}  # fmt: skip
WRONG = api.NewCorrection("/services/", "电话打不通", "13700137000")


def read(client: Any, path: str) -> str:
    return client.get(path).content.decode()


def test_from_the_draft_to_the_public(at: At) -> None:
    clerk, head = at("town_clerk"), at("town_head")

    clerk.post("/desk/consultations/new/", TYPED)
    row = api.Consultation.objects.get()
    clerk.post(f"/desk/consultations/{row.pk}/submit/", {"sure": "1"})
    head.post(f"/desk/consultations/{row.pk}/publish/", {"sure": "1"})

    row.refresh_from_db()
    assert row.state == "published"
    assert "还没开始" in read(head, "/desk/consultations/")


def test_too_short_a_window_is_told_at_its_field(at: At) -> None:
    shown = at("town_clerk").post("/desk/consultations/new/", {**TYPED, "closes_on_day": "9"})

    assert "截止日期最早是 2026-11-13" in shown.content.decode()


def test_comments_are_read_shown_hidden_and_answered_together(cast: Cast, at: At) -> None:
    row = consulted(cast)
    good, alike, bad = said(row), said(row, "发放日早一点好"), said(row, "便宜卖手机便宜卖")
    clerk = at("town_clerk")

    clerk.post(f"/desk/consultations/comments/{good.pk}/show/")
    clerk.post(f"/desk/consultations/comments/{alike.pk}/show/")
    clerk.post(f"/desk/consultations/comments/{bad.pk}/", {"why": "advertising"})
    told = {"comments": [good.pk, alike.pk], "heading": "发放日", "outcome": "adopted",
            "reason": "改为五日"}  # fmt: skip
    clerk.post(f"/desk/consultations/{row.pk}/reply/", told)

    states = dict(api.Comment.objects.values_list("pk", "state"))
    assert states == {good.pk: "shown", alike.pk: "shown", bad.pk: "hidden"}
    assert api.Reply.objects.get().comments.count() == 2
    assert "便宜卖手机" not in read(clerk, f"/desk/consultations/{row.pk}/reply/")
    assert "不公开：广告" in read(clerk, f"/desk/consultations/{row.pk}/")


def test_a_contact_is_opened_for_a_purpose_and_leaves_a_trace(cast: Cast, at: At) -> None:
    made = said(consulted(cast), name="黄土生", contact="13700137000")
    clerk, path = at("town_clerk"), f"/desk/consultations/comments/{made.pk}/"

    assert "13700137000" not in read(clerk, path)
    assert clerk.post(f"{path}contact/", {}).status_code == 409
    answer = clerk.post(f"{path}contact/", {"purpose": "信访答复"})

    assert "黄土生，13700137000" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert entries_about(made.ref)[-1].purpose == "信访答复"


@pytest.mark.parametrize("path", ["", "comment", "reply/", "publish/"])
def test_an_officer_of_the_other_town_finds_nothing(cast: Cast, at: At, path: str) -> None:
    row = consulted(cast)
    made = said(row)
    key = "other_town_head" if path == "publish/" else "other_town_clerk"
    at_path = f"comments/{made.pk}/" if path == "comment" else f"{row.pk}/{path}"

    other = at(key)

    assert row.title not in read(other, "/desk/consultations/")
    assert other.get(f"/desk/consultations/{at_path}").status_code == 404


def test_feedback_is_offered_only_after_the_last_day(cast: Cast, at: At) -> None:
    row = consulted(cast)

    assert "截止以后再办" in read(at("town_head"), f"/desk/consultations/{row.pk}/")


def test_a_correction_is_answered_once(cast: Cast, at: At) -> None:
    row, clerk = api.point_out(WRONG, on=TUESDAY), at("district_clerk")
    path = f"/desk/corrections/{row.pk}/"
    assert "13700137000" not in read(clerk, path)

    clerk.post(path, {"state": "fixed", "words": "已更新"})
    again = clerk.post(path, {"state": "answered", "words": "再答"})

    assert again.status_code == 409
    assert "已更新" in read(at("auditor"), path)
    assert "电话打不通" in read(clerk, "/desk/corrections/?state=fixed")
    assert "电话打不通" not in read(clerk, "/desk/corrections/?state=waiting")


def test_an_auditor_reads_corrections_and_answers_none(cast: Cast, at: At) -> None:
    row = api.point_out(WRONG, on=TUESDAY)
    told = {"state": "fixed", "words": "好"}

    assert at("auditor").post(f"/desk/corrections/{row.pk}/", told).status_code == 403


def test_a_guarded_name_is_listed_without_being_told(at: At) -> None:
    clerk = at("district_clerk")
    clerk.post("/desk/protected-names/", {"name": "罗小雨", "reason": "受监护侵害"})
    row = api.ProtectedName.objects.get()

    shown = read(clerk, "/desk/protected-names/") + read(clerk, f"/desk/protected-names/{row.pk}/")
    opened = clerk.post(f"/desk/protected-names/{row.pk}/open/", {"purpose": "审计检查"})
    clerk.post(f"/desk/protected-names/{row.pk}/")

    assert "受监护侵害" in shown
    assert "罗小雨" not in shown
    assert "罗小雨" in opened.content.decode()
    assert "停止" in read(clerk, "/desk/protected-names/")


@pytest.mark.parametrize(
    "path", ["/desk/consultations/", "/desk/consultations/{}/", "/desk/corrections/"]
)
def test_a_page_asks_little_whatever_the_size(cast: Cast, at: At, path: str) -> None:
    row = consulted(cast)
    for _ in range(5):
        said(row)
        api.point_out(WRONG, on=TUESDAY)
    clerk = at("district_clerk")
    at_path = path.format(row.pk)
    clerk.get(at_path)

    with CaptureQueriesContext(connection) as caught:
        assert clerk.get(at_path).status_code == 200

    assert len(caught) <= 10
