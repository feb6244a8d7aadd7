"""The world of these tests, with a lake of its own."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.guarantees.testing import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def lake(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return tmp_path / "lake"
