"""Nobody knows him: the search is public with the deed, down once he is known, late once told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.street.api import (
    Finding,
    NewSearch,
    NoSuchOnStreet,
    Paper,
    Patrol,
    Search,
    SearchWanted,
    Stay,
    StreetRefused,
    name_person,
    publish_search,
    search_photo,
    search_up,
    searches,
    street_day,
    take_down_search,
)
from minzheng.engines.street.testing import found, taken_in
from minzheng.engines.street.tests.conftest import FRIDAY, MONDAY, TUESDAY

UNKNOWN = {"0.identity_known": "否"}
PHOTO = Paper("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
NEW = NewSearch(
    "青竹大桥桥下", "本站门口、今日头条寻人", "人像比对没有结果", height=168, dialect="粤西口音",
    marks="左手缺一节小指", clothes="灰棉衣", photo=PHOTO,
)  # fmt: skip


@pytest.fixture
def stay(man: Finding, station: Viewer) -> Stay:
    row = taken_in(man, by=station, on=TUESDAY)
    take(Case.objects.get(number=row.case_number), "入站安排", "身份不明", by=station, on=TUESDAY,
         **UNKNOWN)  # fmt: skip
    return row


def test_the_deed_publishes_it(stay: Stay, station: Viewer) -> None:
    row = publish_search(stay, NEW, by=station, on=TUESDAY)

    case = Case.objects.get(number=stay.case_number)
    assert case.current == "报请采血"
    assert case.facts["members"][0]["searched_on"] == TUESDAY.isoformat()
    assert searches(SearchWanted()) == ([row], 0)
    assert search_up(row.number).shown["height"] == "168 厘米左右"
    assert search_photo(row) == (PHOTO.content, "image/png")


def test_what_may_not_be_shown_is_not_there(stay: Stay, station: Viewer) -> None:
    shown = " ".join(publish_search(stay, NEW, by=station, on=TUESDAY).shown.values())

    assert stay.features["called"] not in shown and stay.features["belongings"] not in shown


def test_a_minors_photo_is_not_shown(patrol: Patrol, clerk: Viewer, station: Viewer) -> None:
    child = taken_in(found(patrol, by=clerk, on=MONDAY, age=12), by=station, on=TUESDAY)
    case = Case.objects.get(number=child.case_number)
    take(case, "入站安排", "身份不明", by=station, on=TUESDAY, **UNKNOWN)

    with pytest.raises(StreetRefused, match="未成年人的照片"):
        publish_search(child, NEW, by=station, on=TUESDAY)
    assert publish_search(child, replace(NEW, photo=None), by=station, on=TUESDAY).photo == ""


def test_it_is_published_once_by_the_station(cast: Cast, stay: Stay, station: Viewer) -> None:
    with pytest.raises(NotAllowed):
        publish_search(stay, NEW, by=cast.viewers["town_clerk"], on=TUESDAY)
    with pytest.raises(StreetRefused, match="哪些地方"):
        publish_search(stay, replace(NEW, channels=" "), by=station, on=TUESDAY)
    with pytest.raises(StreetRefused, match="厘米"):
        publish_search(stay, replace(NEW, height=5), by=station, on=TUESDAY)
    publish_search(stay, NEW, by=station, on=TUESDAY)

    with pytest.raises(StreetRefused, match="已经发过"):
        publish_search(stay, NEW, by=station, on=TUESDAY)


def test_once_known_it_comes_down_with_its_photo(stay: Stay, station: Viewer) -> None:
    row = publish_search(stay, NEW, by=station, on=TUESDAY)

    name_person(stay, "覃大贵", "", how="其兄确认", by=station, on=FRIDAY)

    assert searches(SearchWanted())[0] == []
    row.refresh_from_db()
    assert (row.down_on, row.down_why, row.photo) == (FRIDAY, "身份已查明", "")
    with pytest.raises(NoSuchOnStreet):
        search_up(row.number)
    with pytest.raises(NoSuchOnStreet):
        search_photo(row)


def test_the_station_takes_it_down_with_a_reason(stay: Stay, station: Viewer) -> None:
    row = publish_search(stay, NEW, by=station, on=TUESDAY)
    with pytest.raises(StreetRefused, match="为什么"):
        take_down_search(row, " ", by=station, on=FRIDAY)

    assert take_down_search(row, "家属要求", by=station, on=FRIDAY).down_on == FRIDAY


def test_what_was_done_in_the_case_goes_up_and_down_by_itself(stay: Stay, station: Viewer) -> None:
    case = Case.objects.get(number=stay.case_number)
    take(case, "寻亲公告", "仍未查明", by=station, on=TUESDAY, **UNKNOWN)

    assert (street_day(TUESDAY).searches, street_day(TUESDAY).searches) == (1, 0)
    row = Search.objects.get()
    assert row.shown["marks"] == stay.features["marks"] and not row.photo
    case.refresh_from_db()
    take(case, "报请采血", "身份已查明", by=station, on=FRIDAY, **{"0.identity_known": "是"})

    assert street_day(FRIDAY).searches == 1 and searches(SearchWanted())[0] == []


def test_a_missed_search_is_told_once(stay: Stay, cast: Cast) -> None:
    late = TUESDAY + timedelta(days=2)

    assert street_day(TUESDAY + timedelta(days=1)).unsearched == 0
    assert (street_day(late).unsearched, street_day(late).unsearched) == (1, 0)
    told = inbox(Recipient("officer", "relief_station_head", ""))
    assert any("没有发寻亲公告" in each.text for each in told)


def test_a_search_that_is_out_is_not_late(stay: Stay, station: Viewer) -> None:
    publish_search(stay, NEW, by=station, on=TUESDAY)

    assert street_day(FRIDAY).unsearched == 0


def test_the_public_narrows_the_list(stay: Stay, station: Viewer) -> None:
    row = publish_search(stay, NEW, by=station, on=TUESDAY)

    assert searches(SearchWanted(sex=2))[0] == []
    assert searches(SearchWanted(ages=(0, 17)))[0] == []
    assert searches(SearchWanted(division="440300000000"))[0] == []
    assert searches(SearchWanted(sex=1, ages=(50, 60), division=stay.division_code))[0] == [row]
