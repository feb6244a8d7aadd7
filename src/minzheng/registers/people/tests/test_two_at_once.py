"""Two officers register the same person at the same moment: one row, one clear refusal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import AlreadyRegistered, NewPerson, Person, register_person

OFFICERS = 4


@pytest.mark.django_db(transaction=True)
def test_the_same_number_at_once_is_registered_once(
    new: NewPerson, clerk: Doer, today: date
) -> None:
    start = Barrier(OFFICERS)

    def register(_: int) -> str:
        start.wait()
        try:
            register_person(new, by=clerk, on=today)
        except AlreadyRegistered as refusal:
            return refusal.person.name
        finally:
            connection.close()
        return "registered"

    with ThreadPoolExecutor(OFFICERS) as pool:
        outcomes = sorted(pool.map(register, range(OFFICERS)))

    assert outcomes == ["registered"] + ["曾小贤"] * (OFFICERS - 1)
    assert Person.objects.count() == 1
