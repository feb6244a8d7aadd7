"""Many want the last seat at the same moment: one gets it, the others are told; none is lost."""

from functools import partial
from pathlib import Path

import pytest

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import make_cast
from minzheng.engines.audit.api import verify
from minzheng.engines.bookings.api import Booking, TimeGone, book
from minzheng.engines.bookings.models import Slot
from minzheng.engines.bookings.tests.conftest import MONDAY, NOW, make_offer, wish
from minzheng.registers.testing import at_once

CROWD, SEATS = 6, 2


@pytest.mark.django_db(transaction=True)
def test_no_seat_is_given_twice(data_dir: Path) -> None:
    offer = make_offer(make_cast(MONDAY))

    def take(number: int) -> Booking:
        return book(offer, wish(f"1380013800{number}"), by=NOBODY, on=MONDAY, now=NOW)

    outcomes = at_once(*(partial(take, number) for number in range(CROWD)))

    told = [each for each in outcomes if isinstance(each, TimeGone)]
    assert len(told) == CROWD - SEATS
    assert all(isinstance(each, Booking | TimeGone) for each in outcomes)
    assert Booking.objects.count() == SEATS == Slot.objects.get().taken
    assert verify().ok
