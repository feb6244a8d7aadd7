"""For tests: two houses with prices, people who are served, and a month full of services."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.delivery.api import (
    NewRecord,
    Seen,
    ServiceRecord,
    Statement,
    draft_of,
    hand_in,
    record_service,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    NewOffer,
    register_facility,
)
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import NewStay, take_in

DAY, OPENED, SERVED_FROM = date(2026, 11, 2), date(2020, 5, 1), date(2026, 8, 1)
SEPTEMBER, OCTOBER, NOVEMBER = Month(2026, 9), Month(2026, 10), Month(2026, 11)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
OFFERS = (
    NewOffer("午餐", 1_300, "餐", "shared"),
    NewOffer("助浴", 6_000, "次", "government"),
    NewOffer("康复护理", 5_000, "次", "insurance"),
    NewOffer("理发", 2_000, "次", "user"),
    NewOffer("陪诊", None, "次", "government"),
)


@dataclass(frozen=True)
class World:
    """A house with a manager and a worker, another house, and the cast."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer

    @property
    def elder(self) -> Person:
        return self.cast.applicant

    def give(self, service: str, day: date, *, on: date = DAY, **more: Any) -> ServiceRecord:
        """The house serves the elder."""
        new = NewRecord(**{"person": self.elder, "service": service, "day": day, **more})
        return record_service(self.worker, self.home.pk, new, on=on)

    def hand_in(self, month: Month = OCTOBER, on: date = DAY) -> Statement:
        """The manager reads the month and hands it in."""
        seen = Seen(month, draft_of(self.home, month).digest)
        return hand_in(self.manager, self.home.pk, seen, on=on)


def make_world() -> World:
    """Two houses; the family's father is served by the first, his wife too."""
    cast = make_cast(DAY)
    home, other = (
        make_house("石桥颐康中心", VILLAGE_A, CODE),
        make_house("新圩颐康中心", VILLAGE_B, OTHER_CODE),
    )
    for person in (cast.applicant, cast.spouse):
        take_in(NewStay(home, person, "visited", SERVED_FROM), by=SYSTEM, on=DAY)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    return World(cast, home, other, manager, worker, house_viewer(other, "骆成", "manager", DAY))


def make_house(name: str, village: str, code: str) -> Facility:
    """A house that offers OFFERS."""
    new = NewFacility(
        name, "elder_centre", village, f"{name}1号", credit_code=code, opened_on=OPENED,
        services=OFFERS,
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=SERVED_FROM)
