"""The cast, a contract, and who acts for its organisation."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.projects.api import Contract
from minzheng.engines.projects.testing import manager_of, signed


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.HOME_DIVISION = tmp_path, ""
    return make_cast(DAY)


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return signed(cast, DAY)


@pytest.fixture
def manager(contract: Contract) -> Viewer:
    return manager_of(contract.organisation, DAY)
