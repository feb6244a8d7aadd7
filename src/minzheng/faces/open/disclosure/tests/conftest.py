"""The cast, and the business day in a file; the counting of visitors begins anew."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.disclosure.tests.staging import MONDAY, TUESDAY

Turn = Callable[[date], None]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def day(settings: Any, tmp_path: Path) -> Turn:
    """Turns the business day; it begins on Tuesday."""
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""

    def turn(on: date) -> None:
        (tmp_path / "business-date.txt").write_text(on.isoformat())

    turn(TUESDAY)
    return turn


@pytest.fixture
def cast(db: None, day: Turn) -> Cast:
    return make_cast(MONDAY)
