"""The cast, with papers in a folder of the test."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.disclosure.tests.staging import MONDAY


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)
