"""Doors and things: lists of who may need help, from village to district and back."""

from typing import Any

from minzheng.engines.access.testing import DAY, VILLAGE_A, Cast
from minzheng.engines.discovery.api import Ending, close, report
from minzheng.engines.tips.api import WORKER, NewTip

from .doors import ANYBODY, Door

VILLAGE = ("village_worker",)
UPPER = ("town_clerk", "town_head", "district_clerk", "district_head")
WORKERS, READERS = (*VILLAGE, *UPPER), (*VILLAGE, *UPPER, "auditor")
REPORTERS = (*WORKERS, "child_director", "child_supervisor")
COMPARERS = ("district_clerk", "district_head")
ONE = ("open_entry",)
# From the village's list it is taken up by the village itself or by the town.
LIFTERS = (*VILLAGE, "town_clerk", "town_head")

DOORS: dict[str, Door] = {
    "desk:entries": Door(READERS),
    "desk:entry": Door(READERS, ONE),
    "desk:entry-take": Door(VILLAGE, ONE),
    "desk:entry-visit": Door(VILLAGE, ONE),
    "desk:entry-close": Door(VILLAGE, ONE),
    "desk:entry-lower": Door(VILLAGE, ONE),
    "desk:entry-name": Door(VILLAGE, ONE),
    "desk:entry-join": Door(VILLAGE, ONE),
    "desk:entry-raise": Door(LIFTERS, ONE),
    "desk:entry-reopen": Door(LIFTERS, ("closed_entry",)),
    "desk:monitored": Door((*UPPER, "auditor")),
    "desk:monitored-compare": Door(COMPARERS),
    "desk:entry-end": Door(VILLAGE, ONE),
    "desk:report-need": Door(REPORTERS),
    "desk:report-need-send": Door(REPORTERS),
    "desk:report-need-worker": Door(REPORTERS),
    "open:hardship": Door(ANYBODY),
}


def things(cast: Cast) -> dict[str, Any]:
    """Somebody nobody knows, reported and open; and one that is over."""
    worker = cast.viewers["village_worker"]
    new = NewTip("poor", VILLAGE_A, "没有米了", who="陈阿婆", where="榕树下", source=WORKER)
    entry = report(new, by=worker, on=DAY).entry
    over = report(NewTip("ill", VILLAGE_A, "病了", source=WORKER), by=worker, on=DAY).entry
    assert entry is not None and over is not None
    close(over, Ending("gone", "去女儿家了"), by=worker, on=DAY)
    return {"open_entry": entry.pk, "closed_entry": over.pk}
