"""The cast in a population table, and a request of the medical insurance for it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.screening.api import build
from minzheng.engines.sharing import api
from minzheng.kernel.doer import SYSTEM

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)
END = date(2026, 12, 31)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    cast = make_cast(MONDAY)
    build(MONDAY, by=SYSTEM)
    return cast


def asked(**differs: Any) -> api.NewShare:
    given: dict[str, Any] = {
        "division_code": DISTRICT, "department": "增城区医疗保障局", "contact": "钟先生",
        "purpose": "资助困难人员参加基本医疗保险", "scene": "参保资助核定",
        "basis": "《社会救助法》第四十二条", "kind": "conditional", "form": "rows", "way": "file",
        "ends_on": END, "row_limit": 100, "fields": "姓名、证件号码、出生日期、性别",
    }  # fmt: skip
    return api.NewShare(**{**given, **differs})


def received(cast: Cast, **differs: Any) -> api.Share:
    return api.receive(asked(**differs), by=cast.viewers["district_clerk"], on=MONDAY)


def approved(cast: Cast, basis: str = "", **differs: Any) -> api.Share:
    share = received(cast, **differs)
    share = api.check(share, "", by=cast.viewers["data_clerk"], on=MONDAY)
    share = api.confirm(share, "", basis, by=cast.viewers["data_head"], on=MONDAY)
    return api.approve(share, "", by=cast.viewers["district_head"], on=MONDAY)
