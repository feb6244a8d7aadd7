"""correct_person(), record_death(), as_of(): what was known stays known, day by day."""

from datetime import date, timedelta

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.people.api import (
    AlreadyRegistered,
    DeathRefused,
    NewPerson,
    Person,
    UnknownColumn,
    as_of,
    correct_person,
    find_by_id_number,
    record_death,
    register_person,
    versions_of,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 1)


def test_a_correction_holds_from_its_day_on(person: Person, clerk: Doer, today: date) -> None:
    changes = {"name": "曾大贤", "marital": 30}

    changed = correct_person(person, changes, source="户籍变更", by=clerk, on=LATER)

    assert (changed.name, changed.pinyin, changed.marital) == ("曾大贤", "zdx", 30)
    before, after = as_of(person, today), as_of(person, LATER)
    assert before and after
    assert (before["name"], before["marital"]) == ("曾小贤", 20)
    assert (after["name"], after["marital"]) == ("曾大贤", 30)
    assert after["born_on"] == date(1949, 12, 31)
    assert as_of(person, today - timedelta(days=1)) is None


def test_the_trail_names_the_columns_and_not_their_values(
    person: Person, clerk: Doer, notebook: Notebook
) -> None:
    changes = {"name": "曾小贤", "phone": "13900139000", "address": "石桥村5号"}

    correct_person(person, changes, source="本人", by=clerk, on=LATER)

    assert notebook.last["columns"] == ["address", "phone"]
    assert "139" not in str(notebook.lines)


def test_what_changes_nothing_leaves_no_trace(
    person: Person, clerk: Doer, notebook: Notebook
) -> None:
    same = {"name": "曾小贤", "phone": "13800138000", "id_number": "11010519491231002X"}

    correct_person(person, same, source="本人", by=clerk, on=LATER)

    assert notebook.lines == []
    assert len(versions_of(person)) == 1


def test_a_corrected_number_brings_birth_and_sex(person: Person, clerk: Doer) -> None:
    changed = correct_person(
        person, {"id_number": "330213199001010017"}, source="公安", by=clerk, on=LATER
    )

    assert (changed.born_on, changed.sex) == (date(1990, 1, 1), 1)
    assert find_by_id_number("330213199001010017") == person
    assert find_by_id_number("11010519491231002X") is None


def test_a_number_of_somebody_else_is_refused(person: Person, clerk: Doer, today: date) -> None:
    other = NewPerson(name="张三", id_number="330213199001010017")
    register_person(other, by=clerk, on=today)

    with pytest.raises(AlreadyRegistered):
        correct_person(person, {"id_number": "330213199001010017"}, source="x", by=clerk, on=LATER)


@pytest.mark.parametrize("column", ["id_sealed", "pinyin", "pk", "salary"])
def test_other_columns_are_not_for_correcting(person: Person, clerk: Doer, column: str) -> None:
    with pytest.raises(UnknownColumn, match=column):
        correct_person(person, {column: "x"}, source="x", by=clerk, on=LATER)


def test_a_death_counts_from_its_day_even_when_recorded_later(
    person: Person, clerk: Doer, today: date
) -> None:
    died = today + timedelta(days=10)
    correct_person(person, {"address": "新地址"}, source="本人", by=clerk, on=died)

    record_death(person, died_on=died, source="死亡证明", by=clerk, on=LATER)

    known = as_of(person, died)
    assert known and (known["died_on"], known["address"]) == (died, "新地址")
    alive = as_of(person, died - timedelta(days=1))
    assert alive and alive["died_on"] is None
    assert list(Person.objects.alive_on(died)) == []


def test_the_same_death_twice_is_one(person: Person, clerk: Doer, notebook: Notebook) -> None:
    for _ in range(2):
        record_death(person, died_on=date(2026, 11, 5), source="医院", by=clerk, on=LATER)

    assert notebook.verbs == ["record_death"]


@pytest.mark.parametrize(
    ("died_on", "why"), [(date(2026, 12, 2), "晚于今天"), (date(1949, 12, 30), "早于出生")]
)
def test_an_impossible_death_is_refused(
    person: Person, clerk: Doer, died_on: date, why: str
) -> None:
    with pytest.raises(DeathRefused, match=why):
        record_death(person, died_on=died_on, source="医院", by=clerk, on=LATER)


def test_another_day_of_death_is_refused_but_can_be_corrected(person: Person, clerk: Doer) -> None:
    record_death(person, died_on=date(2026, 11, 5), source="医院", by=clerk, on=LATER)

    with pytest.raises(DeathRefused, match="已登记死亡日期 2026-11-05"):
        record_death(person, died_on=date(2026, 11, 6), source="村委会", by=clerk, on=LATER)
    revived = correct_person(person, {"died_on": None}, source="核实健在", by=clerk, on=LATER)

    assert revived.died_on is None
