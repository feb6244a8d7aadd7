"""The cast of the case engine's tests: a family that applies, and days to count from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY


@pytest.fixture
def data_dir(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def cast(db: None, data_dir: Path) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def case(cast: Cast) -> Case:
    return apply(cast, on=MONDAY)
