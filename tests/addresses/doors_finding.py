"""Doors and things: search, the timelines of dossiers, the help on keys."""

from typing import Any

from minzheng.engines.access.testing import Cast

from .doors import EVERYBODY, READERS, Door

DOORS: dict[str, Door] = {
    "desk:search": Door(READERS),
    "desk:search-suggest": Door(READERS),
    "desk:keys": Door(EVERYBODY),
    "desk:person-timeline": Door(READERS, ("person",)),
    "desk:household-timeline": Door(READERS, ("household",)),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name: the family of the scene."""
    return {}
