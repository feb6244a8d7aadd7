"""A town with a route of three points, and a patrol that is out on a Monday night."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import TOWN_A, Cast, make_cast
from minzheng.engines.street.api import Finding, Patrol
from minzheng.engines.street.testing import found, lay_route, out_on_patrol

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 6)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)


@pytest.fixture
def clerk(cast: Cast) -> Viewer:
    return cast.viewers["town_clerk"]


@pytest.fixture
def station(cast: Cast) -> Viewer:
    return cast.viewers["relief_station"]


@pytest.fixture
def patrol(clerk: Viewer) -> Patrol:
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    return out_on_patrol(TOWN_A, by=clerk, on=MONDAY)


@pytest.fixture
def man(patrol: Patrol, clerk: Viewer) -> Finding:
    return found(patrol, by=clerk, on=MONDAY)
