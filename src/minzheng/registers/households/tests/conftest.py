"""A family for the tests of the households register."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.households.api import Household, NewHousehold, open_household
from minzheng.registers.people.api import NewPerson, Person, bulk_register_people

VILLAGE = "440118101201"
SINCE = date(2020, 1, 1)
WIFE, SON = 12, 20


@pytest.fixture
def people(db: None, clerk: Doer, today: date) -> list[Person]:
    """罗春生, his wife and their son born in 2015, and a neighbour."""
    born = {"罗春生": (1, 1984), "谢月娥": (2, 1986), "罗小雨": (1, 2015), "邻居": (1, 1960)}
    rows = [
        NewPerson(name=name, sex=sex, born_on=date(year, 5, 1))
        for name, (sex, year) in born.items()
    ]
    return bulk_register_people(rows, by=clerk, on=today)


@pytest.fixture
def household(people: list[Person], clerk: Doer) -> Household:
    head, wife, son, _ = people
    new = NewHousehold(
        head=head, division_code=VILLAGE, since=SINCE, members=((wife, WIFE), (son, SON))
    )
    return open_household(new, by=clerk)
