"""An institution at its desk: signs in, sees what it owes, takes people in and lets them go."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import APPLICANT_ID, PASSWORD, VILLAGE_A, make_cast
from minzheng.engines.care.testing import house_account
from minzheng.faces.provider.testing import DUTY_QUERIES
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import (
    Facility,
    NewFacility,
    find_facility,
    register_facility,
)
from minzheng.registers.people.api import record_death
from minzheng.registers.stays.api import stays_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 2)
CODE = "52440118MJ9988771L"
BEGUN = {"since_year": "2026", "since_month": "11", "since_day": "2"}


@pytest.fixture
def home(db: None, tmp_path: Any) -> Any:
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    with override_settings(DATA_DIR=tmp_path, DEMO=True):
        make_cast(DAY)
        new = NewFacility(
            "石桥颐养院", "elder_home", VILLAGE_A, "1号", credit_code=CODE, capacity=9
        )
        found = register_facility(new, by=SYSTEM, on=DAY)
        house_account(found, "柯美玲", "manager", "house")
        yield found


@pytest.fixture
def manager(home: Facility) -> Client:
    client = Client()
    sent = {"username": "house", "password": PASSWORD, "next": ""}
    assert client.post("/provider/sign-in/", sent).headers["Location"] == "/provider/"
    return client


def newcomer(home: Facility, **other: str) -> dict[str, str]:
    told = {"facility": str(home.pk), "name": "罗春生", "id_number": APPLICANT_ID, "kind": "living"}
    return told | {"place": "201-1"} | BEGUN | other


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_an_officer_is_sent_to_the_desk(home: Facility) -> None:
    sent = {"username": "town_clerk", "password": PASSWORD, "next": ""}

    assert "不是机构账号" in Client().post("/provider/sign-in/", sent).content.decode()


def test_it_reports_its_places_and_the_duty_is_gone(manager: Client, home: Facility) -> None:
    assert "报告空位" in text(manager, "/provider/")

    manager.post(f"/provider/profile/{home.pk}/places/", {"vacancy": "4"})

    assert find_facility(home.pk).vacancy == 4
    assert "今天没有要做的事" in text(manager, "/provider/")


def test_more_free_places_than_there_are_is_refused_beside_the_field(
    manager: Client, home: Facility
) -> None:
    said = manager.post(f"/provider/profile/{home.pk}/places/", {"vacancy": "12"}).content.decode()

    assert "空位 12 多于总数 9" in said


def test_it_keeps_its_hours(manager: Client, home: Facility) -> None:
    told = {"phone": "020-82110000", "hours": "每天 8:00-18:00", "route": "", "languages": "粤语"}

    manager.post(f"/provider/profile/{home.pk}/edit/", told)

    assert "每天 8:00—18:00" in text(manager, f"/provider/profile/{home.pk}/")
    wrong = manager.post(f"/provider/profile/{home.pk}/edit/", told | {"hours": "随时"})
    assert "错误：" in wrong.content.decode()


def test_somebody_comes_moves_and_goes(manager: Client, home: Facility) -> None:
    manager.post("/provider/people/new/", newcomer(home))
    (stay,) = stays_in([home.pk])
    shown = text(manager, f"/provider/people/{stay.pk}/")
    assert "罗春生" in shown
    assert APPLICANT_ID not in shown

    manager.post(f"/provider/people/{stay.pk}/place/", {"place": "305-2"})
    assert "305-2" in text(manager, "/provider/people/")

    until = {"until_year": "2026", "until_month": "11", "until_day": "2", "ended_as": "left"}
    manager.post(f"/provider/people/{stay.pk}/leaving/", until)
    assert "还没有登记" in text(manager, "/provider/people/")
    assert "离开回家" in text(manager, f"/provider/people/{stay.pk}/")
    assert "罗春生" in text(manager, "/provider/people/?past=1")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "罗秋生"}, "姓名与登记簿上这个身份证号的姓名不一致"),
        ({"id_number": "440118198403050018"}, "校验"),
        ({"since_day": "3"}, "还没有到"),
    ],
)
def test_what_cannot_stand_is_said_and_nothing_kept(
    manager: Client, home: Facility, wrong: dict[str, str], said: str
) -> None:
    answer = manager.post("/provider/people/new/", newcomer(home, **wrong)).content.decode()

    assert said in answer
    assert not stays_in([home.pk])


def test_a_death_leads_to_the_leaving_already_filled_in(manager: Client, home: Facility) -> None:
    manager.post("/provider/people/new/", newcomer(home))
    (stay,) = stays_in([home.pk])
    record_death(stay.person, died_on=DAY, source="医院", by=SYSTEM, on=DAY)

    leaving = f"/provider/people/{stay.pk}/leaving/"
    assert leaving in text(manager, "/provider/")
    assert re.search(r'<input[^>]*value="died"[^>]*checked', text(manager, leaving))


@pytest.mark.parametrize(
    ("path", "most"), [("", DUTY_QUERIES), ("profile/", 10), ("people/", 10), ("people/new/", 10)]
)
def test_a_page_takes_few_queries(
    manager: Client, path: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    text(manager, "/provider/profile/")  # the first page of a session writes it anew
    with django_assert_max_num_queries(most):
        text(manager, f"/provider/{path}")
