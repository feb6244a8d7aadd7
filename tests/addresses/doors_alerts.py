"""Doors and things: alerts worked to an end."""

from datetime import date
from typing import Any

import pyarrow as pa

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, Cast
from minzheng.engines.alerts import api
from minzheng.kernel.doer import SYSTEM

from .doors import Door, Everywhere, desk

WORKERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "child_director",
    "child_supervisor", "district_head", "relief_station", "relief_station_head", "data_clerk",
    "data_head",
)  # fmt: skip
READERS = (*WORKERS, "auditor", "check_clerk")
JUDGES = ("town_head", "district_clerk", "district_head", "child_supervisor", "data_head")
ON_TASK = ("town_clerk", "town_head", "district_clerk", "district_head")
SEEING = (*ON_TASK, "auditor", "check_clerk")
TASK = ("alert",)
DOORS: dict[str, Door] = {
    "desk:alerts": Door(READERS),
    "desk:alert-night": Door(READERS),
    "desk:alert-rules": Door(READERS),
    "desk:alert-rule": Everywhere(READERS, ("alert_rule",)),
    "desk:alert-bulk": Door(JUDGES),
    "desk:alert-sample": desk("alert_sample", to=ON_TASK[1:]),
    "desk:alert": desk(*TASK, to=SEEING),
    "desk:alert-take": desk(*TASK, to=ON_TASK),
    "desk:alert-hand-over": desk(*TASK, to=ON_TASK),
    "desk:alert-visit": desk(*TASK, to=ON_TASK),
    "desk:alert-judge": desk(*TASK, to=ON_TASK),
    "desk:alert-paper": desk("alert", "alert_deed", to=SEEING),
}
RULE, MONDAY = "watch_property:住房超过限额", date(2026, 11, 2)
OTHERS = 11  # more tasks than a sample has


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    home = cast.household.pk
    numbers = [home, *range(home + 1_000, home + 1_000 + OTHERS)]
    count = len(numbers)
    found = pa.table({
        "subject": pa.array(numbers, pa.int64()), "division": [VILLAGE_A] * count,
        "到库住房套数": [2] * count, "住房限额": [1] * count,
    })  # fmt: skip
    api.settle([api.Findings(RULE, found)], api.Night(MONDAY), by=SYSTEM)
    sample = api.draw(RULE, TOWN_A, api.Verdict.FALSE, by=cast.viewers["district_clerk"], on=MONDAY)
    task = api.AlertTask.objects.get(rule=RULE, subject=home)
    seen = api.Visit(MONDAY, "见到户主", api.Paper("门口.jpg", b"\xff\xd8\xff photo"))
    api.visit(task, seen, by=cast.viewers["town_clerk"], on=MONDAY)
    return {
        "alert": task.pk,
        "alert_deed": task.deeds.get(kind="visited").pk,
        "alert_rule": RULE,
        "alert_sample": sample.pk,
    }
