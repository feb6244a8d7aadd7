"""The desk's cast and browsers, and tips that a neighbour told."""

from collections.abc import Callable
from typing import Any

import pytest

from minzheng.engines.access.api import NOBODY
from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.tips.api import NewTip, Tip, receive
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
Bring = Callable[..., Tip]


@pytest.fixture
def bring(cast: Cast) -> Bring:
    """Takes a tip in that nobody signed in for."""

    def take_in(**told: Any) -> Tip:
        usual = {"kind": "elder", "division_code": VILLAGE_A, "words": "独居老人三天没开门"}
        person = {"who": "陈阿婆", "reporter": "何大山", "phone": "13700137000"}
        return receive(NewTip(**{**usual, **person, **told}), by=NOBODY, on=MONDAY)

    return take_in
