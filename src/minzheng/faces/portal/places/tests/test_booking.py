"""A citizen books without an account, moves and cancels by number and four digits."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.bookings.api import Booking, Offer
from minzheng.faces.portal.tests.conftest import signed_in

NINE, HALF_PAST = "2026-11-03T09:00", "2026-11-03T09:30"
WHO = {"name": "阿依古丽·买买提", "phone": "138 0013 8000"}


def sent(browser: Client, offer: Offer, **told: str) -> str:
    answer = browser.post(f"/booking/{offer.pk}/", {"when": NINE, **WHO, **told})
    return answer.url if answer.status_code == 302 else answer.content.decode()


def test_what_can_be_booked_is_found_by_place_and_matter(offer: Offer, stranger: Client) -> None:
    assert "结婚登记" in stranger.get("/booking/").content.decode()
    assert "结婚登记" in stranger.get("/booking/?matter=relief/dibao").content.decode()
    place = offer.place.partition(":")[2]
    assert stranger.get(f"/booking/?facility={place}").url == f"/booking/{offer.pk}/"
    assert "还没有开通预约" in stranger.get("/booking/?office=999").content.decode()
    assert stranger.get("/booking/999/").status_code == 404


def test_a_time_is_booked_and_the_number_shown(
    offer: Offer, stranger: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(10):
        page = stranger.get(f"/booking/{offer.pk}/?day=2026-11-03").content.decode()
    assert NINE in page and "双方身份证" in page and "余 1 位" in page

    assert sent(stranger, offer) == "/booking/done/"

    done = stranger.get("/booking/done/").content.decode()
    assert Booking.objects.get().number in done and "买买提" not in done
    assert NINE not in stranger.get(f"/booking/{offer.pk}/?day=2026-11-03").content.decode()


def test_what_is_wrong_is_said_beside_its_box(offer: Offer, stranger: Client) -> None:
    sent(stranger, offer)

    assert "约满" in sent(Client(), offer, phone="13900139000") or Booking.objects.count() == 1
    assert "11 位手机号" in sent(stranger, offer, when=HALF_PAST, phone="12")
    assert "已经有一个预约" in sent(stranger, offer, when=HALF_PAST)
    assert "请选择" in sent(stranger, offer, when="")


def test_number_and_digits_show_it_move_it_and_cancel_it(offer: Offer, stranger: Client) -> None:
    sent(stranger, offer)
    booking, other = Booking.objects.get(), Client()
    known = {"number": booking.number, "tail": "8000"}

    wrong = other.post("/booking/mine/", {**known, "tail": "8001"}).content.decode()
    found = other.post("/booking/mine/", known).content.decode()
    moved = other.post("/booking/mine/", {**known, "act": "move", "when": HALF_PAST})
    cancelled = other.post("/booking/mine/", {**known, "act": "cancel"}).content.decode()

    assert "没有找到" in wrong and booking.number not in wrong.replace(
        f'value="{booking.number}"', ""
    )
    assert "结婚登记" in found and "买买提" not in found
    assert "时间已改好" in moved.content.decode()
    assert "已取消" in cancelled and Booking.objects.get().state == "cancelled"


def test_guessing_is_stopped(offer: Offer, stranger: Client) -> None:
    sent(stranger, offer)
    number = Booking.objects.get().number

    tries = [
        stranger.post("/booking/mine/", {"number": number, "tail": f"{n:04d}"}).content.decode()
        for n in range(6)
    ]

    assert "试得太多" in tries[-1] and "试得太多" not in tries[0]


def test_who_is_signed_in_is_not_asked_again(cast: Cast, offer: Offer) -> None:
    browser = signed_in(cast, "applicant")
    assert 'name="phone"' not in browser.get(f"/booking/{offer.pk}/").content.decode()

    browser.post(f"/booking/{offer.pk}/", {"when": NINE})

    booking = Booking.objects.get()
    assert (booking.person_id, booking.phone_masked) == (cast.applicant.pk, "138****8000")
    assert booking.number in browser.get("/booking/mine/").content.decode()


@pytest.mark.django_db
def test_without_a_booking_there_is_no_receipt(stranger: Client) -> None:
    assert stranger.get("/booking/done/").url == "/booking/"
