"""Institutions: found by anybody; reported by the system of the institution, and by no other."""

from typing import Any

import pytest

from minzheng.engines.access.testing import TOWN_A, TOWN_B, VILLAGE_B, Cast
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import asked, let_in
from minzheng.registers.facilities.api import Facility, versions_of

from .conftest import MONDAY, Program
from .places import CANTEEN_CODE, HOME_CODE, open_places

OPEN = Program("")


@pytest.fixture
def home(cast: Cast) -> Facility:
    return open_places(MONDAY)[0]


@pytest.fixture
def reporter(cast: Cast, home: Facility) -> Program:
    scopes = (partners.PLACES,)
    return Program(let_in(cast, on=MONDAY, scopes=scopes, institutions=(HOME_CODE,))[1])


def names(path: str) -> list[str]:
    status, told = OPEN.get(path)
    assert status == 200, told
    return [each["name"] for each in told["items"]]


def test_they_are_found_by_place_kind_name_and_free_places(home: Facility) -> None:
    assert names("/facilities") == ["新圩长者饭堂", "石桥敬老院"]
    assert names(f"/facilities?division={TOWN_A}") == ["石桥敬老院"]
    assert names("/facilities?kind=elder_canteen") == ["新圩长者饭堂"]
    assert names("/facilities?kind=养老&free=true") == names("/facilities?q=敬老") == ["石桥敬老院"]


def test_an_unknown_kind_is_told_with_those_there_are(home: Facility) -> None:
    status, told = OPEN.get("/facilities?kind=hotel")

    assert (status, told["errors"][0]["pointer"]) == (422, "/kind")
    assert "elder_home" in told["detail"]


def test_pages_follow_each_other(home: Facility) -> None:
    _, first = OPEN.get("/facilities?limit=1")
    _, second = OPEN.get(f"/facilities?limit=1&next={first['next']}")

    assert [first["items"][0]["name"], second["items"][0]["name"]] == names("/facilities")
    assert second["next"] is None


def test_the_nearest_comes_first_with_its_distance(home: Facility) -> None:
    _, told = OPEN.get("/facilities/nearest?latitude=23.29&longitude=113.81")

    assert [each["name"] for each in told["items"]] == ["石桥敬老院", "新圩长者饭堂"]
    assert told["items"][0]["metres"] == 0 < told["items"][1]["metres"]
    assert OPEN.get("/facilities/nearest?latitude=123&longitude=0")[0] == 422


def test_one_tells_its_services_in_fen(home: Facility) -> None:
    status, told = OPEN.get(f"/facilities/{home.pk}")

    service = {"name": "长住", "price_fen": 280_000, "unit": "月", "payer": "user"}
    assert status == 200 and told["services"] == [service]
    assert OPEN.get("/facilities/999999")[0] == 404


def test_its_own_system_reports_free_places(home: Facility, reporter: Program) -> None:
    status, told = reporter.send("post", f"/facilities/{home.pk}/vacancy", {"vacancy": 3})

    assert (status, told["vacancy"], told["vacancy_on"]) == (200, 3, "2026-11-02")
    assert [*versions_of(home)][-1].source == "机构自报（接口）"
    status, told = reporter.send("post", f"/facilities/{home.pk}/vacancy", {"vacancy": 61})
    assert (status, told["errors"][0]["pointer"]) == (422, "/vacancy")


def test_it_keeps_what_an_institution_keeps(home: Facility, reporter: Program) -> None:
    facts: dict[str, Any] = {"phone": "020-00000009", "hours": "每天 8:00-18:00"}

    status, told = reporter.send("patch", f"/facilities/{home.pk}", facts)

    assert (status, told["phone"], told["hours"]) == (200, "020-00000009", "每天 8:00—18:00")
    for others in ({"capacity": 1}, {"services": []}):
        assert reporter.send("patch", f"/facilities/{home.pk}", others)[0] == 422
    assert reporter.send("patch", f"/facilities/{home.pk}", {"hours": "周几"})[0] == 422


def test_another_institution_is_not_its_business(home: Facility, reporter: Program) -> None:
    other = Facility.objects.get(division_code=VILLAGE_B)

    assert [each["id"] for each in reporter.get("/me/facilities")[1]["items"]] == [home.pk]
    assert reporter.send("post", f"/facilities/{other.pk}/vacancy", {"vacancy": 1})[0] == 404
    assert reporter.send("patch", f"/facilities/{other.pk}", {"phone": "020-1111111"})[0] == 404


def test_when_its_divisions_change_it_reports_nothing(home: Facility, reporter: Program) -> None:
    partners.Partner.objects.update(divisions=[TOWN_B])

    assert reporter.get("/me/facilities")[1]["items"] == []
    assert reporter.send("post", f"/facilities/{home.pk}/vacancy", {"vacancy": 1})[0] == 404


def test_who_registers_names_institutions_of_the_place(cast: Cast, home: Facility) -> None:
    for codes in ((), ("91440101MA59ABCX00",), (CANTEEN_CODE,)):
        with pytest.raises(partners.PartnerUnfit) as refused:
            partners.receive(asked(scopes=(partners.PLACES,), institutions=codes),
                             by=cast.viewers["data_clerk"], on=MONDAY)  # fmt: skip
        assert set(refused.value.errors) == {"institutions"}
