"""Doors and things: what each source says of a person."""

from datetime import date
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.sources.api import NewOverrule, overrule

from .doors import DATA_CLERKS, DATA_HEADS, DATA_READERS, READERS, Door, Everywhere

SOURCE_READERS = (*READERS, *DATA_CLERKS, *DATA_HEADS)
OVERRULERS = ("district_clerk", "district_head", "data_head")
DOORS: dict[str, Door] = {
    "desk:person-sources": Door(SOURCE_READERS, ("person",)),
    "desk:person-overrule": Door(OVERRULERS, ("person", "sourced_fact")),
    "desk:overrule-drop": Door(OVERRULERS, ("overrule",)),
    "desk:conflicts": Door(SOURCE_READERS),
    "desk:lake": Door(DATA_READERS),
    "desk:lake-feed": Everywhere(DATA_READERS, ("lake_feed",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    new = NewOverrule("marital", "已婚", "本人出示结婚证")
    row = overrule(cast.applicant, new, by=cast.viewers["district_clerk"], on=date(2026, 11, 2))
    return {"sourced_fact": "marital", "overrule": row.pk, "lake_feed": "deaths"}
