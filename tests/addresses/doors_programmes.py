"""Doors and things: referrals, plans, sessions and outcome scales of a closed team."""

from dataclasses import replace
from typing import Any

from minzheng.engines.access.testing import DAY, SPOUSE_ID, VILLAGE_A, Cast
from minzheng.engines.programmes import api
from minzheng.engines.programmes.testing import (
    REFERRAL,
    SELF_CONSENT,
    after,
    make_point,
    score,
    under_way,
)

from .doors import Door

TEAM = ("social_worker",)
MANAGERS = ("town_head", "district_clerk", "district_head")
REFERRERS = (
    "social_worker", "village_worker", "town_clerk", "disabled_federation", "district_clerk",
)  # fmt: skip
ASKERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head",
    "hotline_clerk", "relief_station",
)  # fmt: skip
READERS = tuple(dict.fromkeys((*TEAM, *MANAGERS, *REFERRERS, *ASKERS)))
FILE, POINT = ("programme_file",), ("programme_point",)
OPENING, GRANTED = ("programme_opening",), ("programme_granted",)
PAPER = b"%PDF-1.4 agreed"

DOORS: dict[str, Door] = {
    "desk:programmes": Door(READERS),
    "desk:programme-file": Door(TEAM, FILE),
    "desk:programme-who": Door(TEAM, FILE),
    "desk:programme-consent": Door(TEAM, FILE),
    "desk:programme-answer": Door(TEAM, FILE),
    "desk:programme-worker": Door(TEAM, FILE),
    "desk:programme-scale": Door(TEAM, (*FILE, "programme_scale")),
    "desk:programme-plan": Door(TEAM, FILE),
    "desk:programme-meeting": Door(TEAM, FILE),
    "desk:programme-review": Door(TEAM, FILE),
    "desk:programme-crisis": Door(TEAM, FILE),
    "desk:programme-calm": Door(TEAM, FILE),
    "desk:programme-end": Door(TEAM, FILE),
    "desk:programme-follow": Door(TEAM, FILE),
    "desk:programme-points": Door(MANAGERS),
    "desk:programme-point-new": Door(("district_clerk", "district_head")),
    "desk:programme-point": Door(MANAGERS, POINT),
    "desk:programme-refer": Door(REFERRERS, POINT),
    "desk:programme-name": Door(MANAGERS, POINT),
    "desk:programme-release": Door(MANAGERS, (*POINT, "programme_mate")),
    "desk:programme-openings": Door(ASKERS),
    "desk:programme-ask": Door(ASKERS),
    "desk:programme-opening": Door(("village_worker", "town_head", "district_head"), OPENING),
    "desk:programme-sheet": Door(("village_worker",), GRANTED),
}


def things(cast: Cast) -> dict[str, Any]:
    """A point of the first town, somebody in its programme, and two requests to look."""
    point = make_point(cast, DAY)
    file = _with_paper(cast, point)
    under_way(cast, point, DAY)
    worker, head = cast.viewers["village_worker"], cast.viewers["town_head"]
    ask = api.Ask("谢月娥", SPOUSE_ID, "邻居说她站在河边，要马上找家里人")
    waiting = api.ask_opening(ask, division=VILLAGE_A, by=worker, on=DAY)
    friday = after(DAY, 4)  # the business day of the scene: a look is granted for one day
    granted = api.ask_opening(ask, division=VILLAGE_A, by=worker, on=friday)
    api.decide_opening(granted, "属实", granted=True, by=head, on=friday)
    return {
        "programme_file": file.pk, "programme_point": point.pk, "programme_scale": "daily_life",
        "programme_mate": api.team_of(point, DAY)[0].pk, "programme_opening": waiting.pk,
        "programme_granted": granted.pk,
    }  # fmt: skip


def _with_paper(cast: Cast, point: api.Point) -> api.File:
    """The family's mother, whom the town referred, with a paper and an open danger."""
    by = cast.viewers["social_worker"]
    paper = api.Paper("同意书.pdf", PAPER)
    told = replace(
        REFERRAL, name="谢月娥", id_number=SPOUSE_ID, source="town",
        consent=replace(SELF_CONSENT, name="谢月娥", paper=paper),
    )  # fmt: skip
    file = api.refer(point, told, by=cast.viewers["town_clerk"], on=DAY)
    api.accept(file, worker="social_worker", by=by, on=DAY)
    score(file, 1, by=by, on=DAY)
    score(file, 2, by=by, on=after(DAY, 1))
    api.note_crisis(file, "relapse", "夜里没睡，已通知家里人", by=by, on=after(DAY, 1))
    return file
