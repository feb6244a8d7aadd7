"""The cast behind the officers' pages, on a Tuesday, and browsers of those who are signed in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.disclosure.tests.staging import MONDAY, TUESDAY

BACKEND = "django.contrib.auth.backends.ModelBackend"
At = Callable[[str], Client]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(TUESDAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def at(cast: Cast) -> At:
    """Opens a browser in which an officer of the cast is signed in."""

    def desk(key: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[key], backend=BACKEND)
        return client

    return desk
