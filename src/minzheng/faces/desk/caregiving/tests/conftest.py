"""The desk's cast and browsers on the day after an elder was granted support."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.caregiving.api import Charge, follow
from minzheng.engines.caregiving.testing import elder, enter_amounts, supported
from minzheng.faces.desk.tests.conftest import at
from minzheng.registers.people.api import Person

__all__ = ["at"]
LODGED, DECIDED = date(2026, 10, 19), date(2026, 11, 2)
TODAY = DECIDED + timedelta(days=1)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    cast = make_cast(LODGED)
    enter_amounts(cast, LODGED)
    return cast


@pytest.fixture
def niece(cast: Cast) -> Person:
    return elder("钟小玲", date(1980, 6, 1), 2)


@pytest.fixture
def charge(cast: Cast) -> Charge:
    supported(cast, elder("钟阿婆", date(1948, 3, 5)), LODGED)
    follow(DECIDED)
    return Charge.objects.select_related("person").get()
