"""Doors and things: who can reach which place on foot, gaps, what a new place would change."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, VILLAGE_A, Cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import POINT_A, elder, point, premises
from minzheng.engines.screening.api import build
from minzheng.kernel.doer import SYSTEM

from .doors import ANYBODY, DISTRICT_POSTS, TAKERS_DOWN, Door

READERS = (*TAKERS_DOWN, "auditor")
ONE = ("premises",)

DOORS: dict[str, Door] = {
    "desk:circles": Door(READERS),
    "desk:circle-measure": Door(DISTRICT_POSTS),
    "desk:circle-what-if": Door(READERS),
    "desk:circle-best": Door(READERS),
    "desk:circle-points": Door(READERS),
    "desk:circle-point-new": Door(TAKERS_DOWN),
    "desk:circle-points-sheet": Door(TAKERS_DOWN),
    "desk:circle-community": Door(READERS, ("circle_community",)),
    "desk:premises": Door(READERS),
    "desk:premises-new": Door(TAKERS_DOWN),
    "desk:premises-sheet": Door(TAKERS_DOWN),
    "desk:premises-one": Door(READERS, ONE),
    "desk:premises-amend": Door(TAKERS_DOWN, ONE),
    "desk:premises-match": Door(TAKERS_DOWN, ONE),
    "desk:premises-visit": Door(TAKERS_DOWN, ONE),
    "desk:premises-let": Door(TAKERS_DOWN, ONE),
    "desk:premises-refuse": Door(TAKERS_DOWN, ONE),
    "desk:premises-become": Door(TAKERS_DOWN, ONE),
    "desk:handbooks": Door(READERS),
    "desk:handbook-new": Door(DISTRICT_POSTS),
    "desk:handbook-withdraw": Door(DISTRICT_POSTS, ("handbook",)),
    "open:handbook": Door(ANYBODY),
    "open:handbook-pdf": Door(ANYBODY),
}


def things(cast: Cast) -> dict[str, Any]:
    """A survey of canteens, premises in the first village, an edition."""
    clerk = cast.viewers["district_clerk"]
    for _ in range(6):
        elder(VILLAGE_A)
    point(cast, VILLAGE_A, POINT_A)
    build(DAY, by=SYSTEM)
    survey = api.survey("elder_canteen", DISTRICT, by=clerk, on=DAY)
    place = premises(
        cast, division_code=VILLAGE_A, latitude=POINT_A[0] + 0.001, longitude=POINT_A[1]
    )
    new = api.NewEdition(
        DISTRICT, "增城区养老服务招商手册", "020-00000000", ("elder_canteen",), (place.pk,),
        ("circles.serves_elder_canteen",),
    )  # fmt: skip
    edition = api.publish_handbook(new, by=clerk, on=DAY)
    row = api.Coverage.objects.get(survey=survey, division_code=VILLAGE_A)
    return {"circle_community": row.pk, "premises": place.pk, "handbook": edition.pk}
