"""The facilities of a kind as places to walk to, with the room that each has."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from minzheng.engines.circles.reaching import Sites
from minzheng.engines.circles.terms import Walk
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within

COLUMNS = ("pk", "latitude", "longitude", "capacity")


@dataclass(frozen=True, eq=False)
class Standing:
    """Those with a position, by number; how many have none, and how many no size."""

    keys: tuple[int, ...]
    sites: Sites
    unplaced: int
    spare: int


def standing(kind: str, walk: Walk, on: date) -> Standing:
    """Everything of the kind that exists on the day, wherever it is. One query."""
    rows = list(facilities_within(NATION, [kind], on=on).order_by("pk").values_list(*COLUMNS))
    placed = [row for row in rows if row[1] is not None and row[2] is not None]
    room = [np.nan if size is None else size * walk.serves for *_, size in placed]
    return Standing(
        tuple(row[0] for row in placed),
        Sites(_column(placed, 1), _column(placed, 2), np.array(room, dtype=float)),
        len(rows) - len(placed), sum(1 for *_, size in placed if size is None),
    )  # fmt: skip


def _column(rows: list[tuple[int, float, float, int]], at: int) -> np.ndarray:
    return np.array([row[at] for row in rows], dtype=float)
