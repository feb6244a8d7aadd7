"""find_by_id_number(): the number however it was written, and nobody for a piece of it."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    bulk_register_people,
    find_by_id_number,
)

pytestmark = pytest.mark.django_db

VILLAGE = "440118101201"


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_it_understands_how_numbers_are_written(person: Person, written: str) -> None:
    assert find_by_id_number(written) == person


@pytest.mark.parametrize("piece", ["", "  ", "11010519491231", "002X", "%"])
def test_a_piece_of_a_number_names_nobody(person: Person, piece: str) -> None:
    assert find_by_id_number(piece) is None


def test_an_old_number_of_15_digits_is_understood(clerk: Doer, today: date) -> None:
    new = NewPerson(name="李四", id_number="440103195602290025", living_division=VILLAGE)
    [person] = bulk_register_people([new], by=clerk, on=today)

    assert find_by_id_number("440103560229002") == person
