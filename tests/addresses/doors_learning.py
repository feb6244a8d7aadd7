"""Doors and things: a pilot and a trip of the district, read by every town."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.learning import api
from minzheng.engines.learning.testing import DAY, new_pilot, new_trip

from .doors import Door, Everywhere

PILOT, TRIP = ("running_pilot",), ("planned_trip",)
DOORS: dict[str, Door] = {
    "desk:learning": Door(api.READERS),
    "desk:pilot-new": Door(api.KEEPERS),
    "desk:pilot": Everywhere(api.READERS, PILOT),
    "desk:pilot-end": Everywhere(api.KEEPERS, PILOT),
    "desk:pilot-copy": Everywhere(api.KEEPERS, PILOT),
    "desk:trip-new": Door(api.KEEPERS),
    "desk:trip": Everywhere(api.READERS, TRIP),
    "desk:trip-report": Everywhere(api.KEEPERS, TRIP),
    "desk:trip-lesson": Everywhere(api.KEEPERS, TRIP),
}


def things(cast: Cast) -> dict[str, Any]:
    """Both written down by the district's clerk."""
    clerk = cast.viewers["district_clerk"]
    pilot = api.begin_pilot(new_pilot(), by=clerk, on=DAY)
    trip = api.plan_trip(new_trip(), by=clerk, on=DAY)
    return {"running_pilot": pilot.pk, "planned_trip": trip.pk}
