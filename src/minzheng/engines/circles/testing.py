"""For tests and doors: two communities with elders and points, a canteen, premises, a survey."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.circles.api import (
    NewPoint,
    NewPremises,
    Premises,
    keep_point,
    offer_premises,
)
from minzheng.engines.screening.api import Snapshot, build
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.households.api import NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, register_person

MONDAY = date(2026, 11, 2)
POINT_A, POINT_B = (23.29, 113.81), (23.40, 113.95)  # 18 km apart
SOURCE = "标准地址库 2026-10"


def elder(village: str, *, address: str = "", born: int = 1950) -> Person:
    """Somebody old who lives there, in a household of her own."""
    new = NewPerson(
        name="邻居", sex=2, born_on=date(born, 5, 1), living_division=village,
        registered_division=village, address=address,
    )  # fmt: skip
    person = register_person(new, by=SYSTEM, on=MONDAY)
    home = NewHousehold(head=person, division_code=village, since=date(2020, 1, 1))
    open_household(home, by=SYSTEM)
    return person


def points(cast: Cast) -> None:
    """The middles of the two villages."""
    for code, at in ((VILLAGE_A, POINT_A), (VILLAGE_B, POINT_B)):
        point(cast, code, at)


def point(cast: Cast, code: str, at: tuple[float, float]) -> None:
    """The middle of a village, by the district's clerk."""
    new = NewPoint(code, *at, "", SOURCE)
    keep_point(new, by=cast.viewers["district_clerk"], on=MONDAY)


def canteen(at: tuple[float, float] = POINT_A, seats: int | None = 1, **more: Any) -> Facility:
    """A canteen of so many seats."""
    told = {"name": "石桥长者饭堂", "kind": "elder_canteen", "division_code": VILLAGE_A} | more
    new = NewFacility(
        address="石桥村 8 号", latitude=at[0], longitude=at[1], capacity=seats, **told
    )
    return register_facility(new, by=SYSTEM, on=MONDAY)


def premises(cast: Cast, **more: Any) -> Premises:
    """An old school in the second village, by that town's head."""
    told: dict[str, Any] = {
        "name": "新圩旧小学", "division_code": VILLAGE_B, "address": "新圩村 20 号", "area": 300,
        "latitude": POINT_B[0], "longitude": POINT_B[1], "fire": "possible", "condition": "plain",
        "rent": 350_000, "owner_kind": "collective",
    } | more  # fmt: skip
    return offer_premises(NewPremises(**told), by=cast.viewers["district_clerk"], on=MONDAY)


def populate() -> Snapshot:
    """Six elders in the first village, eight in the second; a population table of the day."""
    for village, number in ((VILLAGE_A, 6), (VILLAGE_B, 8)):
        for at in range(number):
            elder(village, address=f"{village}-{at}号")
    return build(MONDAY, by=SYSTEM)
