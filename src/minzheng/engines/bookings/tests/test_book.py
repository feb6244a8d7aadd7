"""A time is booked, moved and given back with number and four digits; nobody sits on two."""

from datetime import date, datetime, time

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry, verify
from minzheng.engines.bookings.api import (
    AlreadyBooked,
    Booking,
    BookingRefused,
    Choice,
    NewBooking,
    NoSuchBooking,
    Offer,
    State,
    TimeGone,
    book,
    booking_by_number,
    bookings_of,
    cancel,
    due_reminders,
    end_offer,
    free_days,
    move,
    note_reminded,
)
from minzheng.engines.bookings.tests.conftest import MONDAY, NINE, NOW, TUESDAY, WEDNESDAY, wish
from minzheng.registers.people.api import NameRefused, PhoneRefused

PHONES = ("13800138000", "13900139000", "13700137000")
TEN = time(10, 0)


def booked(offer: Offer, phone: str = PHONES[0], at: time = NINE) -> Booking:
    return book(offer, wish(phone, at=at), by=NOBODY, on=MONDAY, now=NOW)


def left(offer: Offer, day: date, at: time) -> int:
    days = {each.day: each for each in free_days(offer, on=MONDAY, now=NOW)}
    return next((free.left for free in days[day].times if free.time.starts == at), 0)


def test_the_free_days_are_read_in_three_queries(
    offer: Offer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        days = free_days(offer, on=MONDAY, now=NOW)

    assert [each.day for each in days][:2] == [MONDAY, TUESDAY] and len(days) == 15
    assert (len(days[1].times), days[5].why) == (6, "不办")


def test_a_time_that_has_begun_is_not_offered_today(offer: Offer) -> None:
    at_ten = datetime.combine(MONDAY, time(10))

    today = free_days(offer, on=MONDAY, now=at_ten)[0]

    assert today.times[0].time.starts == time(10, 30)
    with pytest.raises(TimeGone, match="已经过了"):
        book(offer, wish(day=MONDAY), by=NOBODY, on=MONDAY, now=at_ten)


def test_booking_takes_a_seat_and_seals_who(offer: Offer) -> None:
    booking = booked(offer)

    assert left(offer, TUESDAY, NINE) == 1
    assert "罗春生" not in booking.name_sealed
    assert (booking.name_masked, booking.phone_masked) == ("罗**", "138****8000")
    assert PHONES[0] not in str(Entry.objects.order_by("-number").values()[0])
    assert verify().ok


def test_a_full_time_is_refused(offer: Offer) -> None:
    booked(offer, PHONES[0])
    booked(offer, PHONES[1])

    with pytest.raises(TimeGone, match="约满"):
        booked(offer, PHONES[2])
    assert Booking.objects.count() == 2


def test_one_phone_books_once_a_day_and_keeps_no_second_seat(offer: Offer) -> None:
    booked(offer)

    with pytest.raises(AlreadyBooked, match="已经有一个预约"):
        booked(offer, at=TEN)
    assert left(offer, TUESDAY, TEN) == 2


@pytest.mark.parametrize(
    "choice", [Choice(date(2026, 11, 30), NINE), Choice(TUESDAY, time(9, 10)),
               Choice(date(2026, 11, 7), NINE), Choice(date(2026, 10, 30), NINE)]
)  # fmt: skip
def test_a_time_that_is_not_offered_is_refused(offer: Offer, choice: Choice) -> None:
    with pytest.raises(TimeGone, match="不能预约"):
        book(offer, wish(day=choice.day, at=choice.starts), by=NOBODY, on=MONDAY, now=NOW)


def test_a_wrong_phone_or_name_is_refused_before_a_seat_is_taken(offer: Offer) -> None:
    with pytest.raises(PhoneRefused):
        booked(offer, "12")
    with pytest.raises(NameRefused):
        book(
            offer, NewBooking(Choice(TUESDAY, NINE), "1", PHONES[0]), by=NOBODY, on=MONDAY, now=NOW
        )

    assert left(offer, TUESDAY, NINE) == 2


def test_number_and_four_digits_find_it_and_nothing_less(offer: Offer) -> None:
    booking = booked(offer)

    assert booking_by_number(f" {booking.number.lower()} ", "8000") == booking
    for number, tail in ((booking.number, "8001"), (booking.number, ""), ("Y", "8000")):
        with pytest.raises(NoSuchBooking, match="后四位"):
            booking_by_number(number, tail)


def test_moving_gives_the_old_seat_back(offer: Offer) -> None:
    moved = move(booked(offer), Choice(WEDNESDAY, TEN), by=NOBODY, on=MONDAY, now=NOW)

    assert (moved.day, moved.slot.starts) == (WEDNESDAY, TEN)
    assert (left(offer, TUESDAY, NINE), left(offer, WEDNESDAY, TEN)) == (2, 1)


def test_moving_to_a_full_time_keeps_the_old_seat(offer: Offer) -> None:
    booking = booked(offer, PHONES[0])
    booked(offer, PHONES[1], TEN)
    booked(offer, PHONES[2], TEN)

    with pytest.raises(TimeGone):
        move(booking, Choice(TUESDAY, TEN), by=NOBODY, on=MONDAY, now=NOW)
    assert left(offer, TUESDAY, NINE) == 1


def test_cancelling_frees_the_seat_once(offer: Offer) -> None:
    booking = booked(offer)

    cancel(booking, by=NOBODY, on=MONDAY)
    cancel(booking, by=NOBODY, on=MONDAY)

    assert left(offer, TUESDAY, NINE) == 2
    with pytest.raises(BookingRefused, match="已取消"):
        move(booking, Choice(WEDNESDAY, NINE), by=NOBODY, on=MONDAY, now=NOW)
    assert booked(offer).state == State.BOOKED


def test_what_is_past_is_not_changed(offer: Offer) -> None:
    booking = booked(offer)

    with pytest.raises(BookingRefused, match="已经过去"):
        cancel(booking, by=NOBODY, on=WEDNESDAY)


def test_an_ended_offer_takes_no_booking(cast: Cast, offer: Offer) -> None:
    end_offer(offer, until=TUESDAY, by=cast.viewers["town_head"], on=MONDAY)

    with pytest.raises(TimeGone):
        booked(offer)
    with pytest.raises(TimeGone, match="停止预约"):
        book(offer, wish(), by=NOBODY, on=TUESDAY, now=NOW)


def test_who_has_an_account_is_reminded_once_the_day_before(cast: Cast, offer: Offer) -> None:
    mine = book(offer, wish(person_id=cast.applicant.pk), by=cast.viewers["applicant"],
                on=MONDAY, now=NOW)  # fmt: skip
    booked(offer, PHONES[1])

    assert bookings_of(cast.applicant.pk, MONDAY) == [mine]
    assert due_reminders(MONDAY) == [mine]
    assert note_reminded([mine], MONDAY) == 1
    assert due_reminders(MONDAY) == []
