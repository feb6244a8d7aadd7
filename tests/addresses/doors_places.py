"""Doors and things: institutions, bookings, tips."""

from datetime import date, datetime, time
from typing import Any

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.bookings import api as bookings
from minzheng.engines.tips import api as tips
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, NewOffer, register_facility

from .doors import ANYBODY, Door, desk

MONDAY, SIX = date(2026, 11, 2), date(2026, 11, 9)
NOW = datetime.combine(MONDAY, time(8))
CHAIN = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head")
CHILD_POSTS = ("child_director", "child_supervisor")
OFFERERS = ("town_clerk", "town_head", "district_clerk", "district_head")
READERS, TIP, OFFER, BOOKING = (*CHAIN, "auditor"), ("tip",), ("offer",), ("booking",)

DOORS: dict[str, Door] = {
    "portal:institutions": Door(ANYBODY),
    "portal:institutions-compare": Door(ANYBODY),
    "portal:institution-points": Door(ANYBODY),
    "portal:institution": Door(ANYBODY, ("facility",)),
    "portal:booking": Door(ANYBODY),
    "portal:my-booking": Door(ANYBODY),
    "portal:booked": Door(ANYBODY),
    "portal:book": Door(ANYBODY, OFFER),
    "portal:tips": Door(ANYBODY),
    "portal:tip-received": Door(ANYBODY),
    "portal:tip-progress": Door(ANYBODY),
    "desk:tips": Door((*READERS, *CHILD_POSTS, "hotline_clerk")),
    "desk:tip-new": Door((*CHAIN, *CHILD_POSTS, "hotline_clerk")),
    "desk:tip": desk(*TIP, to=READERS),
    "desk:tip-take": desk(*TIP, to=CHAIN),
    "desk:tip-visit": desk(*TIP, to=CHAIN),
    "desk:tip-report": desk(*TIP, to=CHAIN),
    "desk:tip-same": desk(*TIP, to=CHAIN),
    "desk:tip-settle": desk(*TIP, to=CHAIN),
    "desk:tip-reporter": desk(*TIP, to=CHAIN),
    "desk:tip-photo": desk(*TIP, to=CHAIN),
    "desk:tip-answer": desk(*TIP, to=CHAIN),
    "desk:bookings": Door(READERS),
    "desk:bookings-displaced": Door(READERS),
    "desk:offers": Door(READERS),
    "desk:offer-new": Door(OFFERERS),
    "desk:offer": desk(*OFFER, to=READERS),
    "desk:offer-week": desk(*OFFER, to=OFFERERS),
    "desk:offer-day": desk(*OFFER, to=OFFERERS),
    "desk:offer-end": desk(*OFFER, to=OFFERERS),
    "desk:walk-in": desk(*OFFER, to=CHAIN),
    "desk:booking-mark": desk(*BOOKING, to=CHAIN),
    "desk:booking-told": desk(*BOOKING, to=CHAIN),
    "desk:booking-contact": desk(*BOOKING, to=CHAIN),
}


def things(cast: Cast) -> dict[str, Any]:
    """A home for the old that offers visits, one booked, and a tip with a photo."""
    new = NewFacility(
        "石桥敬老院", "elder_home", VILLAGE_A, "石桥村 1 号", latitude=23.29, longitude=113.81,
        phone="020-00000001", hours="每天 8:00-18:00", capacity=60, vacancy=8,
        services=(NewOffer("长住", 280_000, "月", "user"),),
    )  # fmt: skip
    facility = register_facility(new, by=SYSTEM, on=MONDAY)
    blocks = tuple(bookings.Block(day, "09:00", "12:00", 30, 2) for day in range(7))
    offer = bookings.open_offer(
        bookings.NewOffer(facility.ref, "参观"), bookings.NewPattern(MONDAY, blocks),
        by=cast.viewers["district_head"], on=MONDAY,
    )  # fmt: skip
    wish = bookings.NewBooking(bookings.Choice(SIX, time(9)), "何大山", "13700137000")
    booking = bookings.book(offer, wish, by=NOBODY, on=MONDAY, now=NOW)
    told = tips.NewTip(
        "elder", VILLAGE_A, "独居老人三天没有开门", who="陈阿婆", reporter="何大山",
        phone="13700137000", photo=tips.Paper("a.jpg", b"\xff\xd8\xff a door"),
    )  # fmt: skip
    tip = tips.receive(told, by=NOBODY, on=MONDAY)
    return {"facility": facility.pk, "offer": offer.pk, "booking": booking.pk, "tip": tip.pk}
