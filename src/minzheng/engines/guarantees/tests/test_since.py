"""Since when and from when: birthdays of 29 February, lists and numbers that change within a month.

Every answer is held against the slow way: asking each single day, and against everybody's pass.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import DAY, DISTRICT, VILLAGE_A, Cast, make_cast
from minzheng.engines.guarantees import api
from minzheng.engines.guarantees.course import Course
from minzheng.engines.guarantees.knowing import KnownElder
from minzheng.engines.guarantees.testing import ITEM, World, make_elder
from minzheng.engines.parameters import api as parameters
from minzheng.engines.screening.api import Snapshot
from minzheng.engines.screening.layout import TableWriter

ALL, OLD = ["elder_guarantees:老年人"], ["elder_guarantees:八十岁以上"]
OPENED, LEFT_OUT, CHANGED = date(2024, 2, 20), date(2025, 3, 18), date(2026, 5, 13)
AHEAD = date(2027, 2, 17)
ADULT = st.dates(date(1940, 1, 1), date(1975, 12, 31))
LEAP = st.sampled_from([date(year, 2, 29) for year in range(1940, 1976, 4)])


def listed(since: date, *rows: tuple[str, list[str]]) -> api.Published:
    items = api.read_items([{**ITEM, "code": code, "tests": tests} for code, tests in rows])
    key = f"f-{since}"
    return api.Published(key, DISTRICT, "清单", "民政局", "文件", since, "verified", items)


# X01 stays as it was all the time; X02 is left out for a while; X03 first only for the very old.
LISTS = (
    listed(OPENED, ("X01", ALL), ("X02", ALL), ("X03", OLD)),
    listed(LEFT_OUT, ("X01", ALL), ("X03", OLD)),
    listed(CHANGED, ("X01", ALL), ("X02", ALL), ("X03", ALL)),
    listed(AHEAD, ("X01", ALL), ("X03", OLD)),
)
CODES = ("X01", "X02", "X03")


def course(born: date, on: date = DAY, lists: Sequence[api.Published] = LISTS) -> Course:
    return Course(tuple(lists), KnownElder({"born_on": born}, VILLAGE_A, {}), on)


def slowly_since(asked: Course, code: str) -> date | None:
    """The first of the days up to today on all of which it holds."""
    day, found = asked.on, None
    while asked.holds(code, day):
        day, found = day - timedelta(days=1), day
    return found


def slowly_coming(asked: Course, code: str, days: int) -> date | None:
    ahead = (asked.on + timedelta(days=each) for each in range(1, days + 1))
    return next((day for day in ahead if asked.holds(code, day)), None)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None)
@given(ADULT | LEAP)
def test_since_is_what_asking_each_day_gives(born: date) -> None:
    with parameters.steady():
        asked = course(born)

        for code in CODES:
            if asked.holds(code, DAY):
                assert asked.since(code) == slowly_since(asked, code), code


@pytest.mark.django_db
@settings(max_examples=12, deadline=None)
@given(ADULT | LEAP)
def test_coming_is_what_asking_each_day_gives(born: date) -> None:
    with parameters.steady():
        asked = course(born)

        for code in CODES:
            found, slow = asked.coming(code), slowly_coming(asked, code, 400)
            if not asked.holds(code, DAY):
                assert found == slow if slow else (found is None or (found - DAY).days > 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "born", "since"),
    [
        ("X01", date(1950, 6, 1), OPENED),  # the later lists copied it
        ("X02", date(1950, 6, 1), CHANGED),  # left out for a while
        ("X03", date(1950, 6, 1), CHANGED),  # 60 is enough since then
        ("X03", date(1944, 3, 5), date(2024, 3, 5)),  # eighty under the first list
        ("X01", date(1966, 5, 12), date(2026, 5, 12)),  # sixty the day before the list's day
        ("X02", date(1966, 5, 12), CHANGED),
        ("X01", date(1966, 11, 2), DAY),  # sixty today
    ],
)
def test_a_list_that_changes_within_a_month(code: str, born: date, since: date) -> None:
    assert course(born).since(code) == since


@pytest.mark.django_db
def test_a_coming_list_decides_what_is_coming() -> None:
    young = course(date(1967, 3, 1))  # sixty on 1 March 2027, after the list of 17 February

    assert young.coming("X01") == date(2027, 3, 1)
    assert young.coming("X02") is None  # the list ahead leaves it out
    assert young.coming("X03") is None  # eighty is needed then, more than twenty years ahead


@pytest.mark.django_db
def test_29_february_in_years_with_and_without_one() -> None:
    leap = date(1964, 2, 29)

    assert course(leap, date(2024, 2, 28)).coming("X01") == date(2024, 2, 29)
    assert course(leap, date(2024, 2, 29)).since("X01") == date(2024, 2, 29)
    assert course(date(1972, 2, 29)).coming("X01") == date(2032, 2, 29)
    assert course(date(1940, 2, 29)).since("X03") == OPENED


@pytest.mark.django_db
def test_65_on_29_february_waits_for_the_first_of_march_where_there_is_none() -> None:
    old = (listed(date(2020, 1, 15), ("X01", ["elder_guarantees:到能力评估年龄"])),)
    leap = date(1960, 2, 29)  # 65 in 2025, a year without the day

    assert course(leap, date(2025, 2, 28), old).coming("X01") == date(2025, 3, 1)
    assert course(leap, date(2025, 3, 1), old).since("X01") == date(2025, 3, 1)


def enter_age(cast: Cast, value: str, since: date) -> None:
    """The district sets its own age, in the middle of a month."""
    new = parameters.NewValue(
        "guarantees.elder_age", DISTRICT, value, since, "增民〔2026〕2号", "verified", DAY,
        reason="补录",
    )  # fmt: skip
    entry = parameters.propose(new, by=cast.viewers["district_clerk"], on=DAY)
    parameters.approve(entry, by=cast.viewers["district_head"], on=DAY)


def test_a_number_that_changes_within_a_month(db: None) -> None:
    cast = make_cast(DAY)
    enter_age(cast, "55岁", date(2026, 8, 19))

    assert course(date(1970, 1, 1)).since("X01") == date(2026, 8, 19)
    assert course(date(1971, 9, 3)).since("X01") == date(2026, 9, 3)
    assert course(date(1950, 1, 1)).since("X01") == OPENED


def written(folder: Path, births: Sequence[date | None]) -> Snapshot:
    numbers = pa.array(range(1, len(births) + 1))
    with TableWriter(folder) as writer:
        writer.write(
            pa.table({
                "person": numbers, "household": numbers, "born_on": pa.array(births, pa.date32()),
            }),
            pa.table({
                "division_code": [VILLAGE_A] * len(births), "household": numbers,
                "members": pa.array([1] * len(births), pa.int8()),
            }),
        )  # fmt: skip
    return Snapshot.open(folder)


@pytest.mark.django_db
@settings(max_examples=10, deadline=None)
@given(st.lists(ADULT | LEAP, min_size=1, max_size=12))
def test_everybody_gets_the_day_that_each_one_gets(
    tmp_path_factory: pytest.TempPathFactory, births: list[date]
) -> None:
    table = written(tmp_path_factory.mktemp("people"), [*births, None])

    with parameters.steady():
        for told in api.everybody(table, LISTS, DAY):
            assert (told.holds[-1], told.unknown[-1]) == (False, True)
            for at, born in enumerate(births):
                one = course(born)
                assert bool(told.holds[at]) == one.holds(told.code, DAY)
                since = one.since(told.code) if told.holds[at] else None
                day = told.since[at]
                assert (None if np.isnat(day) else day.item()) == since, (told.code, born)


def test_a_new_list_that_copies_an_item_does_not_move_its_day(world: World) -> None:
    elder = make_elder("谢闰年", date(1956, 2, 29), VILLAGE_A, DAY)
    clerk, head = world.viewer("district_clerk"), world.viewer("district_head")
    head_of_list = api.NewList(DISTRICT, "清单（调整）", "民政局", "文件", date(2026, 12, 16))
    row = api.draft(clerk, head_of_list, on=DAY)
    whole = {each.item.code: each.item for each in api.in_force(VILLAGE_A, DAY)}
    api.put_item(clerk, row.pk, whole["N16"].as_data(), on=DAY)
    api.adopt(head, row.pk, on=DAY)

    own = api.own_list(elder, date(2026, 12, 31))

    found = next(each for each in own.guarantees if each.item.code == "N16")
    assert found.listed.source.key == str(row.pk)
    assert found.since == date(2023, 5, 21)
