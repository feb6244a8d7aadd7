"""The week changes from a day on; who loses her time is shown before and told after."""

from datetime import date, time

import pytest

from minzheng.engines.access.api import NOBODY, NotAllowed, UnknownPurpose
from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.bookings.api import (
    Block,
    Booking,
    BookingRefused,
    Choice,
    NewOffer,
    NewPattern,
    NoSuchBooking,
    Offer,
    OfferRefused,
    State,
    add_walk_in,
    book,
    booking_for,
    bookings_on,
    counts_on,
    displaced,
    losing_by_day,
    losing_by_pattern,
    mark_absent,
    mark_came,
    mark_told,
    move,
    offer_for,
    offers_at,
    open_contact,
    open_offer,
    set_pattern,
    set_special_day,
)
from minzheng.engines.bookings.tests.conftest import (
    MONDAY,
    MORNINGS,
    NOW,
    TUESDAY,
    WEDNESDAY,
    make_offer,
    wish,
)

ONE_SEAT = tuple(Block(day, "09:00", "12:00", 30, 1) for day in range(5))
AFTERNOONS = tuple(Block(day, "14:00", "17:00", 30, 2) for day in range(5))


@pytest.fixture
def two(offer: Offer) -> tuple[Booking, Booking]:
    first, second = (
        book(offer, wish(phone), by=NOBODY, on=MONDAY, now=NOW)
        for phone in ("13800138000", "13900139000")
    )
    return first, second


def test_fewer_seats_displace_who_booked_last(
    cast: Cast, offer: Offer, two: tuple[Booking, Booking]
) -> None:
    head, new = cast.viewers["town_head"], NewPattern(TUESDAY, ONE_SEAT)

    assert losing_by_pattern(offer, new, by=head, on=MONDAY) == [two[1]]
    assert Booking.objects.filter(state=State.DISPLACED).count() == 0

    assert set_pattern(offer, new, by=head, on=MONDAY) == [two[1]]
    assert list(displaced(cast.viewers["town_clerk"])) == [two[1]]
    assert list(displaced(cast.viewers["other_town_clerk"])) == []


def test_who_is_displaced_chooses_anew_or_is_told(
    cast: Cast, offer: Offer, two: tuple[Booking, Booking]
) -> None:
    clerk = cast.viewers["town_clerk"]
    set_pattern(offer, NewPattern(TUESDAY, AFTERNOONS), by=cast.viewers["town_head"], on=MONDAY)

    mark_told(two[0], by=clerk, on=MONDAY)
    moved = move(two[1], Choice(TUESDAY, time(14)), by=NOBODY, on=MONDAY, now=NOW)

    assert moved.state == State.BOOKED
    assert list(displaced(clerk)) == []
    with pytest.raises(BookingRefused, match="没有变动"):
        mark_told(two[1], by=clerk, on=MONDAY)


def test_closing_a_day_displaces_everybody_of_it(
    cast: Cast, offer: Offer, two: tuple[Booking, Booking]
) -> None:
    assert losing_by_day(offer, TUESDAY, (), reason="检修") == list(two)

    lost = set_special_day(offer, TUESDAY, (), reason="检修", by=cast.viewers["town_head"],
                           on=MONDAY)  # fmt: skip

    assert lost == list(two)
    again = set_special_day(offer, TUESDAY, MORNINGS[1:2], reason="提前修好",
                            by=cast.viewers["town_head"], on=MONDAY)  # fmt: skip
    assert again == []


def test_a_week_begins_tomorrow_at_the_earliest_and_has_times(cast: Cast, offer: Offer) -> None:
    head = cast.viewers["town_head"]

    for new, why in (
        (NewPattern(MONDAY, MORNINGS), "明天或以后"),
        (NewPattern(TUESDAY, ()), "至少要有一个时段"),
        (NewPattern(TUESDAY, MORNINGS, 9, 5), "至少提前几天"),
    ):
        with pytest.raises(OfferRefused, match=why):
            set_pattern(offer, new, by=head, on=MONDAY)
    with pytest.raises(OfferRefused, match="写明原因"):
        set_special_day(offer, TUESDAY, (), reason=" ", by=head, on=MONDAY)


def test_only_those_of_the_place_offer_times(cast: Cast, offer: Offer) -> None:
    new = NewOffer(f"office:{cast.offices['town_a'].pk}", "咨询")

    for key in ("other_town_head", "village_worker", "auditor"):
        with pytest.raises(NotAllowed):
            open_offer(new, NewPattern(MONDAY, MORNINGS), by=cast.viewers[key], on=MONDAY)
        with pytest.raises(NotAllowed):
            set_pattern(offer, NewPattern(TUESDAY, MORNINGS), by=cast.viewers[key], on=MONDAY)
    with pytest.raises(OfferRefused, match="没有这个机构"):
        open_offer(NewOffer("office:0", "咨询"), NewPattern(MONDAY, MORNINGS),
                   by=cast.viewers["town_head"], on=MONDAY)  # fmt: skip


def test_the_other_town_sees_nothing(
    cast: Cast, offer: Offer, two: tuple[Booking, Booking]
) -> None:
    own, other = cast.viewers["town_clerk"], cast.viewers["other_town_clerk"]

    assert list(bookings_on(own, TUESDAY)) == list(two)
    assert list(bookings_on(other, TUESDAY)) == []
    assert list(bookings_on(cast.viewers["finance_clerk"], TUESDAY)) == []
    with pytest.raises(NoSuchBooking):
        booking_for(other, two[0].pk)
    with pytest.raises(NoSuchBooking):
        offer_for(other, offer.pk)
    with pytest.raises(NotAllowed):
        mark_came(two[0], by=other, on=TUESDAY)


def test_the_counter_marks_and_counts(
    cast: Cast, offer: Offer, two: tuple[Booking, Booking]
) -> None:
    clerk = cast.viewers["town_clerk"]
    with pytest.raises(BookingRefused, match="还没有到"):
        mark_came(two[0], by=clerk, on=MONDAY)

    mark_came(two[0], by=clerk, on=TUESDAY)
    mark_absent(two[1], by=clerk, on=TUESDAY)
    add_walk_in(offer, "谢月娥", by=clerk, on=TUESDAY, now=NOW)

    counts = counts_on(clerk, TUESDAY)
    assert (counts.booked, counts.came, counts.absent, counts.walk_in) == (0, 2, 1, 1)
    mark_came(two[1], by=clerk, on=TUESDAY)
    assert counts_on(clerk, TUESDAY).absent == 0


def test_a_walk_in_needs_a_day_that_is_served(cast: Cast, offer: Offer) -> None:
    with pytest.raises(BookingRefused, match="今天这里不办"):
        add_walk_in(offer, "谢月娥", by=cast.viewers["town_clerk"], on=date(2026, 11, 7), now=NOW)


def test_opening_a_contact_asks_why_and_leaves_a_trace(
    cast: Cast, two: tuple[Booking, Booking]
) -> None:
    clerk = cast.viewers["town_clerk"]

    with pytest.raises(UnknownPurpose):
        open_contact(clerk, two[0], purpose="")
    with pytest.raises(NotAllowed):
        open_contact(cast.viewers["other_town_clerk"], two[0], purpose="办理本事项")

    assert open_contact(clerk, two[0], purpose="办理本事项") == ("罗春生", "13800138000")
    last = Entry.objects.order_by("-number")[0]
    assert (last.verb, last.subject) == ("open_field", two[0].ref)


def test_offers_are_found_by_place_matter_and_area(cast: Cast) -> None:
    offer = make_offer(cast)

    assert list(offers_at(offer.place, on=WEDNESDAY)) == [offer]
    assert list(offers_at(matter="relief/dibao", division="440118101", on=WEDNESDAY)) == [offer]
    assert list(offers_at(division="440118102", on=WEDNESDAY)) == []
