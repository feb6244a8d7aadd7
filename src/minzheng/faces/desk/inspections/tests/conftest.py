"""The desk's cast and browsers, and a house to be looked at by two clerks of its town."""

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.oversight.testing import CODE, Two, house
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir
from minzheng.registers.facilities.api import Facility

__all__ = ["at", "cast", "data_dir"]


@pytest.fixture
def home(cast: Cast) -> Facility:
    return house("石桥颐养院", VILLAGE_A, CODE, MONDAY)


@pytest.fixture
def two(cast: Cast) -> Two:
    return cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
