"""A house on its day."""

from typing import Any

import pytest

from minzheng.engines.returns.testing import DAY, World, make_world


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_world()
