"""bulk_open_households(): all or none, numbers in order, one entry in the trail."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.households.api import (
    AlreadyMember,
    Household,
    HouseholdRefused,
    NewHousehold,
    bulk_open_households,
    members,
)
from minzheng.registers.people.api import Person
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

SINCE, WIFE = date(2020, 1, 1), 12


def test_it_opens_them_in_order_with_their_members(
    people: list[Person], clerk: Doer, today: date, notebook: Notebook
) -> None:
    rows = [
        NewHousehold(
            head=people[0], division_code="440118101201", since=SINCE, members=((people[1], WIFE),)
        ),
        NewHousehold(head=people[2], division_code="440117", since=SINCE),
        NewHousehold(head=people[3], division_code="440118102", since=SINCE),
    ]

    opened = bulk_open_households(rows, by=clerk)

    assert [h.number for h in opened] == ["H440118-000001", "H440117-000001", "H440118-000002"]
    assert [m.person for m in members(opened[0], today)] == people[:2]
    assert notebook.verbs == ["bulk_open_households"]
    assert notebook.last["count"] == 3


def test_somebody_twice_in_the_rows_is_named(people: list[Person], clerk: Doer) -> None:
    rows = [NewHousehold(head=people[0], division_code="440118", since=SINCE)] * 2

    with pytest.raises(HouseholdRefused, match="第 2 户"):
        bulk_open_households(rows, by=clerk)

    assert Household.objects.count() == 0


def test_somebody_with_a_household_is_refused(
    household: Household, people: list[Person], clerk: Doer
) -> None:
    with pytest.raises(AlreadyMember, match=household.number):
        bulk_open_households(
            [NewHousehold(head=people[0], division_code="440118", since=SINCE)], by=clerk
        )
