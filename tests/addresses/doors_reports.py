"""Doors and things: a rhythm of the first town, a report handed up, and one confirmed."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import DAY, TOWN_A, Cast
from minzheng.engines.duties.api import Owner
from minzheng.engines.reports import api
from minzheng.engines.reports.testing import KEYS, PROBLEMS, STEPS

from .doors import Door, desk

BEGUN = date(2026, 10, 5)
CADENCE, REPORT, HANDED = ("report_cadence",), ("open_report",), ("handed_report",)
WATCHERS = ("district_clerk", "district_head")
DOORS: dict[str, Door] = {
    "desk:reports": Door(api.READERS),
    "desk:report-cadence-new": Door(api.SETTERS),
    "desk:report-cadence-end": desk(*CADENCE, to=api.SETTERS),
    "desk:report-compose": desk(*CADENCE, to=api.WRITERS),
    "desk:report": desk(*REPORT, to=api.READERS),
    "desk:report-write": desk(*REPORT, to=api.WRITERS),
    "desk:report-hand-up": desk(*REPORT, to=api.WRITERS),
    "desk:report-confirm": desk(*HANDED, to=WATCHERS),
    "desk:report-return": desk(*HANDED, to=WATCHERS),
    "desk:report-file": desk("confirmed_report", to=api.READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """October's report; the airing has computed that month."""
    open_one, handed, confirmed = (_report(cast, title) for title in ("甲月报", "乙月报", "丙月报"))
    for row in (handed, confirmed):
        api.hand_up(cast.viewers["town_head"], row.pk, on=DAY)
    api.confirm(cast.viewers["district_head"], confirmed.pk, on=DAY)
    return {
        "report_cadence": open_one.cadence_id, "open_report": open_one.pk,
        "handed_report": handed.pk, "confirmed_report": confirmed.pk,
    }  # fmt: skip


def _report(cast: Cast, title: str) -> api.Report:
    new = api.NewCadence(title, "区民政局", Owner("town_head", TOWN_A), 1, 10, KEYS)
    row = api.set_cadence(new, by=cast.viewers["district_clerk"], on=BEGUN)
    made = api.compose(cast.viewers["town_head"], row.pk, on=DAY)
    return api.write(cast.viewers["town_head"], made.pk, PROBLEMS, STEPS)
