"""The desk's cast and browsers, and a patrol that is out on the business day, Tuesday."""

from datetime import timedelta

import pytest

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.street.api import Finding, Patrol, Stay
from minzheng.engines.street.testing import found, lay_route, out_on_patrol, taken_in
from minzheng.faces.desk.tests.conftest import TUESDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def patrol(cast: Cast) -> Patrol:
    clerk = cast.viewers["town_clerk"]
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    return out_on_patrol(TOWN_A, by=clerk, on=MONDAY)


@pytest.fixture
def man(cast: Cast, patrol: Patrol) -> Finding:
    return found(patrol, by=cast.viewers["town_clerk"], on=MONDAY)


@pytest.fixture
def stay(cast: Cast, man: Finding) -> Stay:
    return taken_in(man, by=cast.viewers["relief_station"], on=TUESDAY)
