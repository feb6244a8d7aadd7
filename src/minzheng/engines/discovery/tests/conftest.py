"""The cast on a Monday, reports of its family, and what a night found of them."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast, make_cast
from minzheng.engines.alerts.api import AlertTask, settle
from minzheng.engines.alerts.tests.nights import found, night
from minzheng.engines.discovery.api import Reported, report
from minzheng.engines.tips.api import WORKER, NewTip
from minzheng.kernel.doer import SYSTEM

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
LATER = date(2026, 11, 20)
MISSED = "watch_missed:推算符合低保"
SHOWN: Mapping[str, Any] = {"到库人数": 3, "到库人均月收入": 50_000}
Tell = Callable[..., Reported]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(MONDAY)


@pytest.fixture
def tell(cast: Cast) -> Tell:
    """The village worker reports; what is not said is as usual."""

    def told(key: str = "village_worker", on: date = MONDAY, **said: Any) -> Reported:
        usual = {"kind": "poor", "division_code": VILLAGE_A, "words": "没有米了", "source": WORKER}
        new = NewTip(**{**usual, **said})
        return report(new, by=cast.viewers[key], on=on)

    return told


def alerted(subject: int, on: date = MONDAY, rule: str = MISSED) -> AlertTask:
    """A task that a night raised of a household."""
    settle([found(rule, (subject, SHOWN))], night(on), by=SYSTEM)
    return AlertTask.objects.get(rule=rule, subject=subject)
