"""Boundaries: closed, in the country, of known divisions; made simpler, never wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import TOWN_A, TOWN_B, Cast
from minzheng.engines.indicators import api
from minzheng.engines.indicators.boundaries import simplified
from minzheng.kernel.doer import SYSTEM

from .staging import MONDAY

SQUARE = [[113.0, 23.0], [113.5, 23.0], [113.5, 23.5], [113.0, 23.5], [113.0, 23.0]]


def feature(code: str = TOWN_A, ring: Any = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    return {"properties": {"code": code}, "geometry": {"type": kind, "coordinates": [ring]}}


def load(folder: Path, *features: dict[str, Any]) -> int:
    path = folder / "boundaries.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return api.load_boundaries(path, source="测试", by=SYSTEM, on=MONDAY)


def test_a_shape_is_kept_with_its_source(cast: Cast, tmp_path: Path) -> None:
    assert load(tmp_path, feature()) == 1

    shapes, source = api.shapes_of([TOWN_A, TOWN_B])

    assert list(shapes) == [TOWN_A]
    assert shapes[TOWN_A].rings[0][0] == (113.0, 23.0)
    assert source == "测试"


def test_loading_again_replaces(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, feature())
    moved = [[x + 1, y] for x, y in SQUARE]

    load(tmp_path, feature(ring=moved))

    assert api.shapes_of([TOWN_A])[0][TOWN_A].rings[0][0] == (114.0, 23.0)


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (feature(ring=SQUARE[:-1]), "没有闭合"),
        (feature(ring=[[y, x] for x, y in SQUARE]), "以外"),
        (feature(ring=[SQUARE[0]] * 5), "面积是零"),
        (feature(ring=SQUARE[:2]), "个点"),
        (feature(code="990000000000"), "区划表里没有"),
        (feature(kind="Point"), "只收面"),
        ({"properties": {}, "geometry": None}, "缺少"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_kept(
    cast: Cast, tmp_path: Path, made: dict[str, Any], fault: str
) -> None:
    with pytest.raises(api.BoundaryRefused, match=fault):
        load(tmp_path, feature(TOWN_B), made)

    assert api.shapes_of([TOWN_A, TOWN_B])[0] == {}


def test_a_division_drawn_twice_is_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(api.BoundaryRefused, match="出现了两次"):
        load(tmp_path, feature(), feature())


def test_a_file_that_is_no_geojson_is_refused(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "words.geojson"
    path.write_text("不是", "utf-8")

    with pytest.raises(api.BoundaryRefused, match="不是 GeoJSON"):
        api.load_boundaries(path, source="测试", by=SYSTEM, on=MONDAY)


@given(st.lists(st.tuples(st.floats(113, 114), st.floats(23, 24)), min_size=4, max_size=40))
def test_a_simpler_ring_is_closed_and_made_of_its_own_points(points: list[Any]) -> None:
    ring = [*points, points[0]]

    found = simplified(ring)

    assert set(found) <= set(ring)
    assert found[0] == found[-1] == points[0]
    assert 4 <= len(found) <= len(ring)


def test_points_on_a_line_are_dropped() -> None:
    many = [(113.0 + at / 1000, 23.0) for at in range(101)]

    found = simplified([*many, (113.1, 23.1), (113.0, 23.1), (113.0, 23.0)])

    assert len(found) <= 7
