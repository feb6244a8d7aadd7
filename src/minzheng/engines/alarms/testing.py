"""For tests and demos: two centres, an elder with a button at home, her two contacts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import make_aware

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.alarms import api
from minzheng.engines.care.testing import house_viewer
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)
NOW = make_aware(datetime.combine(date(2026, 11, 2), time(8, 15)))
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID, SERIAL, PLATFORM = "440118195003050016", "SOS-001", "P-2026-0001"


@dataclass(frozen=True)
class World:
    """A centre in each town with a manager, an elder of the first town, a button."""

    cast: Cast
    home: Facility
    other: Facility
    house: Viewer
    stranger: Viewer
    elder: Person
    device: api.Device

    def call(self, event: str = "e1", now: datetime = NOW, **more: Any) -> api.Alarm:
        """The button is pressed."""
        told = {"serial": SERIAL, "kind": "sos", "happened_at": now, **more}
        return api.take_alarm(PLATFORM, api.NewCall(event=event, **told), by=SYSTEM, now=now)[0]


def later(minutes: float) -> datetime:
    """So many minutes after the button was pressed."""
    return NOW + timedelta(minutes=minutes)


def make_world() -> World:
    """The second contact is a neighbour with an account, the first has none."""
    cast = make_cast(DAY)
    home = make_centre("石桥养老服务中心", VILLAGE_A, CODE)
    other = make_centre("新圩养老服务中心", VILLAGE_B, OTHER_CODE)
    house = house_viewer(home, "柯美玲", "manager", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    new = NewPerson(
        name="罗金水", id_number=ELDER_ID, registered_division=VILLAGE_A,
        living_division=VILLAGE_A,
    )  # fmt: skip
    elder = register_person(new, by=SYSTEM, on=DAY)
    contacts = (
        api.NewContact("罗小妹", "13800000001"),
        api.NewContact("罗春生", "13800000002", cast.applicant),
    )
    told = api.NewDevice(SERIAL, "sos", elder, "石桥村3号一楼", PLATFORM, contacts)
    device = api.keep_device(house, home.pk, told, on=DAY)
    return World(cast, home, other, house, stranger, elder, device)


def make_centre(name: str, village: str, code: str) -> Facility:
    """A centre that opened long ago."""
    new = NewFacility(
        name, "elder_centre", village, f"{name}1号", credit_code=code, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)
