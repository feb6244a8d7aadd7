"""A family whose allowance a town decided, in a district that handed the power down."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.supervision.testing import Days, delegate, granted_by_town

DECIDED = Days(DAY).decided
NOW = DECIDED + timedelta(days=1)
SOON = NOW + timedelta(days=1)


@dataclass(frozen=True)
class Ground:
    """The cast and the case its town decided."""

    cast: Cast
    case: Case

    def by(self, key: str) -> Viewer:
        return self.cast.viewers[key]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    cast = make_cast(DAY)
    delegate(cast, DAY)
    return cast


@pytest.fixture
def ground(cast: Cast) -> Ground:
    return Ground(cast, granted_by_town(cast, apply(cast, on=DAY), Days(DAY)))


def later(days: int) -> date:
    return NOW + timedelta(days=days)
