"""A house reaches its own facilities and people, and nothing else."""

from datetime import date

import pytest

from minzheng.engines.access.api import NOBODY, NotAllowed
from minzheng.engines.access.testing import APPLICANT_ID, DAY
from minzheng.engines.care.api import (
    CareRefused,
    Newcomer,
    NotItsOwn,
    facilities_of,
    facility_of,
    keep_own_facts,
    let_go,
    move_person,
    people_of,
    report_places,
    require_manager,
    stay_of,
    take_in_person,
)
from minzheng.engines.care.tests.conftest import Houses
from minzheng.registers.people.api import find_by_id_number
from minzheng.registers.stays.api import Stay

NEW_ID = "440118194503050026"


@pytest.fixture
def stay(houses: Houses) -> Stay:
    return take_in_person(houses.worker, houses.home.pk, known("罗春生"), on=DAY)


def known(name: str) -> Newcomer:
    return Newcomer(name, APPLICANT_ID, "living", DAY, "201-1")


def test_it_sees_its_own_facilities_only(houses: Houses) -> None:
    assert facilities_of(houses.worker, DAY) == [houses.home]
    assert facilities_of(NOBODY, DAY) == []
    assert facilities_of(houses.cast.viewers["district_head"], DAY) == []
    with pytest.raises(NotItsOwn):
        facility_of(houses.worker, houses.other.pk, DAY)


def test_it_keeps_its_phone_and_not_its_licence(houses: Houses) -> None:
    kept = keep_own_facts(houses.worker, houses.home.pk, {"phone": "020-82112233"}, on=DAY)

    assert kept.phone == "020-82112233"
    with pytest.raises(NotAllowed, match="licence"):
        keep_own_facts(houses.manager, houses.home.pk, {"licence": "X"}, on=DAY)
    with pytest.raises(NotItsOwn):
        keep_own_facts(houses.stranger, houses.home.pk, {"phone": "020-82112233"}, on=DAY)


def test_it_reports_its_places(houses: Houses) -> None:
    told = report_places(houses.worker, houses.home.pk, 7, on=DAY)

    assert (told.vacancy, told.vacancy_on) == (7, DAY)


def test_only_the_manager_is_one(houses: Houses) -> None:
    require_manager(houses.manager)
    for viewer in (houses.worker, NOBODY, houses.cast.viewers["district_head"]):
        with pytest.raises(NotAllowed):
            require_manager(viewer)


def test_who_is_registered_is_taken_in_by_number_and_name(houses: Houses, stay: Stay) -> None:
    assert stay.person == houses.cast.applicant
    assert people_of(houses.manager, on=DAY, past=False) == [stay]
    assert people_of(houses.stranger, on=DAY, past=False) == []


def test_another_name_is_refused_and_the_right_one_not_told(houses: Houses) -> None:
    with pytest.raises(CareRefused) as refusal:
        take_in_person(houses.worker, houses.home.pk, known("罗秋生"), on=DAY)

    assert "罗春生" not in str(refusal.value)


def test_who_is_new_is_registered(houses: Houses) -> None:
    new = Newcomer("罗秋菊", NEW_ID, "living", DAY, phone="13800138001")

    stay = take_in_person(houses.worker, houses.home.pk, new, on=DAY)

    person = find_by_id_number(NEW_ID)
    assert person is not None
    assert stay.person == person
    assert person.living_division == houses.home.division_code


def test_a_refused_stay_registers_nobody(houses: Houses) -> None:
    late = Newcomer("罗秋菊", NEW_ID, "living", date(2026, 11, 3))

    with pytest.raises(ValueError, match="还没有到"):
        take_in_person(houses.worker, houses.home.pk, late, on=DAY)

    assert find_by_id_number(NEW_ID) is None


def test_another_house_neither_moves_nor_ends_it(houses: Houses, stay: Stay) -> None:
    for deed in (
        lambda: stay_of(houses.stranger, stay.pk, DAY),
        lambda: move_person(houses.stranger, stay.pk, "1", on=DAY),
        lambda: let_go(houses.stranger, stay.pk, until=DAY, ended_as="left", on=DAY),
    ):
        with pytest.raises(NotItsOwn):
            deed()


def test_who_has_gone_is_among_those_before(houses: Houses, stay: Stay) -> None:
    let_go(houses.worker, stay.pk, until=DAY, ended_as="left", on=DAY)

    assert people_of(houses.worker, on=DAY, past=False) == []
    assert [each.pk for each in people_of(houses.worker, on=DAY, past=True)] == [stay.pk]
