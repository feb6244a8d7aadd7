"""bulk_register_people(): all rows or none, one entry in the trail."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    RowsRefused,
    as_of,
    bulk_register_people,
    find_by_id_number,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

FIRST = NewPerson(name="张三", id_number="330213199001010017", marital=10)
SECOND = NewPerson(name="李四", id_number="440103195602290025")


def test_it_writes_everybody_with_a_version_and_one_entry(
    clerk: Doer, today: date, notebook: Notebook
) -> None:
    people = bulk_register_people([FIRST, SECOND], by=clerk, on=today)

    assert [person.name for person in people] == ["张三", "李四"]
    assert find_by_id_number(SECOND.id_number) == people[1]
    known = as_of(people[0], today)
    assert known and known["marital"] == 10
    assert notebook.verbs == ["bulk_register_people"]
    assert (notebook.last["count"], len(notebook.last["digest"])) == (2, 64)


def test_wrong_rows_are_all_named_and_nothing_is_written(clerk: Doer, today: date) -> None:
    rows = [FIRST, NewPerson(name="错", id_number="330213199001010018"), NewPerson(name="")]

    with pytest.raises(RowsRefused, match="共 2 行") as refusal:
        bulk_register_people(rows, by=clerk, on=today)

    assert [row for row, _ in refusal.value.reasons] == [2, 3]
    assert Person.objects.count() == 0


def test_a_number_twice_in_the_rows_or_known_already_is_named(clerk: Doer, today: date) -> None:
    bulk_register_people([FIRST], by=clerk, on=today)

    with pytest.raises(RowsRefused) as refusal:
        bulk_register_people([SECOND, SECOND, FIRST], by=clerk, on=today)

    assert refusal.value.reasons == [(2, "该身份证号在本批中重复"), (3, "该身份证号已登记")]
    assert Person.objects.count() == 1
