"""The cast of the alerts engine's tests, and findings as a night would hand them in."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.alerts.tests.nights import FRIDAY


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast(FRIDAY)
