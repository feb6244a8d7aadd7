"""A lake of one's own, the cast, elders of two villages with their points."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.circles.testing import MONDAY, points, populate


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return make_cast(MONDAY)


@pytest.fixture
def elders(cast: Cast) -> Cast:
    populate()
    points(cast)
    return cast
