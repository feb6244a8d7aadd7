"""The world of these tests."""

import pytest

from minzheng.engines.staffing.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
