"""The cast, and one person who lives in the other town with a name of dots."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DAY, VILLAGE_B, Cast, make_cast
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import NewPerson, Person, register_person


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(DAY)


@pytest.fixture
def neighbour(cast: Cast) -> Person:
    """She lives in the other town and is registered there too."""
    new = NewPerson(
        name="阿依古丽·买买提", id_number="44011819700101001X", phone="13900139001",
        registered_division=VILLAGE_B, living_division=VILLAGE_B, address="白鹤镇新圩村7号",
    )  # fmt: skip
    return register_person(new, by=SYSTEM, on=date(2026, 11, 2))
