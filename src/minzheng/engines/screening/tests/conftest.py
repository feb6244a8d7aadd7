"""A lake of one's own, and the family of the cast with an old neighbour who lives alone."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.staging import lone_person
from minzheng.engines.screening.api import Snapshot, build
from minzheng.engines.screening.tests.staging import MONDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person


@pytest.fixture(autouse=True)
def lake(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return tmp_path / "lake"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def neighbour(cast: Cast) -> Person:
    return lone_person()


@pytest.fixture
def table(cast: Cast, neighbour: Person) -> Snapshot:
    apply(cast, on=MONDAY)
    return build(MONDAY, by=SYSTEM)
