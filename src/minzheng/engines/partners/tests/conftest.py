"""The cast, and a partner let in."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.partners import api
from minzheng.engines.partners.testing import let_in

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast(MONDAY)


@pytest.fixture
def partner(cast: Cast) -> api.Partner:
    return let_in(cast, on=MONDAY)[0]
