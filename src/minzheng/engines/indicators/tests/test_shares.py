"""Shares of facilities by who runs them are counted from the register; unknown is left out."""

from datetime import date

import pytest

from minzheng.engines.access.testing import VILLAGE_A, make_cast
from minzheng.engines.indicators.adding import added_up
from minzheng.engines.indicators.catalogue import indicator_named
from minzheng.engines.indicators.sources.base import Period
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import NewFacility, register_facility

pytestmark = pytest.mark.django_db
DAY, OPENED = date(2026, 11, 2), date(2020, 5, 1)


def home(name: str, operator: str, beds: int | None, kind: str = "elder_home") -> None:
    new = NewFacility(
        name, kind, VILLAGE_A, f"{name}1号", operator=operator, capacity=beds, opened_on=OPENED
    )
    register_facility(new, by=SYSTEM, on=OPENED)


def share(key: str) -> tuple[int, int]:
    indicator = indicator_named(key)
    found, _ = added_up([indicator], Period.of(Month.of(DAY), DAY))
    assert indicator.out_of is not None
    of, out_of = (found[tally] for tally in (indicator.of, indicator.out_of))
    return sum(each.value for each in of.values()), sum(each.value for each in out_of.values())


def test_beds_count_by_operator_and_unknown_operators_do_not_count() -> None:
    make_cast(DAY)
    home("公办院", "public", 100)
    home("民办院", "nonprofit", 60)
    home("公司院", "business", 40)
    home("没写院", "", 500)
    home("没床院", "business", None)

    assert share("share-beds") == (100, 200)
    assert share("share-beds-private") == (60, 200)
    assert share("share-beds-business") == (40, 200)


def test_canteens_count_by_number() -> None:
    make_cast(DAY)
    home("一饭堂", "public_building", 30, "elder_canteen")
    home("二饭堂", "public", 30, "elder_canteen")

    assert share("share-canteens") == (1, 2)
