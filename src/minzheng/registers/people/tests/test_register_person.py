"""register_person(): checked, sealed, unique, with its first version and its entry in the trail."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from minzheng.kernel.doer import Doer
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import (
    AlreadyRegistered,
    BirthRefused,
    NameRefused,
    NewPerson,
    Person,
    PhoneRefused,
    Sex,
    UnknownCode,
    register_person,
    unseal_id,
    unseal_phone,
    versions_of,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db


def test_birth_and_sex_come_from_the_number(person: Person) -> None:
    assert person.born_on == date(1949, 12, 31)
    assert person.sex == Sex.FEMALE
    assert person.words()["sex"] == "女"
    assert (person.id_kind, person.pinyin) == ("citizen", "zxx")


def test_nothing_secret_is_stored_in_clear(person: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        stored = str(cursor.fetchall())
        cursor.execute("SELECT changes FROM people_personversion")
        stored += str(cursor.fetchall())

    assert "11010519491231002" not in stored
    assert "13800138000" not in stored
    assert (unseal_id(person), unseal_phone(person)) == ("11010519491231002X", "13800138000")


def test_it_shows_itself_masked(person: Person) -> None:
    assert person.id_masked == "110105********002X"
    assert person.phone_masked == "138****8000"
    assert "小贤" not in str(person)


def test_it_leaves_a_version_and_an_entry(
    new: NewPerson, clerk: Doer, today: date, notebook: Notebook
) -> None:
    person = register_person(new, by=clerk, on=today, source="窗口登记")

    version = versions_of(person)[0]
    assert (version.since, version.source, version.recorded_by) == (today, "窗口登记", "T001")
    assert notebook.lines[0][1:3] == ("register_person", f"person:{person.pk}")


def test_a_known_number_leads_to_the_known_person(
    person: Person, new: NewPerson, clerk: Doer, today: date
) -> None:
    again = replace(new, name="别名", id_number="11010519491231002x")

    with pytest.raises(AlreadyRegistered, match="已登记") as refusal:
        register_person(again, by=clerk, on=today)

    assert refusal.value.person == person
    assert Person.objects.count() == 1


@pytest.mark.parametrize("number", ["110105194912310021", "440103195702290022", "1101051949123100"])
def test_a_wrong_number_is_refused(new: NewPerson, clerk: Doer, today: date, number: str) -> None:
    with pytest.raises(IdentityError):
        register_person(replace(new, id_number=number), by=clerk, on=today)


@pytest.mark.parametrize(
    "name", ["阿卜杜拉·买买提", "䶮", "司马𫖮", "张" * 40, "Anna-Marie O'Neil"]
)
def test_peoples_real_names_are_taken(new: NewPerson, clerk: Doer, today: date, name: str) -> None:
    assert register_person(replace(new, name=name), by=clerk, on=today).name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张 三", "张三"),
        ("  李四 ", "李四"),
        ("古丽•艾山", "古丽·艾山"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
    ],
)
def test_names_are_written_one_way(
    new: NewPerson, clerk: Doer, today: date, typed: str, kept: str
) -> None:
    assert register_person(replace(new, name=typed), by=clerk, on=today).name == kept


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "没有填写"),
        ("   ", "没有填写"),
        ("张" * 41, "41 个"),
        ("张3", "第 2 个字“3”"),
        ("张<b>", "<"),
    ],
)
def test_what_is_no_name_is_refused_with_its_place(
    new: NewPerson, clerk: Doer, today: date, name: str, why: str
) -> None:
    with pytest.raises(NameRefused, match=why):
        register_person(replace(new, name=name), by=clerk, on=today)


@pytest.mark.parametrize("phone", ["12345", "1380013800", "23800138000x"])
def test_a_wrong_phone_is_refused(new: NewPerson, clerk: Doer, today: date, phone: str) -> None:
    with pytest.raises(PhoneRefused, match="11 位"):
        register_person(replace(new, phone=phone), by=clerk, on=today)


def test_a_code_outside_its_table_is_refused(new: NewPerson, clerk: Doer, today: date) -> None:
    with pytest.raises(UnknownCode, match="婚姻状况没有代码 77"):
        register_person(replace(new, marital=77), by=clerk, on=today)


def test_a_birth_that_disagrees_with_the_number_is_refused(
    new: NewPerson, clerk: Doer, today: date
) -> None:
    with pytest.raises(BirthRefused, match=r"1950-01-01.*1949-12-31"):
        register_person(replace(new, born_on=date(1950, 1, 1)), by=clerk, on=today)
    with pytest.raises(BirthRefused, match="性别"):
        register_person(replace(new, sex=Sex.MALE), by=clerk, on=today)


def test_a_newborn_without_a_number_needs_sex_and_birth(clerk: Doer, today: date) -> None:
    baby = NewPerson(name="罗宝宝", sex=Sex.MALE, born_on=date(2026, 10, 30))

    person = register_person(baby, by=clerk, on=today)

    assert (person.id_kind, person.id_masked) == ("none", "")
    with pytest.raises(BirthRefused, match="须填写"):
        register_person(replace(baby, born_on=None), by=clerk, on=today)
    with pytest.raises(BirthRefused, match="晚于今天"):
        register_person(replace(baby, born_on=date(2026, 11, 3)), by=clerk, on=today)
    assert register_person(baby, by=clerk, on=today) != person
