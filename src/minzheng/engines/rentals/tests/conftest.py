"""The world of these tests."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.rentals.testing import World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR = tmp_path
    return make_world()
