"""A district with cases in two towns and a November computed, and browsers of its officers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.indicators.api import compute
from minzheng.engines.indicators.tests.staging import MONDAY, NOVEMBER, case
from minzheng.kernel.doer import SYSTEM

BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = date(2026, 12, 1)
At = Callable[[str], Client]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def november(cast: Cast) -> Cast:
    """Three cases in the one town, one late in the other."""
    for number in range(3):
        case(cast, f"A{number}", place=VILLAGE_A)
    case(cast, "B0", place=VILLAGE_B, due=date(2026, 11, 20))
    for month in (NOVEMBER.previous(), NOVEMBER):
        compute(month, by=SYSTEM, on=TODAY)
    return cast


@pytest.fixture
def at(cast: Cast) -> At:
    def desk(key: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[key], backend=BACKEND)
        client.get("/desk/account/")
        return client

    return desk
