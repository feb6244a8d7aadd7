"""The counter's list, changes of the week, and who must be told of them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.bookings.api import Booking, Offer, plan_of
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.faces.desk.bookings.tests.conftest import Reserve
from minzheng.faces.desk.tests.conftest import TUESDAY, At

pytestmark = pytest.mark.django_db
CLOSE = {"day_year": "2026", "day_month": "11", "day_day": "4", "closed": "on", "reason": "检修"}
LINE = {"line0-days": ["0", "1"], "line0-begins": "09:00", "line0-ends": "11:00",
        "line0-minutes": "30", "line0-seats": "1"}  # fmt: skip
WEEK = {
    "since_year": "2026",
    "since_month": "11",
    "since_day": "4",
    "lead_days": "0",
    "ahead_days": "7",
}


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_day_is_read_in_few_queries_and_masked(
    reserve: Reserve, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        reserve(f"138001380{number:02d}", hour=1 + number)
    browser = at("town_clerk")

    with django_assert_max_num_queries(10):
        text = text_of(browser, "/desk/bookings/")

    assert text.count("罗**") == 20 and "罗春生" not in text and "13800138000" not in text


def test_the_other_town_finds_nothing(reserve: Reserve, offer: Offer, at: At) -> None:
    booking, browser = reserve(), at("other_town_head")

    assert booking.number not in text_of(browser, "/desk/bookings/")
    assert "低保咨询" not in text_of(browser, "/desk/bookings/offers/")
    for url in (f"offers/{offer.pk}/", f"offers/{offer.pk}/week/", f"{booking.pk}/contact/"):
        assert browser.get(f"/desk/bookings/{url}").status_code == 404
    assert browser.post(f"/desk/bookings/{booking.pk}/mark/", {"came": "yes"}).status_code == 404


def test_who_comes_is_marked_and_can_be_corrected(reserve: Reserve, at: At) -> None:
    booking, browser = reserve(), at("village_worker")
    assert browser.post(f"/desk/bookings/{booking.pk}/mark/", {"came": "yes"}).status_code == 404

    browser = at("town_clerk")
    browser.post(f"/desk/bookings/{booking.pk}/mark/", {"came": "no"})
    browser.post(f"/desk/bookings/{booking.pk}/mark/", {"came": "yes"})

    assert Booking.objects.get().state == "came"
    assert browser.post(f"/desk/bookings/{booking.pk}/mark/", {}).status_code == 409


def test_somebody_without_a_booking_is_entered(offer: Offer, at: At) -> None:
    browser = at("town_clerk")

    browser.post(f"/desk/bookings/offers/{offer.pk}/walk-in/", {"name": "谢月娥"})
    wrong = browser.post(f"/desk/bookings/offers/{offer.pk}/walk-in/", {"name": "1"})

    assert Booking.objects.get().walk_in
    assert wrong.status_code == 200 and Booking.objects.count() == 1


def test_closing_a_day_shows_who_loses_her_time_before_it_is_done(
    cast: Cast, reserve: Reserve, offer: Offer, at: At
) -> None:
    day = TUESDAY.replace(day=4)
    rung, told = reserve(day=day), reserve("13900139000", day, person=cast.applicant.pk)
    browser, url = at("town_head"), f"/desk/bookings/offers/{offer.pk}/day/"

    seen = browser.post(url, CLOSE).content.decode()
    assert "先看看会影响谁" in seen and rung.number in seen
    assert not Booking.objects.filter(state="displaced").exists()

    answer = browser.post(url, {**CLOSE, "sure": "yes"})
    assert answer.url == "/desk/bookings/displaced/"
    text = text_of(browser, answer.url)
    assert rung.number in text and told.number not in text
    assert told.number in inbox(Recipient("person", str(cast.applicant.pk))).get().text

    browser.post(f"/desk/bookings/{rung.pk}/told/")
    assert "没有要告知的人" in text_of(browser, answer.url)


def test_a_week_that_takes_nobodys_time_is_set_at_once(offer: Offer, at: At) -> None:
    browser, url = at("town_head"), f"/desk/bookings/offers/{offer.pk}/week/"
    assert 'value="00:00"' in text_of(browser, url)

    browser.post(url, {**WEEK, **LINE})

    pattern = plan_of(offer).pattern_on(TUESDAY.replace(day=4))
    assert pattern is not None
    assert [(b["day"], b["begins"], b["seats"]) for b in pattern.blocks] == [
        (0, "09:00", 1), (1, "09:00", 1),
    ]  # fmt: skip


def test_a_line_half_filled_in_says_what_is_missing(offer: Offer, at: At) -> None:
    url = f"/desk/bookings/offers/{offer.pk}/week/"

    text = at("town_head").post(url, {**WEEK, "line0-days": ["0"]}).content.decode()

    assert "第 1 行" in text and "几分钟" in text


def test_a_service_is_opened_at_an_office_of_ones_own(cast: Cast, at: At) -> None:
    browser, own = at("town_head"), f"office:{cast.offices['town_a'].pk}"
    told = {**WEEK, **LINE, "place": own, "service": "婚姻登记"}

    browser.post("/desk/bookings/offers/new/", told)
    elsewhere = {**told, "place": f"office:{cast.offices['town_b'].pk}"}
    answer = browser.post("/desk/bookings/offers/new/", elsewhere)

    assert Offer.objects.get().service == "婚姻登记"
    assert answer.status_code == 200 and Offer.objects.count() == 1


def test_an_offer_ends_from_a_day_on(offer: Offer, at: At) -> None:
    sent = {"until_year": "2026", "until_month": "11", "until_day": "9"}

    at("town_head").post(f"/desk/bookings/offers/{offer.pk}/end/", sent)

    assert str(Offer.objects.get().until) == "2026-11-09"


def test_opening_a_contact_asks_why_and_leaves_a_trace(reserve: Reserve, at: At) -> None:
    booking, browser = reserve(), at("town_clerk")
    url = f"/desk/bookings/{booking.pk}/contact/"

    assert "13800138000" not in text_of(browser, url)
    opened = browser.post(url, {"purpose": "办理本事项"}).content.decode()

    assert "罗春生" in opened and "13800138000" in opened
    assert Entry.objects.order_by("-number")[0].subject == booking.ref
