"""Facilities are registered once, amended with a trace, closed once; nonsense is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import (
    Facility,
    FacilityRefused,
    NewOffer,
    amend_facility,
    close_facility,
    facilities_within,
    register_facility,
    report_vacancy,
    versions_of,
)
from minzheng.registers.facilities.tests.places import DAY, HOME, VILLAGE
from minzheng.registers.testing import Notebook

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 3)


@pytest.fixture
def home(db: None, clerk: Doer) -> Facility:
    return register_facility(HOME, by=clerk, on=DAY)


def test_it_keeps_everything_and_says_it_in_words(home: Facility) -> None:
    home.refresh_from_db()

    assert home.kind_name == "养老机构"
    assert home.unit == "张床位"
    assert home.access_words == "坡道、电梯"
    assert home.week.lines == ("周一至周五 9:00—12:00，14:00—17:00", "周六 9:00—12:00")
    assert [offer.price for offer in home.offers.all()] == [320_000, 15_000]


def test_the_same_place_kind_and_name_is_registered_once(home: Facility, clerk: Doer) -> None:
    with pytest.raises(FacilityRefused, match="已有同类、同名"):
        register_facility(HOME, by=clerk, on=DAY)


WRONG: tuple[tuple[str, Any, str], ...] = (
    ("name", "  ", "没有填名称"),
    ("kind", "castle", "类别“castle”无法识别"),
    ("division_code", "44011", "应为"),
    ("credit_code", "51100000500000323X", "校验"),
    ("latitude", 123.0, "不是度数"),
    ("longitude", None, "只有经度或只有纬度"),
    ("phone", "call me", "无法识别"),
    ("hours", "周一至周五 上午", "没有写几点到几点"),
    ("hours", "9:00-12:00", "没有写是周几"),
    ("hours", "周一 17:00-9:00", "倒着"),
    ("vacancy", 90, "多于总数"),
    ("vacancy_on", TUESDAY, "还没有到"),
    ("services", (NewOffer("住", -1),), "负数"),
    ("services", (NewOffer("住", 1, "月", "nobody"),), "付费方"),
    ("address", "路" * 201, "最多 200 个字"),
)


@pytest.mark.parametrize(("column", "value", "why"), WRONG)
def test_what_cannot_stand_is_refused_by_its_column(
    clerk: Doer, notebook: Notebook, column: str, value: Any, why: str
) -> None:
    with pytest.raises(FacilityRefused, match=why):
        register_facility(replace(HOME, **{column: value}), by=clerk, on=DAY)

    assert not Facility.objects.exists()
    assert notebook.verbs == []


def test_an_amendment_keeps_what_changed_and_by_whom(
    home: Facility, clerk: Doer, notebook: Notebook
) -> None:
    changes = {"phone": "020-87654321", "services": (NewOffer("短住", 16_000, "天"),)}
    amended = amend_facility(home, changes, source="电话核实", by=clerk, on=TUESDAY)

    assert amended.phone == "020-87654321"
    assert [offer.price for offer in amended.offers.all()] == [16_000]
    last = list(versions_of(home))[-1]
    assert (last.source, last.recorded_by, set(last.changes)) == (
        "电话核实", clerk.key, {"phone", "services"},
    )  # fmt: skip
    assert notebook.last["columns"] == ["phone", "services"]


def test_an_amendment_that_changes_nothing_leaves_no_trace(
    home: Facility, clerk: Doer, notebook: Notebook
) -> None:
    amend_facility(home, {"phone": HOME.phone, "services": HOME.services}, source="核实",
                   by=clerk, on=TUESDAY)  # fmt: skip

    assert notebook.verbs == []
    assert versions_of(home).count() == 1


def test_an_unknown_column_is_refused(home: Facility, clerk: Doer) -> None:
    with pytest.raises(FacilityRefused, match="没有“colour”这一栏"):
        amend_facility(home, {"colour": "red"}, source="核实", by=clerk, on=TUESDAY)


def test_vacancies_are_reported_with_their_day(home: Facility, clerk: Doer) -> None:
    assert report_vacancy(home, 3, by=clerk, on=TUESDAY).vacancy_on == TUESDAY
    with pytest.raises(FacilityRefused, match="多于总数"):
        report_vacancy(home, 81, by=clerk, on=TUESDAY)


def test_it_closes_once_and_is_gone_from_the_day_on(home: Facility, clerk: Doer) -> None:
    close_facility(home, closed_on=TUESDAY, reason="合并", by=clerk)
    close_facility(home, closed_on=TUESDAY, reason="合并", by=clerk)

    assert list(facilities_within(VILLAGE, on=DAY)) == [home]
    assert list(facilities_within(VILLAGE, on=TUESDAY)) == []
    with pytest.raises(FacilityRefused, match="不能再次停办"):
        close_facility(home, closed_on=DAY, reason="合并", by=clerk)


def test_a_successor_of_the_same_name_may_follow(home: Facility, clerk: Doer) -> None:
    close_facility(home, closed_on=TUESDAY, reason="改制", by=clerk)

    assert register_facility(HOME, by=clerk, on=TUESDAY).pk != home.pk
