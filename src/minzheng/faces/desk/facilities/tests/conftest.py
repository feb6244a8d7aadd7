"""The desk's cast and browsers, and institutions of both towns."""

from dataclasses import replace

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.faces.desk.tests.conftest import at, cast, data_dir
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, register_facility
from minzheng.registers.facilities.tests.places import CANTEEN, DAY, HOME

__all__ = ["at", "cast", "data_dir"]
CODE = "52440118MJ9988771L"


@pytest.fixture
def home(cast: Cast) -> Facility:
    """A home of the first town, run by somebody with a code."""
    return register_facility(replace(HOME, credit_code=CODE), by=SYSTEM, on=DAY)


@pytest.fixture
def canteen(cast: Cast) -> Facility:
    """A canteen of the other town."""
    return register_facility(CANTEEN, by=SYSTEM, on=DAY)
