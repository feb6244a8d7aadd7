"""The world of these tests."""

from typing import Any

import pytest

from minzheng.engines.migrants.testing import World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_world()
