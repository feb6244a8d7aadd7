"""For tests and demos: an elder in a house, the house's people, a house elsewhere."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.health import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, register_person
from minzheng.registers.stays.api import LIVING, NewStay, Stay, take_in

DAY, OPENED, CAME = date(2026, 11, 2), date(2020, 5, 1), date(2026, 9, 1)
NOW = time(9, 30)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID = "440118195003050016"
PHOTO = api.Paper("授权.png", b"\x89PNG\r\n\x1a\n a signed sheet")


@dataclass(frozen=True)
class World:
    """A resident, manager and worker of her house, the manager of another, the cast."""

    cast: Cast
    stay: Stay
    manager: Viewer
    worker: Viewer
    stranger: Viewer

    def measure(self, on: date = DAY, *, sure: bool = False, **values: int) -> api.Reading:
        """The worker measures."""
        new = api.NewReading(on, NOW, values, sure)
        return api.record_vitals(self.worker, self.stay.pk, new, on=on)

    def order(self, **more: Any) -> api.Medicine:
        """Something to take at eight, from the day before on."""
        told = {"name": "氨氯地平", "dose": "5毫克", "route": "mouth", "times": ("08:00",),
                "starts_on": date(2026, 11, 1), "ordered_by": "邱医生", **more}  # fmt: skip
        return api.order_medicine(self.manager, self.stay.pk, api.NewMedicine(**told), on=DAY)

    def give(self, medicine: api.Medicine, **more: Any) -> api.Dose:
        """The worker gives it."""
        told = {"day": DAY, "slot": "08:00", "outcome": "given", "at": NOW, **more}
        return api.give_dose(self.worker, medicine.pk, api.NewDose(**told), on=DAY)


def make_world() -> World:
    """A house with one resident, and a house in the other town."""
    cast = make_cast(DAY)
    home = make_home("石桥护理院", VILLAGE_A, CODE)
    other = make_home("新圩护理院", VILLAGE_B, OTHER_CODE)
    new = NewPerson(
        name="罗金水", id_number=ELDER_ID, registered_division=VILLAGE_A, living_division=VILLAGE_A
    )
    elder = register_person(new, by=SYSTEM, on=DAY)
    stay = take_in(NewStay(home, elder, LIVING, CAME, "201-1"), by=SYSTEM, on=DAY)
    return World(
        cast, stay, house_viewer(home, "柯美玲", "manager", DAY),
        house_viewer(home, "温小雪", "worker", DAY), house_viewer(other, "骆成", "manager", DAY),
    )  # fmt: skip


def make_home(name: str, village: str, code: str) -> Facility:
    """A home that opened long ago."""
    new = NewFacility(name, "elder_home", village, f"{name}1号", credit_code=code, opened_on=OPENED)
    return register_facility(new, by=SYSTEM, on=DAY)
