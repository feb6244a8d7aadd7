"""search_people(): what officers type finds people of their own area, in one query."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    bulk_register_people,
    find_by_id_number,
    search_people,
)

pytestmark = pytest.mark.django_db

TOWN, OTHER_TOWN, VILLAGE = "440118101", "440118102", "440118101201"


@pytest.mark.parametrize(
    "typed",
    ["小贤", "曾小贤", "zx", "ZXX", "11010519491231002X", "11010519491231002x",
     "110105 19491231 002X", "138 0013 8000", "１３８００１３８０００"],
)  # fmt: skip
def test_it_finds_by_name_initials_number_and_phone(person: Person, typed: str) -> None:
    assert search_people(typed, TOWN) == [person]
    assert search_people(typed, OTHER_TOWN) == []


@pytest.mark.parametrize("typed", ["", "  ", "李", "11010519491231", "002X", "13800138001", "%"])
def test_it_does_not_find_by_pieces_of_numbers(person: Person, typed: str) -> None:
    assert search_people(typed, TOWN) == []


def test_an_old_number_of_15_digits_is_understood(clerk: Doer, today: date) -> None:
    new = NewPerson(name="李四", id_number="440103195602290025", living_division=VILLAGE)
    [person] = bulk_register_people([new], by=clerk, on=today)

    assert find_by_id_number("440103560229002") == person


def test_somebody_registered_here_and_living_elsewhere_is_found_in_both(
    clerk: Doer, today: date
) -> None:
    new = NewPerson(
        name="王五",
        id_number="330213199001010017",
        registered_division=VILLAGE,
        living_division="440118102201",
    )
    bulk_register_people([new], by=clerk, on=today)

    assert search_people("王五", TOWN) == search_people("王五", OTHER_TOWN) != []


def test_it_takes_one_query_and_gives_at_most_fifty(
    clerk: Doer,
    today: date,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    born = date(1990, 1, 1)
    rows = [NewPerson(name="同名", sex=1, born_on=born, living_division=VILLAGE) for _ in range(60)]
    bulk_register_people(rows, by=clerk, on=today)

    with django_assert_num_queries(1):
        assert len(search_people("tm", TOWN)) == 50
