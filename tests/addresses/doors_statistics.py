"""Doors and things: a figure of the first town, one waiting, one counted; forms of the district."""

from typing import Any

from minzheng.engines.access.testing import DAY, DISTRICT, TOWN_A, Cast
from minzheng.engines.returns import api as returns
from minzheng.engines.returns.testing import PAPER, SEPTEMBER
from minzheng.engines.statistics import api
from minzheng.kernel.months import Month

from .doors import Door, Everywhere, desk

KEY, WAITING = ("entered_figure",), ("waiting_entry",)
DISTRICT_READERS = ("district_clerk", "district_head", "auditor")
DOORS: dict[str, Door] = {
    "desk:statistics": Door(api.READERS),
    "desk:entered-figure": Everywhere(api.READERS, KEY),
    "desk:figure-enter": Everywhere(("district_clerk",), KEY),
    "desk:entry-confirm": desk(*WAITING, to=("town_head", "district_head")),
    "desk:entry-return": desk(*WAITING, to=("town_head", "district_head")),
    "desk:entry-paper": desk(*WAITING, to=api.READERS),
    "desk:statistics-draft": Door(api.MAKERS),
    "desk:statistics-sheet": desk("drafted_sheet", to=DISTRICT_READERS),
    "desk:statistics-explain": desk("drafted_sheet", "failing_check", to=api.MAKERS),
    "desk:statistics-sign": desk("drafted_sheet", to=api.SIGNERS),
    "desk:statistics-document": desk("signed_sheet", to=DISTRICT_READERS),
    "desk:statistics-workbook": desk("drafted_sheet", to=DISTRICT_READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The town's number waits; the district's charities outnumber its organisations."""
    new = returns.NewReturn("meeting-halls", TOWN_A, SEPTEMBER, "7", PAPER)
    waiting = returns.enter(cast.viewers["town_clerk"], new, on=DAY)
    for key, value in (("charities", "8"), ("organisations", "5")):
        _counted(cast, key, value)
    clerk, head = cast.viewers["district_clerk"], cast.viewers["district_head"]
    drafted, signed = (
        api.draft_sheet(clerk, key, DISTRICT, SEPTEMBER, on=DAY) for key in ("MZ-SW", "MZ-ET")
    )
    api.sign_sheet(head, signed.pk, on=DAY)
    return {
        "entered_figure": "charities", "waiting_entry": waiting.pk,
        "drafted_sheet": drafted.pk, "signed_sheet": signed.pk, "failing_check": "charities",
    }  # fmt: skip


def _counted(cast: Cast, key: str, value: str, until: Month = SEPTEMBER) -> None:
    new = returns.NewReturn(key, DISTRICT, until, value, PAPER)
    row = returns.enter(cast.viewers["district_clerk"], new, on=DAY)
    returns.confirm_return(cast.viewers["district_head"], row.pk, on=DAY)
