"""The cast behind the officers' pages, on a Monday, and browsers of those who are signed in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
BACKEND = "django.contrib.auth.backends.ModelBackend"
At = Callable[[str], Client]


@pytest.fixture
def data_dir(settings: Any, tmp_path: Path) -> Path:
    """The demo's business day stands in a file: Tuesday."""
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(TUESDAY.isoformat())
    return tmp_path


@pytest.fixture
def cast(db: None, data_dir: Path) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def case(cast: Cast) -> Case:
    return apply(cast, on=MONDAY)


@pytest.fixture
def at(cast: Cast) -> At:
    """Opens a browser in which an officer of the cast is signed in and has looked at one page."""

    def desk(key: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[key], backend=BACKEND)
        client.get("/desk/account/")
        return client

    return desk
