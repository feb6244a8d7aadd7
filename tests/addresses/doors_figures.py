"""Doors and things: statistics, funds, open data."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.indicators.api import compute
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

from .doors import ANYBODY, Door

DOORS: dict[str, Door] = {
    "open:statistics": Door(ANYBODY),
    "open:statistic": Door(ANYBODY, ("public_indicator",)),
    "open:statistic-file": Door(ANYBODY, ("public_indicator",)),
    "open:funds": Door(ANYBODY),
    "open:data": Door(ANYBODY),
    "open:dataset": Door(ANYBODY, ("dataset",)),
    "open:dataset-file": Door(ANYBODY, ("dataset", "data_kind")),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    compute(Month.of(cast.on).previous(), by=SYSTEM, on=cast.on)
    return {"public_indicator": "cases-new", "dataset": "funds", "data_kind": "json"}
