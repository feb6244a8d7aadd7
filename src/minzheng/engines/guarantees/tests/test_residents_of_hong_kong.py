"""Residents of Hong Kong and Macao: their permit is read, they are registered, taken in, listed."""

from datetime import date

import pytest

from minzheng.engines.access.testing import DAY, VILLAGE_A
from minzheng.engines.care.api import Newcomer, take_in_person
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.testing import World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.identity import IdentityError
from minzheng.registers.facilities.api import NewFacility, register_facility
from minzheng.registers.people.api import (
    BirthRefused,
    NewPerson,
    find_by_id_number,
    identity_number,
    register_person,
    travel_permit,
)

CODE = "52440118MJ9988771L"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("H12345678", "H12345678"), ("ｍ 1234 5678", "M12345678"), ("H1234567802", "H12345678")],
)
def test_a_permit_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert travel_permit(typed) == kept
    assert identity_number(typed, today=DAY) == kept


@pytest.mark.parametrize("typed", ["H1234567", "X12345678", "H12345678A", ""])
def test_what_is_no_permit_is_refused(typed: str) -> None:
    with pytest.raises(IdentityError, match="8 位数字"):
        travel_permit(typed)


@pytest.mark.django_db
def test_a_permit_tells_no_birthday_so_it_is_asked() -> None:
    with pytest.raises(BirthRefused, match="出生日期"):
        register_person(NewPerson(name="陈太", id_number="H12345678"), by=SYSTEM, on=DAY)


def test_she_is_taken_into_a_home_and_has_her_item(world: World) -> None:
    new = NewFacility(
        "石桥养老院", "elder_home", VILLAGE_A, "1号", credit_code=CODE, opened_on=date(2020, 5, 1)
    )
    home = register_facility(new, by=SYSTEM, on=date(2020, 5, 1))
    house = house_viewer(home, "柯美玲", "manager", DAY)
    comer = Newcomer("陈太", "H1234567801", "living", DAY, "201-1", sex=2, born_on=date(1950, 1, 1))

    stay = take_in_person(house, home.pk, comer, on=DAY)

    found = find_by_id_number("H12345678")
    assert found is not None
    assert stay.person == found
    held = {each.item.code: each for each in api.own_list(found, DAY).guarantees}
    assert held["G02"].entitled
