"""Two houses in two towns, each with somebody who acts for it."""

from dataclasses import dataclass
from datetime import date

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_viewer
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility

CODE, OTHER_CODE = "52440118MJ9988771L", "52440118MJ7654321G"


@dataclass(frozen=True)
class Houses:
    """The house under test, and another of which it must know nothing."""

    cast: Cast
    home: Facility
    other: Facility
    manager: Viewer
    worker: Viewer
    stranger: Viewer


@pytest.fixture
def houses(db: None) -> Houses:
    cast = make_cast(DAY)
    home = _facility("石桥颐养院", VILLAGE_A, CODE)
    other = _facility("新圩颐养院", VILLAGE_B, OTHER_CODE)
    manager = house_viewer(home, "柯美玲", "manager", DAY)
    worker = house_viewer(home, "温小雪", "worker", DAY)
    return Houses(cast, home, other, manager, worker, house_viewer(other, "骆成", "manager", DAY))


def _facility(name: str, village: str, code: str) -> Facility:
    new = NewFacility(
        name, "elder_home", village, f"{name}1号", credit_code=code, capacity=20,
        opened_on=date(2020, 5, 1),
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=DAY)
