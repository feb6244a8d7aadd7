"""Doors and things: the population as of a day."""

from typing import Any

from minzheng.engines.access.testing import Cast

from .doors import EVERYBODY, READERS, Door, Everywhere

COUNTERS = tuple(role for role in EVERYBODY if role not in ("system_admin", "security_admin"))
BUILDERS = ("data_clerk", "data_head", "district_clerk", "district_head")
DOORS: dict[str, Door] = {
    "desk:population": Door(COUNTERS),
    "desk:population-build": Door(BUILDERS),
    "desk:population-view": Everywhere(COUNTERS, ("view",)),
    "desk:population-members": Everywhere(READERS, ("view",)),
    "desk:population-file": Everywhere(COUNTERS, ("view", "file_kind")),
}


def things(cast: Cast) -> dict[str, Any]:
    """What the addresses name."""
    return {"view": "elders", "file_kind": "xlsx"}
