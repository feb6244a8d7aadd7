"""Doors and things: a pilot, a trip and courses of the district, read by every town."""

from dataclasses import replace
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.learning import api
from minzheng.engines.learning.testing import DAY, SHEET, new_course, new_pilot, new_trip

from .doors import Door, Everywhere

PILOT, TRIP, COURSE = ("running_pilot",), ("planned_trip",), ("planned_course",)
DOORS: dict[str, Door] = {
    "desk:learning": Door(api.READERS),
    "desk:pilot-new": Door(api.KEEPERS),
    "desk:pilot": Everywhere(api.READERS, PILOT),
    "desk:pilot-end": Everywhere(api.KEEPERS, PILOT),
    "desk:pilot-copy": Everywhere(api.KEEPERS, PILOT),
    "desk:course-new": Door(api.KEEPERS),
    "desk:course": Everywhere(api.READERS, COURSE),
    "desk:course-hold": Everywhere(api.KEEPERS, COURSE),
    "desk:course-call-off": Everywhere(api.KEEPERS, COURSE),
    "desk:course-paper": Everywhere(api.KEEPERS, ("held_course",)),
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
    # Of a post that the first town alone has: whoever is called gets a message.
    new = replace(new_course(DAY), roles=["child_supervisor"])
    planned, held = (api.plan_course(new, by=clerk, on=DAY) for _ in range(2))
    api.hold_course(clerk, held.pk, [], SHEET, on=DAY)
    return {"running_pilot": pilot.pk, "planned_trip": trip.pk, "planned_course": planned.pk,
            "held_course": held.pk}  # fmt: skip
