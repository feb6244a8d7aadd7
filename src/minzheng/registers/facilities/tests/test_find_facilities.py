"""Facilities are found by place, kind and distance; two thousand are measured in milliseconds."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import (
    Facility,
    NoSuchFacility,
    Week,
    centre_of,
    distances,
    facilities_within,
    find_facility,
    kinds_of,
    nearest,
    register_facility,
    service_names,
)
from minzheng.registers.facilities.tests.places import CANTEEN, DAY, HOME, OTHER_TOWN

degrees = st.tuples(st.floats(-89, 89), st.floats(-179, 179))
HALF_ROUND = 20_015_115  # metres to the antipode


@pytest.fixture
def both(db: None, clerk: Doer) -> tuple[Facility, Facility]:
    return register_facility(HOME, by=clerk, on=DAY), register_facility(CANTEEN, by=clerk, on=DAY)


def test_an_area_shows_its_own_of_the_kinds_asked(both: tuple[Facility, Facility]) -> None:
    home, canteen = both

    assert set(facilities_within("440118", on=DAY)) == {home, canteen}
    assert list(facilities_within(OTHER_TOWN[:9], on=DAY)) == [canteen]
    assert list(facilities_within("440118", ["elder_home"], on=DAY)) == [home]


def test_a_number_that_is_not_there_says_where_to_look(db: None) -> None:
    with pytest.raises(NoSuchFacility, match="找机构"):
        find_facility(1)


def test_the_nearest_come_first_in_two_queries(
    both: tuple[Facility, Facility], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    home, canteen = both

    with django_assert_num_queries(2):
        found = nearest(23.30, 113.89, kinds_of("养老"), 5, on=DAY)

    assert [near.facility for near in found] == [canteen, home]
    assert 1_000 < found[0].metres < 1_050  # 0.01 degrees of longitude at 23.3 north
    assert nearest(23.30, 113.89, ["cemetery"], 5, on=DAY) == []


def test_the_middle_of_an_area_and_its_services_are_known(
    both: tuple[Facility, Facility],
) -> None:
    assert centre_of("440118", on=DAY) == (pytest.approx(23.295), pytest.approx(113.855))
    assert centre_of("330213", on=DAY) is None
    assert service_names("440118", on=DAY) == sorted(["长住（半自理）", "短住", "午餐"])


@given(degrees, degrees)
def test_a_distance_is_the_same_both_ways_and_never_further_than_round(
    here: tuple[float, float], there: tuple[float, float]
) -> None:
    out, back = int(distances(*here, [there])[0]), int(distances(*there, [here])[0])

    assert abs(out - back) <= 1
    assert 0 <= out <= HALF_ROUND
    assert int(distances(*here, [here])[0]) == 0


def test_two_thousand_are_measured_in_milliseconds() -> None:
    points = [(23 + math.sin(n) / 10, 113 + math.cos(n) / 10) for n in range(2_000)]

    begin = time.perf_counter()
    found = distances(23.3, 113.8, points)

    assert len(found) == 2_000
    assert time.perf_counter() - begin < 0.05


WEEKS = st.lists(st.booleans(), min_size=7, max_size=7)


@given(WEEKS)
def test_opening_hours_read_back_what_they_say(opened: list[bool]) -> None:
    said = "；".join(
        f"周{day} 9:00-12:00，14:00-17:30"
        for day, yes in zip("一二三四五六日", opened, strict=True)
        if yes
    )
    week = Week.from_text(said)

    assert Week.from_text(week.text) == week
    assert Week.from_json(week.to_json()) == week
    assert [bool(spans) for spans in week.days] == opened


def test_round_the_clock_is_understood() -> None:
    assert Week.from_text("每天 0:00-24:00").text == "每天 0:00—24:00"
