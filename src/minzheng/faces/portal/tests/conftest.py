"""The cast behind the citizen's pages, on a Monday, and browsers of those who are signed in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.faces.portal.tests.neighbours import open_neighbour

BACKEND = "django.contrib.auth.backends.ModelBackend"
Turn = Callable[[date], None]


@pytest.fixture
def day(settings: Any, tmp_path: Path) -> Iterator[Turn]:
    """Turns the business day; it begins on Monday."""
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    cache.clear()

    def turn(on: date) -> None:
        (tmp_path / "business-date.txt").write_text(on.isoformat())

    turn(MONDAY)
    yield turn
    cache.clear()


@pytest.fixture
def cast(db: None, day: Turn) -> Cast:
    return make_cast(MONDAY)


def signed_in(cast: Cast, key: str) -> Client:
    """A browser in which somebody of the cast is signed in."""
    client = Client()
    client.force_login(cast.accounts[key], backend=BACKEND)
    return client


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast, "applicant")


@pytest.fixture
def stranger(cast: Cast) -> Client:
    """A citizen of another family."""
    client = Client()
    client.force_login(open_neighbour(), backend=BACKEND)
    return client
