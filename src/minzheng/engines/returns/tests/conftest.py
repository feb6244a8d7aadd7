"""A house that has entered nothing yet."""

from typing import Any

import pytest

from minzheng.engines.returns.testing import World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR = tmp_path
    return make_world()
