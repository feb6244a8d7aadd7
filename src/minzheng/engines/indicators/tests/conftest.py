"""The cast on a Monday, with what figures count: cases, money, alerts in two towns."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast

from .staging import MONDAY


@pytest.fixture(autouse=True)
def own_data_dir(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def later() -> date:
    return date(2026, 12, 7)
