"""The desk's cast and browsers, and somebody the village reported."""

from collections.abc import Callable
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.discovery.api import Entry, report
from minzheng.engines.tips.api import WORKER, NewTip
from minzheng.faces.desk.tests.conftest import MONDAY, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
Tell = Callable[..., Entry]


@pytest.fixture
def tell(cast: Cast) -> Tell:
    """The village worker reports; what is not said is as usual."""

    def told(**said: Any) -> Entry:
        usual = {"kind": "poor", "division_code": VILLAGE_A, "words": "没有米", "source": WORKER}
        done = report(NewTip(**{**usual, **said}), by=cast.viewers["village_worker"], on=MONDAY)
        assert done.entry is not None
        return done.entry

    return told
