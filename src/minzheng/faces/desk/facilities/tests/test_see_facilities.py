"""The list and the page of one: all that is known, few queries, nothing of another town."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.care.testing import house_viewer
from minzheng.faces.desk.facilities import choosing, history
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    amend_facility,
    close_facility,
    register_facility,
    report_vacancy,
)
from minzheng.registers.facilities.tests.places import DAY, HOME
from minzheng.registers.organisations.api import find_by_credit_code

LIST = "/desk/facilities/"
MOST_QUERIES = 10


def read(client: Any, url: str = LIST, **query: str) -> str:
    page: str = client.get(url, query).content.decode().split("<main")[1]
    return page


def test_the_list_tells_what_has_to_be_seen_to(cast: Cast, at: Any, home: Facility) -> None:
    ending = {"licence": "粤养 1 号", "licence_until": DAY + timedelta(days=3)}
    amend_facility(home, ending, source="备案", by=SYSTEM, on=DAY)

    page = read(at("town_clerk"))

    assert "青竹敬老院" in page and "空 12 / 80 张床位（2026-11-02 报）" in page
    assert "许可或备案快到期" in page and f"/desk/facilities/{home.pk}/" in page


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ({"kind": "elder_home"}, True),
        ({"kind": "elder_canteen"}, False),
        ({"words": "敬老"}, True),
        ({"words": "石桥村 1"}, True),
        ({"words": "52440118mj9988771l"}, True),
        ({"words": "没有的"}, False),
        ({"division": "440118101000"}, True),
        ({"late": "on"}, False),
        ({"ending": "on"}, False),
        ({"state": "closed"}, False),
        ({"kind": "nonsense"}, True),
    ],
)
def test_filters_narrow_and_nonsense_narrows_nothing(
    cast: Cast, at: Any, home: Facility, query: dict[str, str], is_shown: bool
) -> None:
    assert ("青竹敬老院" in read(at("district_clerk"), **query)) is is_shown


def test_a_report_that_is_overdue_is_found(cast: Cast, at: Any, home: Facility) -> None:
    Facility.objects.filter(pk=home.pk).update(vacancy_on=date(2026, 9, 1))

    page = read(at("town_clerk"), late="on")

    assert "青竹敬老院" in page and "空位没有按期报告" in page


def test_pages_follow_one_another(cast: Cast, at: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(choosing, "PAGE", 2)
    for number in range(5):
        register_facility(replace(HOME, name=f"敬老院{number}"), by=SYSTEM, on=DAY)
    client, seen, after = at("town_clerk"), [], "0"

    for _ in range(3):
        answer = client.get(LIST, {"after": after})
        seen += [row.cells[0] for row in answer.context["table"].rows]
        after = answer.context["more"].rpartition("=")[2]

    assert seen == [f"敬老院{number}" for number in range(5)] and after == ""


@pytest.mark.parametrize("count", [1, 30])
def test_pages_need_few_queries_whatever_the_size(
    cast: Cast, at: Any, home: Facility, count: int, django_assert_max_num_queries: Any
) -> None:
    house_viewer(home, "柯美玲", "manager", DAY)
    for number in range(count):
        register_facility(replace(HOME, name=f"敬老院{number}"), by=SYSTEM, on=DAY)
        report_vacancy(home, number + 13, by=SYSTEM, on=DAY)
    runs = find_by_credit_code(home.credit_code)
    client = at("district_clerk")

    for url in (LIST, f"{LIST}{home.pk}/", f"/desk/organisations/{runs.pk if runs else 0}/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


def test_one_tells_services_prices_place_and_who_acts(cast: Cast, at: Any, home: Facility) -> None:
    house_viewer(home, "柯美玲", "manager", DAY)

    page = read(at("auditor"), f"{LIST}{home.pk}/")

    for said in ("长住（半自理）", "3,200.00 元/月", "北纬 23.29000", "坡道、电梯", "柯美玲",
                 "负责人", "/desk/organisations/"):  # fmt: skip
        assert said in page, said
    assert "更正信息" not in page and "由本辖区的下列岗位办理" in page


def test_every_change_of_every_field_is_told(cast: Cast, at: Any, home: Facility) -> None:
    changes = {"phone": "020-87654321", "access": ("lift",), "services": (), "capacity": 90}
    amend_facility(home, changes, source="现场核实", by=cast.doer("town_clerk"), on=DAY)
    close_facility(home, closed_on=date(2026, 11, 3), reason="合并", by=SYSTEM)

    page = read(at("town_clerk"), f"{LIST}{home.pk}/").split("<ol")[1]

    for said in ("李建国；依据：现场核实", "020-12345678</span> → 020-87654321",
                 "坡道、电梯</span> → 电梯",
                 "长住（半自理） 3,200.00 元/月（个人付）；短住 150.00 元/天</span> → 没有登记",
                 "80</span> → 90", "停办日：<span", "系统；依据：合并"):  # fmt: skip
        assert said in page, said


def test_a_long_history_is_paged(cast: Cast, at: Any, home: Facility, monkeypatch: Any) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    for number in range(3):
        report_vacancy(home, number, by=SYSTEM, on=DAY)

    first = at("town_clerk").get(f"{LIST}{home.pk}/")
    older = at("town_clerk").get(f"{LIST}{home.pk}/", {"after": first.context["history"].after})

    assert [each.what for each in first.context["history"].shown] == ["更正", "更正"]
    assert [each.what for each in older.context["history"].shown] == ["更正", "登记"]
    assert older.context["history"].after == 0


def test_another_town_finds_nothing(cast: Cast, at: Any, home: Facility) -> None:
    house_viewer(home, "柯美玲", "manager", DAY)
    runs = find_by_credit_code(home.credit_code)
    client = at("other_town_clerk")

    assert "青竹敬老院" not in read(client)
    assert "青竹敬老院" not in read(client, division="440118101000")
    for url in (f"{LIST}{home.pk}/", f"{LIST}{home.pk}/amend/", f"{LIST}{home.pk}/close/",
                f"/desk/organisations/{runs.pk if runs else 0}/"):  # fmt: skip
        assert client.get(url).status_code == 404


def test_a_number_that_cannot_be_is_not_found(cast: Cast, at: Any) -> None:
    for url in (f"{LIST}{10**30}/", f"/desk/organisations/{10**30}/"):
        assert at("town_clerk").get(url).status_code == 404
    assert at("town_clerk").get(LIST, {"after": str(10**30)}).status_code == 200


def test_an_organisation_shows_what_it_runs_in_the_area_alone(
    cast: Cast, at: Any, home: Facility
) -> None:
    house_viewer(home, "柯美玲", "manager", DAY)
    runs = find_by_credit_code(home.credit_code)
    elsewhere = replace(HOME, name="白鹤分院", division_code="440118102201",
                        credit_code=home.credit_code)  # fmt: skip
    register_facility(elsewhere, by=SYSTEM, on=DAY)
    url = f"/desk/organisations/{runs.pk if runs else 0}/"

    town, district = (read(at(key), url) for key in ("town_clerk", "district_clerk"))

    assert "青竹敬老院" in town and "白鹤分院" not in town and "白鹤分院" in district


def test_the_search_leads_here(cast: Cast, at: Any, home: Facility) -> None:
    page = read(at("town_clerk"), "/desk/search/", q="敬老院")

    assert f'href="/desk/facilities/{home.pk}/"' in page
