"""Doors and things: whose row is it."""

from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.linkage.testing import a_pair_settled

from .doors import DATA_CLERKS, DATA_HEADS, DATA_READERS, Door

RULERS = (*DATA_CLERKS, *DATA_HEADS)
PAIR = ("link_pair",)
DOORS: dict[str, Door] = {
    "desk:linkage": Door(DATA_READERS),
    "desk:link-pair": Door(DATA_READERS, PAIR),
    "desk:link-settle": Door(RULERS, PAIR),
    "desk:link-open": Door(DATA_READERS, PAIR),
    "desk:link-rulings": Door(DATA_READERS),
    "desk:link-undo": Door(RULERS, ("link_ruling",)),
    "desk:link-carry-out": Door(RULERS),
    "desk:link-cluster": Door(DATA_READERS, ("link_number",)),
    "desk:link-model": Door(DATA_READERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """A pair that was settled, by the data clerk of the district."""
    ruling = a_pair_settled(by=cast.viewers["data_clerk"], on=cast.on)
    return {
        "link_pair": ruling.pair_id, "link_ruling": ruling.pk, "link_number": ruling.pair.person,
    }  # fmt: skip
