"""The cast, a lake of one's own, browsers of officers, and a pair that waits."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.linkage.api import ReviewPair
from minzheng.engines.linkage.testing import a_pair

MONDAY = date(2026, 11, 2)
BACKEND = "django.contrib.auth.backends.ModelBackend"
At = Callable[[str], Client]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def pair(cast: Cast) -> ReviewPair:
    return a_pair(division=DISTRICT, on=MONDAY)


@pytest.fixture
def at(cast: Cast) -> At:
    """Opens a browser in which an officer of the cast is signed in."""

    def desk(key: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[key], backend=BACKEND)
        client.get("/desk/account/")
        return client

    return desk
