"""The desk's cast and browsers, and a point with somebody well under way."""

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.programmes.api import File, Point
from minzheng.engines.programmes.testing import make_point, under_way
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]


@pytest.fixture
def point(cast: Cast) -> Point:
    return make_point(cast, MONDAY)


@pytest.fixture
def file(cast: Cast, point: Point) -> File:
    return under_way(cast, point, MONDAY)
