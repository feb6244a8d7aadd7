"""Officers work a tip on its page; the other town finds nothing, a child's danger few see."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import VILLAGE_B
from minzheng.engines.audit.api import Entry
from minzheng.engines.tips.api import Tip
from minzheng.faces.desk.tests.conftest import At
from minzheng.faces.desk.tips.tests.conftest import Bring

pytestmark = pytest.mark.django_db
VISIT = {"day_year": "2026", "day_month": "11", "day_day": "3", "words": "开门见到本人，跌倒了"}


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_list_shows_masked_names_in_few_queries(
    bring: Bring, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        bring(who=f"陈阿{number}")
    browser = at("town_clerk")

    with django_assert_max_num_queries(10):
        text = text_of(browser, "/desk/tips/")

    assert "陈**" in text and "陈阿1" not in text and "137" not in text


def test_one_tip_is_read_in_few_queries(
    bring: Bring, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tip, _ = bring(), [bring() for _ in range(20)]
    browser = at("village_worker")

    with django_assert_max_num_queries(10):
        text = text_of(browser, f"/desk/tips/{tip.pk}/")

    assert "陈阿婆" in text and "13700137000" not in text and "可能是同一件事" in text


def test_the_other_town_finds_nothing(bring: Bring, at: At) -> None:
    tip = bring()
    browser = at("other_town_head")

    assert tip.number not in text_of(browser, "/desk/tips/")
    for deed in ("", "visit/", "settle/", "photo/"):
        assert browser.get(f"/desk/tips/{tip.pk}/{deed}").status_code == 404
    for deed in ("take/", "same/", "reporter/"):
        assert browser.post(f"/desk/tips/{tip.pk}/{deed}", {}).status_code == 404


def test_a_child_in_danger_is_seen_by_child_posts_and_heads(bring: Bring, at: At) -> None:
    tip = bring(kind="child_harm")

    for key in ("child_director", "child_supervisor", "town_head", "district_head"):
        text = text_of(at(key), f"/desk/tips/{tip.pk}/")
        assert "有强制报告的义务" in text and "第十一条" in text
    for key in ("village_worker", "town_clerk", "district_clerk", "auditor"):
        assert at(key).get(f"/desk/tips/{tip.pk}/").status_code == 404
        assert tip.number not in text_of(at(key), "/desk/tips/?state=open")


def test_a_village_worker_works_it_to_its_end(bring: Bring, at: At) -> None:
    tip, browser = bring(), at("village_worker")

    browser.post(f"/desk/tips/{tip.pk}/take/")
    assert "还没有上门" in browser.post(
        f"/desk/tips/{tip.pk}/settle/", {"outcome": "helped", "words": "好了"}
    ).content.decode()  # fmt: skip
    browser.post(f"/desk/tips/{tip.pk}/visit/", VISIT)
    browser.post(f"/desk/tips/{tip.pk}/settle/", {"outcome": "helped", "words": "已送医"})

    row = Tip.objects.get()
    assert (row.state, row.outcome, row.taken_by) == ("closed", "helped", "village_worker")
    assert "当场给了帮助" in text_of(browser, f"/desk/tips/{tip.pk}/")


def test_harm_is_reported_and_then_settled(bring: Bring, at: At) -> None:
    tip, browser = bring(kind="child_harm"), at("child_director")
    browser.post(f"/desk/tips/{tip.pk}/visit/", VISIT)

    browser.post(f"/desk/tips/{tip.pk}/report/", {"words": "已报青竹派出所"})

    assert "已登记报告" in text_of(browser, f"/desk/tips/{tip.pk}/")
    browser.post(f"/desk/tips/{tip.pk}/settle/", {"outcome": "helped", "words": "已安置"})
    assert Tip.objects.get().state == "closed"


def test_opening_who_told_asks_why_and_leaves_a_trace(bring: Bring, at: At) -> None:
    tip, browser = bring(), at("village_worker")
    url = f"/desk/tips/{tip.pk}/reporter/"

    assert "13700137000" not in browser.post(url, {}).content.decode()
    opened = browser.post(url, {"purpose": "办理本事项"}).content.decode()

    assert "13700137000" in opened
    assert Entry.objects.order_by("-number")[0].verb == "open_field"


def test_a_likely_twin_is_linked_and_both_stay(bring: Bring, at: At) -> None:
    first, second, browser = bring(), bring(), at("village_worker")

    browser.post(f"/desk/tips/{second.pk}/same/", {"other": first.pk})

    assert Tip.objects.get(pk=second.pk).same_as == first
    assert first.number in text_of(browser, f"/desk/tips/{second.pk}/")
    assert browser.post(f"/desk/tips/{second.pk}/same/", {}).status_code == 409


def test_the_hotline_takes_one_down_for_any_village(at: At) -> None:
    told = {"source": "hotline", "kind": "poor", "division_code": VILLAGE_B, "words": "没有米"}
    browser = at("town_clerk")

    browser.post("/desk/tips/new/", told)
    wrong = browser.post("/desk/tips/new/", {**told, "phone": "12"}).content.decode()

    tip = Tip.objects.get()
    assert (tip.source, tip.role) == ("hotline", "village_worker")
    assert "11 位手机号" in wrong
    assert browser.get(f"/desk/tips/{tip.pk}/").status_code == 404


def test_a_message_leads_to_the_tip(bring: Bring, at: At) -> None:
    tip = bring()

    assert f"/desk/tips/{tip.pk}/" in text_of(at("village_worker"), "/desk/messages/")
