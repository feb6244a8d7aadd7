"""A lake of one's own, a family that is paid, and what departments deliver of it."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.engines.screening.tests.staging import MONDAY


@pytest.fixture(autouse=True)
def lake_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return tmp_path / "lake"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def paid(cast: Cast) -> Cast:
    """The family of the cast, whose allowance was granted."""
    decided_case(cast, apply(cast, on=MONDAY))
    return cast
