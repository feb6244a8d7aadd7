"""For tests and doors: a home with two units, somebody who lives there, its manager and worker."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.residence import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, register_person
from minzheng.registers.stays.api import NewStay, Stay, take_in

DAY, OPENED, CAME = date(2026, 11, 2), date(2020, 5, 1), date(2026, 10, 20)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
NUMBERS = ("440118195003050016", "44011819400305002X")
FEES = api.Fees(120_000, 80_000, 60_000)


@dataclass(frozen=True)
class World:
    """A home in each town; two elders live in the first, which has two units of two beds each."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer
    stay: Stay
    second: Stay
    beds: dict[str, api.Bed]

    def place(self, code: str = "101-1", stay: Stay | None = None, **more: Any) -> api.Placement:
        """Somebody is placed in a bed by the worker."""
        told = {"since": CAME, "reason": api.Moved.ADMITTED, **more}
        new = api.NewPlace(self.beds[code].pk, **told)
        return api.place(self.worker, (stay or self.stay).pk, new, on=DAY)

    def assess(self, stay: Stay | None = None) -> api.Assessment:
        """Two people assess her."""
        new = api.NewAssessment(CAME, api.Level.ASSISTED, "温小雪", "韩护士")
        return api.assess(self.worker, (stay or self.stay).pk, new, on=DAY)

    def sign(self, stay: Stay | None = None, **more: Any) -> api.Contract:
        """The manager records a contract of a year."""
        return api.sign(self.manager, (stay or self.stay).pk, a_contract(**more), on=DAY)

    def pay(self, kind: str, amount: int, **more: Any) -> api.Entry:
        """Money is taken from the first."""
        return self.enter(kind, api.Way.PAID, amount, **more)

    def enter(self, kind: str, way: str, amount: int, **more: Any) -> api.Entry:
        """Money of the first moves."""
        told = {"day": DAY, **more}
        new = api.NewEntry(kind, way, amount, **told)
        return api.enter(self.manager, self.stay.pk, new, on=DAY)


def make_world() -> World:
    """Two homes, two residents, four beds."""
    cast = make_cast(DAY)
    home = make_home("石桥颐养院", VILLAGE_A, CODE)
    other = make_home("新圩颐养院", VILLAGE_B, OTHER_CODE)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    people = [make_elder("罗金水", NUMBERS[0]), make_elder("谢阿婆", NUMBERS[1])]
    stays = [take_in(NewStay(home, each, "living", CAME), by=SYSTEM, on=DAY) for each in people]
    beds = make_beds(manager, home)
    return World(cast, home, other, manager, worker, stranger, stays[0], stays[1], beds)


def make_beds(manager: Viewer, home: Facility) -> dict[str, api.Bed]:
    """A unit for who helps herself on the first floor, one for nursing on the second."""
    levels = ((1, "自理区", api.Level.INDEPENDENT), (2, "护理区", api.Level.NURSING))
    for floor, name, level in levels:
        unit = api.open_unit(manager, home.pk, name, level, on=DAY)
        new = api.NewRoom(unit.pk, f"{floor}01", floor, "double", 2)
        api.open_room(manager, home.pk, new, on=DAY)
    return {bed.code: bed for bed in api.Bed.objects.filter(facility=home)}


def make_home(name: str, village: str, code: str, **more: Any) -> Facility:
    """A home of twenty places, run for profit."""
    told = {"capacity": 20, "operator": "business", "opened_on": OPENED, **more}
    new = NewFacility(name, "elder_home", village, f"{name}1号", credit_code=code, **told)
    return register_facility(new, by=SYSTEM, on=OPENED)


def make_elder(name: str, number: str) -> Person:
    """An elder of the first village."""
    place: dict[str, Any] = {"registered_division": VILLAGE_A, "living_division": VILLAGE_A}
    return register_person(NewPerson(name=name, id_number=number, **place), by=SYSTEM, on=DAY)


def a_contract(**more: Any) -> api.NewContract:
    """A year from the day she came."""
    told: dict[str, Any] = {
        "payer": "罗大勇", "relation": "儿子", "since": CAME, "until": date(2027, 10, 19),
        "level": api.Level.ASSISTED, "fees": FEES, "deposit": 240_000, **more,
    }  # fmt: skip
    return api.NewContract(**told)
