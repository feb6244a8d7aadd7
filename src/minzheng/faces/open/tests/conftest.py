"""A family whose opinion is published, seen by anybody."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import publicised_case
from minzheng.engines.notices.api import Publicity

DURING = date(2026, 11, 9)
Turn = Callable[[date], None]


@pytest.fixture
def day(settings: Any, tmp_path: Path) -> Turn:
    """Turns the business day; it begins within the publicity."""
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""

    def turn(on: date) -> None:
        (tmp_path / "business-date.txt").write_text(on.isoformat())

    turn(DURING)
    return turn


@pytest.fixture
def cast(db: None, day: Turn) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def case(cast: Cast) -> Case:
    found = apply(cast, on=MONDAY)
    publicised_case(cast, found)
    return found


@pytest.fixture
def sheet(case: Case) -> Publicity:
    """In publicity from 5 to 12 November."""
    return Publicity.objects.get()
