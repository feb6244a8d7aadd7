"""Institutions are found by kind, place, price and distance, looked at, compared."""

import re
from datetime import time

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import TOWN_B, VILLAGE_A, VILLAGE_B
from minzheng.engines.bookings.api import Offer
from minzheng.faces.looks.dotmap import HEIGHT, WIDTH, Dot, Frame, dot_map
from minzheng.faces.portal.places.choosing import SHOWN
from minzheng.faces.portal.places.opening import is_open
from minzheng.faces.portal.places.tests.conftest import MONDAY, TOLD
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    Week,
    close_facility,
    register_facility,
)

TITLE = re.compile(r'class="row-title" href="[^"]+">([^<]+)</a>')
HOME, CANTEEN, REGISTRY = (new.name for new in TOLD)


def listed(browser: Client, query: str = "") -> list[str]:
    return TITLE.findall(browser.get(f"/institutions/{query}").content.decode())


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {HOME, CANTEEN, REGISTRY}),
        ("?kind=养老", {HOME, CANTEEN}),
        ("?kind=elder_canteen", {CANTEEN}),
        (f"?place={TOWN_B}", {CANTEEN}),
        ("?service=长住", {HOME}),
        ("?price=20", {CANTEEN, REGISTRY}),
        ("?service=长住&price=20", set()),
        ("?free=on", {HOME}),
        ("?q=婚姻", {REGISTRY}),
        ("?rating=三级", {HOME}),
        ("?access=lift", {HOME}),
        ("?access=sign", set()),
        ("?kind=castle&after=x", {HOME, CANTEEN, REGISTRY}),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked(
    places: list[Facility], stranger: Client, query: str, names: set[str]
) -> None:
    assert set(listed(stranger, query)) == names


@pytest.mark.parametrize(("village", "first"), [(VILLAGE_A, HOME), (VILLAGE_B, CANTEEN)])
def test_the_nearest_to_a_village_come_first(
    places: list[Facility], stranger: Client, village: str, first: str
) -> None:
    assert listed(stranger, f"?near={village}")[0] == first
    assert "公里" in stranger.get(f"/institutions/?near={village}").content.decode()


def test_the_list_is_paged_and_read_in_few_queries(
    places: list[Facility], stranger: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(SHOWN):
        new = NewFacility(f"饭堂{number:02d}", "elder_canteen", VILLAGE_A, "路")
        register_facility(new, by=SYSTEM, on=MONDAY)

    with django_assert_max_num_queries(10):
        first = listed(stranger, f"?near={VILLAGE_A}")
    after = Facility.objects.get(name=first[-1]).pk
    second = listed(stranger, f"?near={VILLAGE_A}&after={after}")

    assert (len(first), len(second)) == (SHOWN, 3)
    assert not set(first) & set(second)


def test_the_phone_gets_positions_and_sends_none(places: list[Facility], stranger: Client) -> None:
    told = stranger.get("/institutions/points/?kind=养老").json()["places"]

    assert {each["name"] for each in told} == {HOME, CANTEEN}
    assert {"latitude", "longitude", "url"} <= set(told[0])


def test_one_institution_says_everything(
    places: list[Facility], offer: Offer, stranger: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    with django_assert_max_num_queries(10):
        text = stranger.get(f"/institutions/{places[0].pk}/").content.decode()
    registry = stranger.get(f"/institutions/{places[2].pk}/").content.decode()

    assert "8 张床位" in text and "2,800.00 元/月" in text and "个人付" in text
    assert 'href="tel:020-00000001"' in text and "我要纠错" in text
    assert "免费" in registry and f"/booking/{offer.pk}/" in registry
    assert stranger.get("/institutions/999/").status_code == 404


def test_a_closed_one_is_not_listed_and_says_so(places: list[Facility], stranger: Client) -> None:
    close_facility(places[1], closed_on=MONDAY, reason="合并", by=SYSTEM)

    assert CANTEEN not in listed(stranger)
    assert "已经停办" in stranger.get(f"/institutions/{places[1].pk}/").content.decode()


def test_up_to_three_stand_side_by_side(places: list[Facility], stranger: Client) -> None:
    query = "&".join(f"c={place.pk}" for place in places)

    text = stranger.get(f"/institutions/compare/?{query}").content.decode()
    more = stranger.get(f"/institutions/compare/?{query}&c=77").content.decode()

    assert all(name in text for name in (HOME, CANTEEN, REGISTRY))
    assert "一次最多比较 3 处" in more and "一次最多比较" not in text
    assert "还没有选机构" in stranger.get("/institutions/compare/?c=x").content.decode()


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=9))
def test_every_dot_lies_within_the_picture(points: list[tuple[float, float]]) -> None:
    dots = [Dot(n, f"第{n}处", *point) for n, point in enumerate(points, start=1)]
    frame = Frame.around(dots)

    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in map(frame.at, dots))
    assert dot_map(dots).count("dotmap-dot") == len(dots)
    assert dot_map([]) == ""


@pytest.mark.parametrize(
    ("words", "first", "said"),
    [("新圩村", CANTEEN, "“新圩长者饭堂”"), ("政通路", REGISTRY, "“青竹婚姻登记处”"),
     ("白鹤镇", CANTEEN, "“白鹤镇”")],
)  # fmt: skip
def test_distance_starts_at_the_place_the_reader_names(
    places: list[Facility], stranger: Client, words: str, first: str, said: str
) -> None:
    assert listed(stranger, f"?start={words}")[0] == first
    assert said in stranger.get(f"/institutions/?start={words}").content.decode()


def test_a_place_nobody_knows_is_told_and_nothing_is_measured(
    places: list[Facility], stranger: Client
) -> None:
    text = stranger.get("/institutions/?start=月亮背面").content.decode()

    assert "没有认出从哪里出发" in text and "由近到远" not in text and HOME in text


def test_what_is_not_known_is_said(places: list[Facility], stranger: Client) -> None:
    text = stranger.get("/institutions/?kind=养老").content.decode()

    assert "空 8 张床位（2026-11-02 报）" in text
    assert "开放时间没有登记" in text


@pytest.mark.parametrize(
    ("at", "known"),
    [(time(8, 59), False), (time(9), True), (time(11, 59), True), (time(12), False)],
)
def test_a_place_is_open_within_its_hours(at: time, known: bool) -> None:
    week = Week.from_text("周一至周五 9:00-12:00")

    assert is_open(week, [], MONDAY, at) is known
    assert is_open(week, [MONDAY.isoformat()], MONDAY, at) is False
    assert is_open(Week.from_text(""), [], MONDAY, at) is None
