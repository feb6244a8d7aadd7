"""Doors and things: the desk pages of institutions."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.registers.facilities.api import Facility
from minzheng.registers.organisations.api import find_by_credit_code

from .doors import READERS, TAKERS_DOWN, Door
from .doors_provider import CODES

KEEPERS = TAKERS_DOWN
FACILITY = ("desk_facility",)

DOORS: dict[str, Door] = {
    "desk:facilities": Door(READERS),
    "desk:facility-new": Door(KEEPERS),
    "desk:facility-sheet": Door(KEEPERS),
    "desk:facility-sheet-out": Door(KEEPERS),
    "desk:facility": Door(READERS, FACILITY),
    "desk:facility-amend": Door(KEEPERS, FACILITY),
    "desk:facility-close": Door(KEEPERS, FACILITY),
    "desk:organisation": Door(READERS, ("desk_organisation",)),
}


def things(_cast: Cast) -> dict[str, Any]:
    """The house in the family's village, and who runs it; both are there already."""
    house = Facility.objects.get(credit_code=CODES["home"], name="石桥颐养院")
    runs = find_by_credit_code(CODES["home"])
    return {"desk_facility": house.pk, "desk_organisation": runs.pk if runs else 0}
