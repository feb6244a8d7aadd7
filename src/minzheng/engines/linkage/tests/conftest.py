"""A lake of one's own for every test, and the cast that works in it."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast


@pytest.fixture(autouse=True)
def lake(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "lake"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
