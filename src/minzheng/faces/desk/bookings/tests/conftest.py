"""The desk's cast and browsers, and times that town A offers."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import Cast
from minzheng.engines.bookings.api import (
    Block,
    Booking,
    Choice,
    NewBooking,
    NewOffer,
    NewPattern,
    Offer,
    book,
    open_offer,
)
from minzheng.faces.desk.tests.conftest import MONDAY, TUESDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
WEEK = tuple(Block(day, "00:00", "23:30", 30, 2) for day in range(5))
EARLY = datetime.combine(MONDAY, time())
Reserve = Callable[..., Booking]


@pytest.fixture
def offer(cast: Cast) -> Offer:
    new = NewOffer(f"office:{cast.offices['town_a'].pk}", "低保咨询")
    return open_offer(new, NewPattern(MONDAY, WEEK), by=cast.viewers["town_head"], on=MONDAY)


@pytest.fixture
def reserve(offer: Offer) -> Reserve:
    """Books a time under another phone each time."""

    def reserve_one(phone: str = "13800138000", day: date = TUESDAY, hour: int = 9,
                    person: int | None = None) -> Booking:  # fmt: skip
        wish = NewBooking(Choice(day, time(hour)), "罗春生", phone, person)
        return book(offer, wish, by=NOBODY, on=MONDAY, now=EARLY)

    return reserve_one
