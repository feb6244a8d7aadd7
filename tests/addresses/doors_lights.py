"""Doors and things: what is wrong with a facility, in red, amber, green."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.lights import api
from minzheng.registers.facilities.api import facilities_within

from .doors import ANY_HOUSE, Door, desk
from .doors_provider import CODES

DOORS: dict[str, Door] = {
    "desk:lights": Door(api.READERS),
    "desk:light-checks": Door(api.READERS),
    "desk:facility-lights": desk("house_facility", to=api.READERS),
    "desk:light-note": desk("light", to=api.KEEPERS),
    "provider:lights": Door(ANY_HOUSE),
}


def things(_cast: Cast) -> dict[str, Any]:
    """A red light at the first house."""
    house = facilities_within(DISTRICT).get(credit_code=CODES["home"], name="石桥颐养院")
    row = api.Light.objects.create(
        facility=house, check_code="oversight.late", colour=api.RED, why="整改已过期 3 天",
        seen_on=DAY,
    )  # fmt: skip
    return {"light": row.pk}
