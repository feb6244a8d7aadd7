"""All elders as points with people at them: who has a point of her own, who shares her community's.

Everybody of the population table takes part, whoever asks: people cross borders to eat lunch, and a
figure must not depend on who looks at it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.circles.coded import FIRST_RURAL, RURAL, URBAN
from minzheng.engines.circles.errors import CirclesRefused
from minzheng.engines.circles.models import CommunityPoint, HomePoint
from minzheng.engines.circles.reaching import Homes
from minzheng.engines.circles.terms import Walk
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Snapshot, Sought, Sweep, sweep
from minzheng.engines.views.api import UNKNOWN, NoTable, View, day_of, table_on, view_named
from minzheng.kernel.divisions import level

ELDERS, LEVEL = "elders", "level"
VILLAGE_SIGNS = 9  # where the last three signs of a village's code begin


@dataclass(frozen=True)
class Ground:
    """A community's point, and whether it is urban or rural."""

    latitude: float
    longitude: float
    settlement: str


@dataclass(frozen=True, eq=False)
class Crowd:
    """Elders as points. `place` and `own` stand beside `homes`; `counts` too, by level of ability.

    `nowhere`: by place and level, those of whom no point is known.
    """

    day: date
    table: str
    places: tuple[str, ...]
    levels: tuple[str, ...]
    homes: Homes
    place: np.ndarray
    own: np.ndarray
    counts: np.ndarray
    nowhere: np.ndarray

    def by_place(self, weight: np.ndarray) -> np.ndarray:
        """Sums over the homes of each place, by level; `weight` is by home."""
        told = np.zeros((len(self.places), len(self.levels)))
        np.add.at(told, self.place, self.counts * weight[:, None])
        return told


def settlement_of(code: str) -> str:
    """Urban or rural by the last three signs of a village's code; urban above villages."""
    is_village = level(code) == "village"
    return RURAL if is_village and int(code[VILLAGE_SIGNS:]) >= FIRST_RURAL else URBAN


def grounds() -> dict[str, Ground]:
    """Every community whose point is known. One query."""
    rows = CommunityPoint.objects.values_list(
        "division_code", "latitude", "longitude", "settlement"
    )
    return {code: Ground(north, east, kind) for code, north, east, kind in rows}


def crowd_on(on: date, walk: Walk) -> Crowd:
    """Everybody of sixty and more by the newest population table of the day or before.

    Raises CirclesRefused where there is none. Two queries and one pass over the table.
    """
    try:
        table = table_on(on)
    except NoTable as missing:
        raise CirclesRefused(str(missing)) from missing
    found, labels = _elders(table)
    return _crowd(table, found, labels, walk)


def _elders(table: Snapshot) -> tuple[pa.Table, tuple[str, ...]]:
    """Number, place and level code of each, and the labels of the codes."""
    view = view_named(ELDERS)
    if not isinstance(view, View):
        raise CirclesRefused("没有“老年人”这个人口视图，请联系系统管理员核对程序版本")
    code = view.grouping(LEVEL).exprs()[LEVEL]
    asked = Sweep({ELDERS: Sought(view.counts, {LEVEL: code})}, day_of(table), book())
    names = code.unit.codes
    return sweep(asked, table)[ELDERS].found, tuple(names[each] for each in sorted(names))


def _crowd(table: Snapshot, found: pa.Table, labels: Sequence[str], walk: Walk) -> Crowd:
    places, place = _coded(found["division"])
    own = _own_points(found["subject"].to_numpy())
    known = grounds()
    middle = np.array([_degrees(known.get(code)) for code in places]).reshape(-1, 2)
    points = np.where(np.isnan(own), middle[place], own) if len(found) else own
    levels = (*labels, UNKNOWN)
    rank = _ranks(found, len(labels))
    lost = np.isnan(points[:, 0])
    cell, first = _cells(place[~lost], points[~lost])
    counts = _table(cell, rank[~lost], (len(first), len(levels)))
    kept, at = points[~lost][first], place[~lost][first]
    reach = np.array([walk.reach(each) for each in settlements(places, known)])
    return Crowd(
        day_of(table), table.version, places, levels,
        Homes(kept[:, 0], kept[:, 1], reach[at], counts.sum(axis=1).astype(float)),
        at, ~np.isnan(own[~lost][first][:, 0]), counts,
        _table(place[lost], rank[lost], (len(places), len(levels))),
    )  # fmt: skip


def _coded(column: pa.ChunkedArray) -> tuple[tuple[str, ...], np.ndarray]:
    """The divisions, and of each elder the position of hers."""
    told = column.combine_chunks().dictionary_encode()
    return tuple(told.dictionary.to_pylist()), told.indices.to_numpy()


def _ranks(found: pa.Table, unknown: int) -> np.ndarray:
    """The position of each one's level; codes count up from nought."""
    if LEVEL not in found.column_names:
        return np.full(len(found), unknown)
    told = found[LEVEL].combine_chunks().cast(pa.int64()).fill_null(unknown).to_numpy()
    return np.where((told >= 0) & (told <= unknown), told, unknown)


def _own_points(subjects: np.ndarray) -> np.ndarray:
    """The degrees of those who have a point of their own; NaN for the others. One query."""
    rows = HomePoint.objects.order_by("person").values_list("person", "latitude", "longitude")
    kept = np.array(list(rows), dtype=float).reshape(-1, 3)
    told = np.full((len(subjects), 2), np.nan)
    if len(kept):
        at = np.minimum(np.searchsorted(kept[:, 0], subjects), len(kept) - 1)
        theirs = kept[at, 0] == subjects
        told[theirs] = kept[at[theirs], 1:]
    return told


def _cells(place: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """People of one place at one point are one cell: the cell of each, and one person of each."""
    if not len(place):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    keys = np.column_stack((place, points))
    _, first, cell = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return cell.ravel(), first


def _table(row: np.ndarray, column: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """How many fall into each field."""
    told = np.bincount(row * shape[1] + column, minlength=shape[0] * shape[1])
    return told.reshape(shape)


def _degrees(ground: Ground | None) -> tuple[float, float]:
    return (ground.latitude, ground.longitude) if ground else (np.nan, np.nan)


def settlements(places: Sequence[str], known: Mapping[str, Ground]) -> list[str]:
    """Urban or rural, by the point where one was kept, else by the code."""
    return [known[c].settlement if c in known else settlement_of(c) for c in places]
