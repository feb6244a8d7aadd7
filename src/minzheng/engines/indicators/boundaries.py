"""The shapes of divisions: checked, made simpler, kept; without one a map is drawn as tiles."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.indicators.errors import BoundaryRefused
from minzheng.engines.indicators.models import Boundary
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.doer import Doer
from minzheng.registers.divisions.api import Division

Point = tuple[float, float]
Ring = tuple[Point, ...]
CHINA = (73.0, 3.0, 136.0, 54.0)  # west, south, east, north: nothing of ours lies outside
TOLERANCE = 0.0002  # degrees, some 20 metres
FEWEST = 4  # points of a closed triangle
LARGEST = 60_000_000  # bytes of a file
MOST_POINTS = 200_000  # of one ring


@dataclass(frozen=True)
class Shape:
    """A division and its rings; even-odd filling leaves the holes open."""

    division: str
    rings: tuple[Ring, ...]


@transaction.atomic
def load_boundaries(path: Path, *, source: str, by: Doer, on: date) -> int:
    """Keep the boundaries of a GeoJSON file; gives how many. A division's last shape holds.

    Each feature has a property `code` and a Polygon or MultiPolygon in WGS84 degrees. Raises
    BoundaryRefused naming the feature and its fault; then nothing is kept.
    """
    shapes = _read(path)
    _refuse_unknown(shapes)
    rows = [Boundary(s.division, [list(ring) for ring in s.rings], source, on) for s in shapes]
    Boundary.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["division_code"],
        update_fields=["rings", "source", "loaded_on"],
        batch_size=200,
    )
    audit.record(by, "load_boundaries", "boundary:*", detail={"count": len(rows), "source": source})
    return len(rows)


def shapes_of(divisions: Iterable[str]) -> tuple[Mapping[str, Shape], str]:
    """The shapes there are, and where they come from. One query."""
    rows = list(Boundary.objects.filter(pk__in=list(divisions)))
    sources = dict.fromkeys(row.source for row in rows)
    return {row.pk: Shape(row.pk, _tuples(row.rings)) for row in rows}, "；".join(sources)


def simplified(ring: Sequence[Point], tolerance: float = TOLERANCE) -> Ring:
    """The ring without points that lie closer than `tolerance` to the line without them.

    Douglas and Peucker's way, from the first point to the farthest and back.
    """
    if len(ring) <= FEWEST:
        return tuple(ring)
    far = max(range(len(ring)), key=lambda at: _squared(ring[0], ring[at]))
    kept = {0, far, len(ring) - 1}
    spans = [(0, far), (far, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        at, distance = _farthest(ring, first, last)
        if distance > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    found = tuple(ring[at] for at in sorted(kept))
    return found if len(found) >= FEWEST else tuple(ring)


def _read(path: Path) -> list[Shape]:
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise BoundaryRefused(f"读不到 {path}，或者它大于 {LARGEST // 1_000_000} MB，请核对路径")
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
    except (ValueError, KeyError, TypeError) as fault:
        raise BoundaryRefused(f"{path.name} 不是 GeoJSON 的 FeatureCollection：{fault}") from None
    shapes = [_shape(feature, place) for place, feature in enumerate(features, start=1)]
    twice = {s.division for s in shapes if sum(o.division == s.division for o in shapes) > 1}
    if twice or not shapes:
        said = f"区划 {'、'.join(sorted(twice))} 出现了两次" if twice else "一个区划也没有"
        raise BoundaryRefused(f"{path.name}：{said}，请改正后重新载入")
    return shapes


def _shape(feature: Any, place: int) -> Shape:
    try:
        code = normalise(str(feature["properties"]["code"]))
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            parts = [parts]
        elif geometry["type"] != "MultiPolygon":
            raise BoundaryRefused(f"第 {place} 个：图形是 {geometry['type']}，只收面")
        rings = [_ring(ring, f"第 {place} 个（{code}）") for part in parts for ring in part]
    except (KeyError, TypeError, ValueError, DivisionCodeError) as fault:
        if isinstance(fault, BoundaryRefused):
            raise
        raise BoundaryRefused(f"第 {place} 个：缺少 properties.code 或者坐标（{fault}）") from None
    return Shape(code, tuple(simplified(ring) for ring in rings))


def _ring(points: Sequence[Any], where: str) -> Ring:
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if not FEWEST <= len(ring) <= MOST_POINTS:
        raise BoundaryRefused(
            f"{where}：一圈有 {len(ring)} 个点，应在 {FEWEST} 到 {MOST_POINTS} 之间"
        )
    if ring[0] != ring[-1]:
        raise BoundaryRefused(f"{where}：一圈没有闭合，最后一点应当和第一点相同")
    west, south, east, north = CHINA
    if not all(west <= x <= east and south <= y <= north for x, y in ring):
        raise BoundaryRefused(f"{where}：有点在 {CHINA} 以外，请核对坐标系（经纬度，先经度后纬度）")
    if not _area(ring):
        raise BoundaryRefused(f"{where}：围成的面积是零")
    return ring


def _refuse_unknown(shapes: Sequence[Shape]) -> None:
    codes = {shape.division for shape in shapes}
    known = set(Division.objects.filter(pk__in=codes).values_list("code", flat=True))
    if codes - known:
        listed = "、".join(sorted(codes - known)[:5])
        raise BoundaryRefused(f"区划表里没有 {listed}，请先导入区划，或者核对代码")


def _area(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _squared(one: Point, other: Point) -> float:
    across, along = one[0] - other[0], one[1] - other[1]
    return across * across + along * along


def _farthest(ring: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two that is farthest from the line through them, and how far."""
    found, most = first, 0.0
    for at in range(first + 1, last):
        distance = _to_line(ring[at], ring[first], ring[last])
        if distance > most:
            found, most = at, distance
    return found, most


def _to_line(point: Point, one: Point, other: Point) -> float:
    length = sqrt(_squared(one, other))
    if not length:
        return sqrt(_squared(point, one))
    cross = (other[0] - one[0]) * (one[1] - point[1]) - (one[0] - point[0]) * (other[1] - one[1])
    return abs(cross) / length


def _tuples(rings: Any) -> tuple[Ring, ...]:
    return tuple(tuple((x, y) for x, y in ring) for ring in rings)
