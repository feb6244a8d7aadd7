"""The cast and a point with a team of one."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.programmes.api import Point
from minzheng.engines.programmes.testing import make_point


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(DAY)


@pytest.fixture
def point(cast: Cast) -> Point:
    return make_point(cast, DAY)
