"""Doors and things: patrols, campaigns and people found in the street."""

from typing import Any

from minzheng.engines.access.testing import DAY, TOWN_A, Cast
from minzheng.engines.street.api import Paper
from minzheng.engines.street.testing import found, lay_route, out_on_patrol, searched, taken_in

from .doors import ANYBODY, Door

STATION = ("relief_station", "relief_station_head")
PATROLLERS = ("village_worker", "town_clerk", "town_head", "social_worker", *STATION)
PLANNERS = ("town_clerk", "town_head", "district_clerk", *STATION)
LEADERS = ("district_clerk", "district_head", "relief_station_head")
STATION_READERS = (*STATION, "district_clerk", "district_head", "auditor")
READERS = (*PATROLLERS, "district_clerk", "district_head", "auditor")
# A village's worker has no part in what is the whole town's.
TOWN = tuple(role for role in READERS if role != "village_worker")
WALKERS = tuple(role for role in PATROLLERS if role != "village_worker")
PATROL, MET, STAY = ("street_patrol",), ("street_finding",), ("street_stay",)

DOORS: dict[str, Door] = {
    "desk:street": Door(READERS),
    "desk:street-campaign-new": Door(LEADERS),
    "desk:street-warning": Door(LEADERS),
    "desk:street-points": Door(READERS),
    "desk:street-point-new": Door(PLANNERS),
    "desk:street-point-close": Door(PLANNERS, ("street_point",)),
    "desk:street-patrols": Door(READERS),
    "desk:street-patrol-new": Door(PLANNERS),
    "desk:street-patrol": Door(TOWN, PATROL),
    "desk:street-walk": Door(WALKERS, PATROL),
    "desk:street-walk-seen": Door(WALKERS, PATROL),
    "desk:street-walk-met": Door(WALKERS, PATROL),
    "desk:street-walk-worker": Door(WALKERS, PATROL),
    "desk:street-patrol-begin": Door(WALKERS, PATROL),
    "desk:street-patrol-end": Door(WALKERS, PATROL),
    "desk:street-patrol-off": Door(PLANNERS, PATROL),
    "desk:street-see": Door(WALKERS, (*PATROL, "street_point")),
    "desk:street-find-there": Door(WALKERS, (*PATROL, "street_point")),
    "desk:street-findings": Door(READERS),
    "desk:street-find": Door(PATROLLERS),
    "desk:street-finding": Door(TOWN, MET),
    "desk:street-photo": Door(WALKERS, MET),
    "desk:street-finding-close": Door(WALKERS, MET),
    "desk:street-admit": Door(STATION, MET),
    "desk:street-station": Door(STATION_READERS),
    "desk:street-stays": Door(STATION_READERS),
    "desk:street-stay": Door(STATION_READERS, STAY),
    "desk:street-judge": Door(STATION, STAY),
    "desk:street-name": Door(STATION, STAY),
    "desk:street-search": Door(STATION, STAY),
    "desk:street-search-down": Door(STATION, ("street_sought",)),
    "desk:street-home": Door(STATION, STAY),
    "desk:street-follow": Door(STATION, STAY),
    "open:searches": Door(ANYBODY),
    "open:search": Door(ANYBODY, ("street_search",)),
    "open:search-photo": Door(ANYBODY, ("street_search",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """A patrol under way in the first town, one man still to be taken in, one in the station."""
    clerk, station = cast.viewers["town_clerk"], cast.viewers["relief_station"]
    lay_route(TOWN_A, by=clerk, on=DAY)
    patrol = out_on_patrol(TOWN_A, by=clerk, on=DAY)
    photo = Paper("桥下.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    waiting = found(patrol, by=clerk, on=DAY, photo=photo)
    stay = taken_in(found(patrol, by=clerk, on=DAY, called="老周"), by=station, on=DAY)
    sought = taken_in(found(patrol, by=clerk, on=DAY, called="老吴"), by=station, on=DAY)
    search = searched(sought, by=station, on=DAY)
    point = patrol.sights.order_by("pk")[0].point_id
    return {
        "street_patrol": patrol.pk, "street_point": point, "street_finding": waiting.pk,
        "street_stay": stay.pk, "street_sought": sought.pk, "street_search": search.number,
    }  # fmt: skip
