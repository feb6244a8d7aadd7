"""Stays: one bed a person, one person a bed, no more than there are, nothing in the future."""

from datetime import date

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.people.api import NewPerson, Person, record_death, register_person
from minzheng.registers.stays.api import (
    InAnotherBed,
    NewStay,
    NoSuchStay,
    Stay,
    StayRefused,
    change_place,
    end_stay,
    find_stay,
    living_in,
    stays_in,
    stays_of,
    take_in,
)
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db

DAY, BEFORE, AFTER = date(2026, 11, 2), date(2026, 11, 1), date(2026, 11, 3)
VILLAGE = "440118101201"
NUMBERS = {
    "罗秋菊": "440118194503050026",
    "谢福田": "440118194607120017",
    "何来福": "440118195001010010",
}


@pytest.fixture
def home(notebook: Notebook, clerk: Doer) -> Facility:
    new = NewFacility("石桥颐养院", "elder_home", VILLAGE, "石桥村1号", capacity=2)
    return register_facility(new, by=clerk, on=DAY)


@pytest.fixture
def other(notebook: Notebook, clerk: Doer) -> Facility:
    new = NewFacility("柳塘颐养院", "elder_home", VILLAGE, "柳塘村1号")
    return register_facility(new, by=clerk, on=DAY)


def somebody(name: str, clerk: Doer) -> Person:
    new = NewPerson(name=name, id_number=NUMBERS[name], living_division=VILLAGE)
    return register_person(new, by=clerk, on=DAY)


@pytest.fixture
def elder(notebook: Notebook, clerk: Doer) -> Person:
    return somebody("罗秋菊", clerk)


@pytest.fixture
def second(notebook: Notebook, clerk: Doer) -> Person:
    return somebody("谢福田", clerk)


@pytest.fixture
def stay(home: Facility, elder: Person, clerk: Doer) -> Stay:
    return take_in(NewStay(home, elder, "living", DAY, "201-1"), by=clerk, on=DAY)


def test_she_lives_there_from_the_day(stay: Stay, home: Facility, elder: Person) -> None:
    assert list(stays_in([home.pk], DAY)) == [stay]
    assert not stays_in([home.pk], BEFORE)
    assert list(stays_of(elder.pk)) == [stay]
    assert living_in([home.pk], DAY) == {home.pk: 1}


def test_nobody_has_two_beds(stay: Stay, other: Facility, elder: Person, clerk: Doer) -> None:
    with pytest.raises(InAnotherBed, match="石桥颐养院"):
        take_in(NewStay(other, elder, "living", DAY), by=clerk, on=DAY)


def test_who_lives_in_a_house_may_be_served_by_another(
    stay: Stay, other: Facility, elder: Person, clerk: Doer
) -> None:
    take_in(NewStay(other, elder, "day", DAY), by=clerk, on=DAY)

    with pytest.raises(StayRefused, match="不用再登记一次"):
        take_in(NewStay(other, elder, "day", DAY), by=clerk, on=DAY)


def test_nobody_sleeps_in_a_taken_bed(
    stay: Stay, home: Facility, second: Person, clerk: Doer
) -> None:
    with pytest.raises(StayRefused, match="201-1"):
        take_in(NewStay(home, second, "living", DAY, " 201-1"), by=clerk, on=DAY)


def test_no_house_holds_more_than_it_has(
    stay: Stay, home: Facility, second: Person, clerk: Doer
) -> None:
    take_in(NewStay(home, second, "living", DAY, "201-2"), by=clerk, on=DAY)
    third = somebody("何来福", clerk)

    with pytest.raises(StayRefused, match="没有空位"):
        take_in(NewStay(home, third, "living", DAY), by=clerk, on=DAY)


def test_nobody_comes_tomorrow_or_after_death(home: Facility, elder: Person, clerk: Doer) -> None:
    with pytest.raises(StayRefused, match="还没有到"):
        take_in(NewStay(home, elder, "living", AFTER), by=clerk, on=DAY)

    dead = record_death(elder, died_on=BEFORE, source="医院", by=clerk, on=DAY)
    with pytest.raises(StayRefused, match="去世"):
        take_in(NewStay(home, dead, "living", DAY), by=clerk, on=DAY)


def test_it_ends_once_and_the_bed_is_free(
    stay: Stay, home: Facility, second: Person, clerk: Doer
) -> None:
    end_stay(stay, until=DAY, ended_as="left", by=clerk, on=DAY)

    with pytest.raises(StayRefused, match="不能再改"):
        end_stay(stay, until=DAY, ended_as="left", by=clerk, on=DAY)
    take_in(NewStay(home, second, "living", DAY, "201-1"), by=clerk, on=DAY)


@pytest.mark.parametrize(("until", "why"), [(BEFORE, "left"), (AFTER, "left"), (DAY, "vanished")])
def test_it_does_not_end_before_it_began_nor_tomorrow_nor_without_a_reason(
    stay: Stay, clerk: Doer, until: date, why: str
) -> None:
    with pytest.raises(StayRefused):
        end_stay(stay, until=until, ended_as=why, by=clerk, on=DAY)


def test_she_moves_to_another_bed(stay: Stay, clerk: Doer, notebook: Notebook) -> None:
    assert change_place(stay, "305-2", by=clerk).place == "305-2"
    assert notebook.verbs[-1] == "change_place"


def test_a_stay_is_found_in_its_own_house_only(stay: Stay, home: Facility, other: Facility) -> None:
    assert find_stay(stay.pk, [home.pk]) == stay

    with pytest.raises(NoSuchStay):
        find_stay(stay.pk, [other.pk])
