"""The demo's figures: made-up shapes of its towns and villages, and every month computed.

The district's towns are invented, and so is where they lie: a grid whose inner corners are moved,
cut into villages town by town. No boundary of a real place is drawn.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from minzheng.engines.indicators.api import compute, load_boundaries
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.wiring.demo.places import Town, towns

SOURCE = "演示数据（虚构的形状）"
WEST, SOUTH, WIDTH, HEIGHT = 113.55, 23.1, 0.42, 0.36
ACROSS, DOWN = 3, 2
SEED, MOST_MOVED = 20_261_102, 0.28
FIRST = Month(2026, 7)
Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


def compute_figures(until: date) -> None:
    """Load the shapes, then compute each month of the demo as of a day."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "boundaries.geojson"
        path.write_text(json.dumps(boundaries()), "utf-8")
        load_boundaries(path, source=SOURCE, by=SYSTEM, on=until)
    for month in Month.between(FIRST, Month.of(until)):
        compute(month, by=SYSTEM, on=until)


def boundaries() -> dict[str, Any]:
    """Towns and villages as GeoJSON."""
    features = [feature for town, quad in zip(towns(), _quads(), strict=True)
                for feature in _of_town(town, quad)]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def _quads() -> Iterator[Quad]:
    """The cells of a grid whose inner corners are moved; neighbours share their corners."""
    chance = Random(SEED)  # noqa: S311  shapes, not secrets
    corners = {(x, y): _corner(x, y, chance) for y in range(DOWN + 1) for x in range(ACROSS + 1)}
    for y in range(DOWN):
        for x in range(ACROSS):
            yield corners[x, y], corners[x + 1, y], corners[x + 1, y + 1], corners[x, y + 1]


def _corner(x: int, y: int, chance: Random) -> Point:
    across, down = WIDTH / ACROSS, HEIGHT / DOWN
    moved = (chance.uniform(-MOST_MOVED, MOST_MOVED) for _ in range(2))
    return WEST + (x + next(moved)) * across, SOUTH + (y + next(moved)) * down


def _of_town(town: Town, quad: Quad) -> Iterator[dict[str, Any]]:
    yield _feature(town.code, quad)
    villages = list(town.villages)
    half = (len(villages) + 1) // 2
    for row, listed in enumerate((villages[:half], villages[half:])):
        for at, village in enumerate(listed):
            left, right = at / len(listed), (at + 1) / len(listed)
            below, above = row / 2, (row + 1) / 2
            ends = ((left, below), (right, below), (right, above), (left, above))
            yield _feature(village.code, [_within(quad, u, v) for u, v in ends])


def _within(quad: Quad, u: float, v: float) -> Point:
    """The point that lies so far across and so far up in the quad."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    low, high = (ax + (bx - ax) * u, ay + (by - ay) * u), (dx + (cx - dx) * u, dy + (cy - dy) * u)
    return low[0] + (high[0] - low[0]) * v, low[1] + (high[1] - low[1]) * v


def _feature(code: str, points: Sequence[Point]) -> dict[str, Any]:
    ring = [*points, points[0]]
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
