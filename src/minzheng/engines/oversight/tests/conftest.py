"""Two houses in two towns, those who act for them, and two officers of the first town."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.oversight.testing import CODE, OTHER_CODE, Two, house
from minzheng.registers.facilities.api import Facility

NEXT_DAY = DAY + timedelta(days=1)


@dataclass(frozen=True)
class Ground:
    """Everybody an inspection needs."""

    cast: Cast
    home: Facility
    other: Facility
    two: Two
    manager: Viewer
    worker: Viewer
    stranger: Viewer

    def by(self, key: str) -> Viewer:
        return self.cast.viewers[key]


@pytest.fixture
def ground(db: None, settings: Any, tmp_path: Path) -> Ground:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_ground()


def make_ground() -> Ground:
    cast = make_cast(DAY)
    home = house("石桥颐养院", VILLAGE_A, CODE, DAY)
    other = house("新圩颐养院", VILLAGE_B, OTHER_CODE, DAY)
    two = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    stranger = house_viewer(other, "骆成", "manager", DAY)
    return Ground(cast, home, other, two, manager, worker, stranger)
