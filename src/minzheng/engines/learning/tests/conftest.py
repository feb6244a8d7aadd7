"""A pilot and a trip."""

from typing import Any

import pytest

from minzheng.engines.learning.testing import World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR = tmp_path
    return make_world()
