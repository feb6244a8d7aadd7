"""The desk's cast and browsers, in a district whose towns decide, after a decision."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.supervision.testing import Days, delegate, granted_by_town
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
NOW = Days(MONDAY).decided + timedelta(days=1)
SOON = NOW + timedelta(days=1)


@pytest.fixture
def decided(cast: Cast, settings: Any, data_dir: Path) -> Case:
    """A case that the first town decided; it is the day after."""
    delegate(cast, MONDAY)
    case = granted_by_town(cast, apply(cast, on=MONDAY), Days(MONDAY))
    turn(data_dir, NOW.isoformat())
    return case


def turn(data_dir: Path, day: str) -> None:
    """The business day of the pages."""
    (data_dir / "business-date.txt").write_text(day)
