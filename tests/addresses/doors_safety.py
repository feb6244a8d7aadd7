"""Doors and things: incidents by the nine risks, safety checks, drills."""

from datetime import UTC, datetime
from typing import Any

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.safety import api
from minzheng.engines.safety.testing import a_fall, all_good
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.papers import Paper

from .doors import ANY_HOUSE, OWN_HOUSE, Door, desk
from .doors_provider import CODES

HOME = "石桥颐养院"

PLACE, INCIDENT, PROBLEM = ("house_facility",), ("incident",), ("safety_problem",)
FIXED = ("fixed_problem",)
PHOTO = Paper("好了.png", b"\x89PNG\r\n\x1a\n a picture of the test")

DOORS: dict[str, Door] = {
    "provider:safety": Door(ANY_HOUSE),
    "provider:incident-new": Door(OWN_HOUSE, PLACE),
    "provider:safety-drill": Door(OWN_HOUSE, PLACE),
    "provider:safety-round": Door(OWN_HOUSE, ("house_facility", "round_period")),
    "provider:incident": Door(OWN_HOUSE, INCIDENT),
    "provider:incident-family": Door(OWN_HOUSE, INCIDENT),
    "provider:incident-cause": Door(OWN_HOUSE, INCIDENT),
    "provider:incident-review": Door(OWN_HOUSE, INCIDENT),
    "provider:safety-problem": Door(OWN_HOUSE, PROBLEM),
    "provider:safety-photo": Door(OWN_HOUSE, FIXED),
    "provider:safety-assess": Door(OWN_HOUSE, ("stay",)),
    "desk:safety": Door(api.READERS),
    "desk:incident": desk(*INCIDENT, to=api.READERS),
    "desk:incident-review": desk(*INCIDENT, to=api.REVIEWERS),
    "desk:safety-houses": Door(api.READERS),
    "desk:safety-house": desk(*PLACE, to=api.READERS),
    "desk:safety-photo": desk(*FIXED, to=api.READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father fell at the first house; two problems of a round, one put right."""
    house = viewer_of(cast.accounts["house"], DAY)
    home = facilities_within(DISTRICT).get(credit_code=CODES["home"], name=HOME)
    now = datetime(DAY.year, DAY.month, DAY.day, 4, tzinfo=UTC)
    row = api.tell_incident(house, home.pk, a_fall(cast.applicant.pk, now), now=now, on=DAY)
    api.complete_incident(house, row.pk, "地面湿滑", "加防滑垫", on=DAY)
    wrong = {code: api.Answer(api.BAD, "堵了") for code in ("d1", "d3")}
    done = api.check_house(house, home.pk, api.DAILY, all_good(api.DAILY) | wrong, on=DAY)
    first, second = done.problems.order_by("pk")
    api.fix_problem(house, second.pk, "已清理", PHOTO, on=DAY)
    return {
        "incident": row.pk, "round_period": api.WEEKLY, "safety_problem": first.pk,
        "fixed_problem": second.pk,
    }  # fmt: skip
