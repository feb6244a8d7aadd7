"""The evening before, who has an account is told once; nobody else is."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, make_cast
from minzheng.engines.bookings.api import (
    Block,
    Choice,
    NewBooking,
    NewOffer,
    NewPattern,
    book,
    open_offer,
)
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.wiring.reminding import remind_of_bookings

TOMORROW = date(2026, 11, 3)
NOW = datetime.combine(DAY, time(8))


@pytest.mark.django_db
def test_it_reminds_once(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    cast = make_cast()
    week = NewPattern(DAY, (Block(1, "09:00", "12:00", 30, 2),))
    new = NewOffer(f"office:{cast.offices['town_a'].pk}", "低保咨询", bring="身份证")
    offer = open_offer(new, week, by=cast.viewers["town_head"], on=DAY)
    for phone, person in (("13800138000", cast.applicant.pk), ("13900139000", None)):
        wish = NewBooking(Choice(TOMORROW, time(9)), "罗春生", phone, person)
        book(offer, wish, by=cast.viewers["applicant"], on=DAY, now=NOW)

    assert remind_of_bookings(DAY) == 1
    assert remind_of_bookings(DAY) == 0
    assert "09:00" in inbox(Recipient("person", str(cast.applicant.pk))).get().text
