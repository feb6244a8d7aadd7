"""A lake of one's own for every test, and the two feeds of testing.py among the declared ones."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.lake.tests.staging import Payments, Wages, declared
from minzheng.kernel.feed import Feed


@pytest.fixture(autouse=True)
def lake(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "lake"


@pytest.fixture(autouse=True)
def feeds() -> Iterator[Mapping[str, type[Feed]]]:
    with declared(Wages, Payments) as found:
        yield found
