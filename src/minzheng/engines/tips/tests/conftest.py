"""A neighbour tells of an old woman in the village of town A, on a Monday."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import VILLAGE_A, Cast, make_cast
from minzheng.engines.tips.api import NewTip, Tip, receive

MONDAY, TUESDAY, THURSDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 5)
FRIDAY = date(2026, 11, 6)
WORDS = "独居的陈婆婆三天没有开门，敲门也没人应"
Bring = Callable[..., Tip]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)


@pytest.fixture
def bring(cast: Cast) -> Bring:
    """Takes a tip in that nobody signed in for."""

    def take_in(**told: Any) -> Tip:
        usual = {"kind": "elder", "division_code": VILLAGE_A, "words": WORDS, "who": "陈阿婆"}
        return receive(NewTip(**{**usual, **told}), by=NOBODY, on=MONDAY)

    return take_in
