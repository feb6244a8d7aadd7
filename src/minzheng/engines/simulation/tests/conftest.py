"""The family of the cast in a population table of its own."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.screening.api import build
from minzheng.kernel.doer import SYSTEM


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return make_cast(DAY)


@pytest.fixture
def counted(cast: Cast) -> Cast:
    """Once the family has applied and everybody was counted."""
    apply(cast, on=DAY)
    build(DAY, by=SYSTEM)
    return cast
