"""Doors and things: the cockpit."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.indicators.api import compute
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

from .doors import READERS, Door, Everywhere

BOARD = (
    "town_head", "district_clerk", "district_head", "check_clerk", "disabled_federation",
    "relief_station_head", "data_clerk", "data_head", "finance_clerk", "finance_head", "auditor",
)  # fmt: skip
LISTED = tuple(role for role in BOARD if role in READERS)
DOORS: dict[str, Door] = {
    "desk:board": Door(BOARD),
    "desk:board-file": Door(BOARD),
    "desk:figures": Door(BOARD),
    "desk:figure": Everywhere(BOARD, ("indicator",)),
    "desk:figure-target": Door(("district_clerk", "district_head"), ("indicator",)),
    "desk:figure-file": Everywhere(BOARD, ("indicator",)),
    "desk:figure-list": Everywhere(LISTED, ("indicator",)),
    "desk:figure-list-file": Everywhere(LISTED, ("indicator",)),
    "desk:map": Door(BOARD),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    compute(Month.of(cast.on), by=SYSTEM, on=cast.on)
    return {"indicator": "cases-new"}
