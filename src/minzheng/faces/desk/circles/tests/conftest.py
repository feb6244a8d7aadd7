"""The desk's cast and browsers, elders of two villages, a canteen, a survey, premises."""

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import canteen, points, populate, premises
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]


@pytest.fixture
def elders(cast: Cast) -> Cast:
    populate()
    points(cast)
    canteen(seats=1)
    return cast


@pytest.fixture
def survey(elders: Cast) -> api.Survey:
    by = elders.viewers["district_clerk"]
    return api.survey("elder_canteen", DISTRICT, by=by, on=MONDAY)


@pytest.fixture
def idle(elders: Cast) -> api.Premises:
    return premises(elders)
