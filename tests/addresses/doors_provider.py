"""Doors and things: an institution's own pages."""

from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import APPLICANT_ID, DAY, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.care.api import Newcomer, take_in_person
from minzheng.engines.care.testing import house_account
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    facilities_within,
    register_facility,
)

from .doors import ANY_HOUSE, ANYBODY, OWN_HOUSE, Door

CODES = {"home": "52440118MJ9988771L", "other_home": "52440118MJ7654321G"}
FACILITY, STAY = ("house_facility",), ("stay",)

DOORS: dict[str, Door] = {
    "provider:sign-in": Door(ANYBODY),
    "provider:sign-out": Door(ANYBODY),
    "provider:duties": Door(ANY_HOUSE),
    "provider:profile": Door(ANY_HOUSE),
    "provider:facility": Door(OWN_HOUSE, FACILITY),
    "provider:places": Door(OWN_HOUSE, FACILITY),
    "provider:own-facts": Door(OWN_HOUSE, FACILITY),
    "provider:people": Door(ANY_HOUSE),
    "provider:newcomer": Door(ANY_HOUSE),
    "provider:stay": Door(OWN_HOUSE, STAY),
    "provider:moving": Door(OWN_HOUSE, STAY),
    "provider:leaving": Door(OWN_HOUSE, STAY),
}


def things(cast: Cast) -> dict[str, Any]:
    """Two houses; the family's father lives in the first."""
    home = _facility("石桥颐养院", VILLAGE_A, CODES["home"])
    other = other_home()
    cast.accounts["house"] = house_account(home, "柯美玲", "manager", "house")
    cast.accounts["other_house"] = house_account(other, "骆成", "manager", "other_house")
    manager = viewer_of(cast.accounts["house"], DAY)
    new = Newcomer("罗春生", APPLICANT_ID, "living", DAY, "201-1")
    stay = take_in_person(manager, home.pk, new, on=DAY)
    return {"house_facility": home.pk, "stay": stay.pk}


def other_home() -> Facility:
    """The house of the other town, registered once."""
    there = facilities_within(VILLAGE_B).filter(credit_code=CODES["other_home"]).first()
    return there or _facility("新圩颐养院", VILLAGE_B, CODES["other_home"])


def _facility(name: str, village: str, code: str) -> Facility:
    new = NewFacility(name, "elder_home", village, f"{name}1号", credit_code=code, capacity=20)
    return register_facility(new, by=SYSTEM, on=DAY)
