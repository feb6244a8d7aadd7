"""Doors and things: departments' data coming in."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.exchange.testing import FEED, checked, csv_of, line, lines

from .doors import DATA_CLERKS, DATA_HEADS, DATA_READERS, Door, Everywhere

BOTH = (*DATA_CLERKS, *DATA_HEADS)
REPORT_READERS = (*BOTH, "auditor")
DELIVERY = ("delivery",)
SECOND_PERSON = frozenset({403})  # who brought the file does not accept it

DOORS: dict[str, Door] = {
    "desk:feeds": Door(DATA_READERS),
    "desk:feed": Everywhere(DATA_READERS, ("feed",)),
    "desk:feed-deliver": Everywhere(BOTH, ("feed",)),
    "desk:delivery": Door(REPORT_READERS, DELIVERY),
    "desk:delivery-report": Door(REPORT_READERS, DELIVERY),
    "desk:delivery-report-file": Door(REPORT_READERS, ("delivery", "report_kind")),
    "desk:delivery-carry-on": Door(BOTH, DELIVERY),
    "desk:delivery-accept": Door(BOTH, DELIVERY, also=SECOND_PERSON),
    "desk:delivery-refuse": Door(BOTH, DELIVERY),
    "desk:delivery-withdraw": Door(BOTH, DELIVERY),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name: a feed, and a file of it that waits for the second person."""
    row = checked(cast, csv_of([*lines(), line("110105194912310021", "罗春生")]))
    return {"feed": FEED, "delivery": row.pk, "report_kind": "csv"}
