"""Institutions and times as the interface's tests need them."""

from datetime import date

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.bookings.api import Block, NewOffer, NewPattern, Offer, open_offer
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.facilities.api import NewOffer as Service

HOME_CODE, CANTEEN_CODE = "91440101MA59ABCD1D", "91440101MA59ABCEX5"


def open_places(on: date) -> tuple[Facility, Facility]:
    """A home in the first town's village, a canteen in the other's, each of an institution."""
    home = NewFacility(
        "石桥敬老院", "elder_home", VILLAGE_A, "石桥村 1 号", credit_code=HOME_CODE, latitude=23.29,
        longitude=113.81, capacity=60, vacancy=8,
        services=(Service("长住", 280_000, "月", "user"),),
    )  # fmt: skip
    canteen = NewFacility(
        "新圩长者饭堂", "elder_canteen", VILLAGE_B, "新圩村 2 号", credit_code=CANTEEN_CODE,
        latitude=23.35, longitude=113.90,
    )  # fmt: skip
    return (register_facility(home, by=SYSTEM, on=on), register_facility(canteen, by=SYSTEM, on=on))


def open_times(cast: Cast, place: Facility, on: date) -> Offer:
    """Two visits an hour on every working day."""
    blocks = tuple(Block(each, "09:00", "10:00", 30, 1) for each in range(5))
    week = NewPattern(on, blocks)
    return open_offer(NewOffer(place.ref, "参观"), week, by=cast.viewers["district_head"], on=on)
