"""Shares are rounded down, nothing is unknown; an organisation stands for all its facilities."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.kernel.doer import SYSTEM
from minzheng.registers.evidence import Asked, places_of, share
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility

OPENED, CODE = date(2020, 5, 1), "52440118MJ9988771L"
ASKED = Asked("石桥", CODE, None, None, date(2026, 10, 1), date(2026, 10, 31))


def make(name: str, code: str) -> Facility:
    new = NewFacility(name, "elder_home", "440118001001", "1号", credit_code=code, opened_on=OPENED)
    return register_facility(new, by=SYSTEM, on=OPENED)


def test_a_share_shows_its_arithmetic() -> None:
    found = share(2, 3, "次", "检查", "合格")

    assert (found.value, found.working) == (66, "检查 3 次，合格 2 次：2÷3，舍到 66%")
    assert share(3, 3, "次", "检查", "合格").value == 100
    assert share(0, 3, "次", "检查", "合格").value == 0


def test_of_nothing_there_is_no_share() -> None:
    found = share(0, 0, "次", "检查", "合格")

    assert (found.value, found.working) == (None, "这段时间没有检查")


@pytest.mark.django_db
def test_whose_records_are_asked() -> None:
    one, two = make("石桥一院", CODE), make("石桥二院", CODE)
    make("别家", "52440118MJ7654321G")

    assert places_of(replace(ASKED, facility=two.pk)) == [two.pk]
    assert sorted(places_of(ASKED)) == [one.pk, two.pk]
    assert places_of(replace(ASKED, credit_code="")) == []
