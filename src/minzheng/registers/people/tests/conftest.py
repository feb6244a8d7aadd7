"""People for the tests of the people register."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import NewPerson, Person, register_person

VILLAGE = "440118101201"


@pytest.fixture
def new() -> NewPerson:
    return NewPerson(
        name="曾小贤",
        id_number="11010519491231002X",
        phone="138-0013 8000",
        registered_division=VILLAGE,
        living_division=VILLAGE,
        marital=20,
    )


@pytest.fixture
def person(db: None, new: NewPerson, clerk: Doer, today: date) -> Person:
    return register_person(new, by=clerk, on=today)
