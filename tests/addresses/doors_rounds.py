"""Doors and things: who is visited how often by whom, what was found."""

from typing import Any

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.rounds import api

from .doors import Door, desk

ONE = ("elder_round",)
TOWN = ("town_clerk", "district_clerk")
DOORS: dict[str, Door] = {
    "desk:elder-rounds": Door(api.READERS),
    "desk:elder-round-rates": Door(api.READERS),
    "desk:elder-round-checks": Door(api.READERS),
    "desk:elder-round-check": desk("elder_round_check", to=api.CHECKERS),
    "desk:elder-rounds-phone": Door(api.VISITORS),
    "desk:elder-rounds-phone-sync": Door(api.VISITORS),
    "desk:elder-rounds-phone-worker": Door(api.VISITORS),
    "desk:elder-round": desk(*ONE, to=api.READERS),
    "desk:elder-round-visit": desk(*ONE, to=api.VISITORS),
    "desk:elder-round-assign": desk(*ONE, to=api.ASSIGNERS),
    "desk:elder-round-end": desk(*ONE, to=TOWN),
    "desk:elder-round-photo": desk("elder_round_photo", to=api.READERS),
    "desk:elder-round-new": desk("person", to=api.LISTERS),
}
PHOTO = api.Paper("门口.png", b"\x89PNG\r\n\x1a\n a door")


def things(cast: Cast) -> dict[str, Any]:
    """The mother is left behind by hand; one visit with a photo found danger."""
    by, day = cast.viewers["village_worker"], DAY
    row = api.list_by_hand(cast.spouse, ["left_behind"], "独自在村里", by=by, on=day)
    new = api.NewVisit(day, "home", api.MET, ("danger",), "good", "good", "煤气味很重", photo=PHOTO)
    visit = api.record_visit(row, new, by=by, on=day)
    check = api.open_checks(by)[0]
    return {"elder_round": row.pk, "elder_round_photo": visit.pk, "elder_round_check": check.pk}
