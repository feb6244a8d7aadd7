"""The cast of parameters tests: a district's officers, and a value ready to be proposed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.parameters import api

KEY = "dibao.standard"
TODAY, NEXT_YEAR = date(2026, 11, 23), date(2027, 1, 1)
CITY = "440100000000"


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


def new(**differs: Any) -> api.NewValue:
    given: dict[str, Any] = {
        "key": KEY, "place": DISTRICT, "value": "1330元", "since": NEXT_YEAR,
        "source": "增民〔2026〕8号", "status": "verified", "checked_on": TODAY,
    }  # fmt: skip
    return api.NewValue(**{**given, **differs})


def proposed(cast: Cast, **differs: Any) -> api.Proposal:
    return api.propose(new(**differs), by=cast.viewers["district_clerk"], on=TODAY)


def entered(cast: Cast, **differs: Any) -> api.Proposal:
    entry = proposed(cast, **differs)
    return api.approve(entry, by=cast.viewers["district_head"], on=TODAY)


def standard(on: date, place: str = DISTRICT) -> int | str:
    return api.book().value(KEY, on=on, place=place)
