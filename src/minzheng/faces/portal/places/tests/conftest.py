"""The citizens' cast, a few institutions, and times that can be booked."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache as counted
from django.test import Client

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.bookings.api import Block, NewOffer, NewPattern, Offer, open_offer
from minzheng.faces.portal.tests.conftest import cast, day
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.facilities.api import NewOffer as Service

__all__ = ["cast", "day"]
MONDAY = date(2026, 11, 2)
TOLD = (
    NewFacility("石桥敬老院", "elder_home", VILLAGE_A, "石桥村 1 号", latitude=23.29,
                longitude=113.81, phone="020-00000001", capacity=60, vacancy=8,
                vacancy_on=MONDAY, rating="三级", access=("lift",),
                services=(Service("长住", 280_000, "月", "user"),)),
    NewFacility("新圩长者饭堂", "elder_canteen", VILLAGE_B, "新圩村 2 号", latitude=23.35,
                longitude=113.90, services=(Service("午餐", 1_200, "餐", "shared"),)),
    NewFacility("青竹婚姻登记处", "marriage_registry", TOWN_A, "政通路 3 号", latitude=23.30,
                longitude=113.80, services=(Service("结婚登记", 0),)),
)  # fmt: skip


@pytest.fixture
def places(cast: Cast) -> list[Facility]:
    return [register_facility(new, by=SYSTEM, on=MONDAY) for new in TOLD]


@pytest.fixture
def offer(cast: Cast, places: list[Facility]) -> Offer:
    blocks = tuple(Block(each, "09:00", "10:00", 30, 1) for each in range(5))
    new = NewOffer(places[2].ref, "结婚登记", bring="双方身份证")
    return open_offer(new, NewPattern(MONDAY, blocks), by=cast.viewers["town_head"], on=MONDAY)


@pytest.fixture
def stranger(cast: Cast) -> Iterator[Client]:
    """A browser in which nobody is signed in."""
    counted.clear()
    yield Client()
    counted.clear()
