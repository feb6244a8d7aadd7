"""For tests and demos: two rental points, a wheelchair in the catalogue, one in stock."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.parameters import api as parameters
from minzheng.engines.rentals import api
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)
CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"
ELDER_ID = "440118195003050016"
SERIAL = "WC-001"
# Shares of the tests, no place's.
SHARES = {"share_poor": "80%", "share_old": "50%", "share_other": "30%", "cap": "500元"}
WHEELCHAIR = api.NewProduct(
    name="手动轮椅", category="mobility", purpose="走不动、走不远的老人代步", price=80_000,
    deposit=30_000, rent_day=300, rent_month=6_000, max_days=180,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """A rental point in each town with a manager, an elder of the first town, a wheelchair."""

    cast: Cast
    home: Facility
    other: Facility
    house: Viewer
    stranger: Viewer
    elder: Person
    product: api.Product
    item: api.Item

    def hand_out(self, serial: str = SERIAL, on: date = DAY, **more: Any) -> api.Rental:
        """The elder rents it for thirty days."""
        told = {"days": 30, "condition": "完好，轮胎正常", "person": self.elder, **more}
        return api.hand_out(self.house, self.home.pk, api.HandOut(serial, **told), on=on)

    def take_back(self, row: api.Rental, on: date, **more: Any) -> api.Rental:
        """It comes back; what the deposit does not cover is collected."""
        bill = api.bill_today(row, on, more.get("damage", 0))
        told = {"condition": api.Condition.GOOD, "collected": bill.collected, **more}
        return api.take_back(self.house, row.pk, api.Return(**told), on=on)


def make_world() -> World:
    """The points belong to two houses; the elder is 76."""
    cast = make_cast(DAY)
    home = make_point("石桥养老服务站", VILLAGE_A, CODE)
    other = make_point("新圩养老服务站", VILLAGE_B, OTHER_CODE)
    house = house_viewer(home, "柯美玲", "manager", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    elder = make_elder()
    product = api.keep_product(WHEELCHAIR, DISTRICT, by=cast.viewers["district_clerk"])
    item = api.add_item(house, home.pk, SERIAL, product, on=DAY)
    return World(cast, home, other, house, stranger, elder, product, item)


def make_elder() -> Person:
    """Somebody of 76 in the first town's village."""
    new = NewPerson(
        name="罗金水", id_number=ELDER_ID, registered_division=VILLAGE_A,
        living_division=VILLAGE_A,
    )  # fmt: skip
    return register_person(new, by=SYSTEM, on=DAY)


def make_point(name: str, village: str, code: str) -> Facility:
    """A rental point that opened long ago."""
    new = NewFacility(
        name, "elder_station", village, f"{name}1号", credit_code=code, opened_on=OPENED
    )
    return register_facility(new, by=SYSTEM, on=OPENED)


def enter_shares(clerk: Viewer, head: Viewer, place: str, on: date) -> None:
    """The district enters what public money bears: one proposes, another approves."""
    for name, amount in SHARES.items():
        new = parameters.NewValue(
            key=f"rentals.{name}", place=normalise(place), value=amount,
            since=on - timedelta(days=120), source="测试数值", status="unconfirmed",
            checked_on=on, reason="补录",
        )  # fmt: skip
        entry = parameters.propose(new, by=clerk, on=on)
        parameters.approve(entry, by=head, on=on)
