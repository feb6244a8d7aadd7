"""A lake of one's own, the family of the cast, and neighbours of every kind in two towns."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.screening.api import Snapshot, build
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.organisations.api import NewOrganisation, register_organisation
from minzheng.registers.people.api import Person, record_death

from .staging import MONDAY, neighbour


@pytest.fixture(autouse=True)
def lake(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.SPARK = tmp_path, ""
    return tmp_path / "lake"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(MONDAY)


@pytest.fixture
def neighbours(cast: Cast) -> list[Person]:
    """Two elders and a disabled one in the village, six elders in the other town, one dead."""
    found = [
        neighbour(VILLAGE_A, date(1950, 5, 1), disability_grade=0),
        neighbour(VILLAGE_A, date(1930, 5, 1)),
        neighbour(VILLAGE_A, date(1980, 5, 1), disability_kind=1, disability_grade=2),
        *(neighbour(VILLAGE_B, date(1940 + n, 5, 1), disability_grade=0) for n in range(6)),
    ]
    dead = neighbour(VILLAGE_B, date(1945, 5, 1))
    record_death(dead, died_on=date(2026, 9, 30), by=SYSTEM, on=MONDAY, source="死亡证明")
    return [*found, dead]


@pytest.fixture
def organisations(cast: Cast) -> None:
    for number, name, place, kind in (
        ("52440103MJ81234509", "青竹镇敬老院", VILLAGE_A, "养老机构"),
        ("11330283002980620K", "石桥慈善会", VILLAGE_A, "社会团体"),
    ):
        new = NewOrganisation(number, name, place, date(2020, 5, 1), kind)
        register_organisation(new, by=SYSTEM)


@pytest.fixture
def table(neighbours: list[Person]) -> Snapshot:
    return build(MONDAY, by=SYSTEM)
