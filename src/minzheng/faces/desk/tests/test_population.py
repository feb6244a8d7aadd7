"""The population on the desk: six figures, a view with its definition, the list, the file."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import load_workbook

from minzheng.engines.access.testing import TOWN_A, TOWN_B, VILLAGE_A, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.screening.api import build
from minzheng.engines.views.api import views
from minzheng.engines.views.tests.staging import deliver_residents, resident
from minzheng.kernel.doer import SYSTEM

from .conftest import MONDAY, TUESDAY, At

HOME = "/desk/population/"
CHILDREN, RELIEF = f"{HOME}children/", f"{HOME}receiving-dibao/"
MOST_QUERIES, WRITES = 10, 5  # who opened sealed names is written into the trail
WIDOW, SON = "440118194205060023", "440118197001010036"


@pytest.fixture
def table(cast: Cast) -> None:
    build(MONDAY, by=SYSTEM)


def text(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()
    return str(response.content.decode())


def test_before_the_first_table_it_says_what_to_do(at: At) -> None:
    assert "还没有建立过人口总表" in text(at("town_clerk").get(HOME))
    assert f"{HOME}build/" not in text(at("town_clerk").get(HOME))
    assert f"{HOME}build/" in text(at("data_clerk").get(HOME))


def test_the_data_clerk_builds_the_table_of_a_day(at: At) -> None:
    page = text(at("data_clerk").post(f"{HOME}build/", {"on": "2026-11-02"}, follow=True))

    assert "已建立 2026-11-02 的人口总表 2026-11-02-001：3 人。" in page
    assert Entry.objects.filter(verb="build_population").count() == 1


def test_it_begins_with_one_sentence_and_six_figures(table: None, at: At) -> None:
    page = text(at("town_clerk").get(HOME))

    assert "截至2026年11月2日，青竹镇共有 3 人，其中老年人 0 人" in page
    assert page.count("facts-value") == 6
    assert all(f"{HOME}{name}/" in page for name in views())


def test_an_older_table_is_said_to_be_older(table: None, at: At) -> None:
    page = text(at("district_clerk").get(HOME, {"on": TUESDAY.isoformat()}))

    assert "这一天没有人口总表；最近的一次是2026年11月2日" in page
    assert f'name="on" value="{TUESDAY.isoformat()}"' in page


def test_a_view_shows_who_counts_and_opens_the_list(table: None, at: At) -> None:
    page = text(at("village_worker").get(CHILDREN))

    assert "没有到成年年龄、没有登记死亡的人。" in page
    assert "按出生日期算的周岁不到成年年龄" in page
    assert "儿童福利科" in page
    assert f"{CHILDREN}members/?on=2026-11-03" in page
    assert "石桥村" in page


@pytest.mark.parametrize("name", views())
def test_every_view_its_list_and_its_files_open(table: None, at: At, name: str) -> None:
    client = at("district_head")

    for path in ("", "members/", "csv/file/", "xlsx/file/"):
        assert client.get(f"{HOME}{name}/{path}").status_code == 200


def test_the_list_is_masked_and_opens_the_file(table: None, cast: Cast, at: At) -> None:
    page = text(at("village_worker").get(f"{CHILDREN}members/"))

    assert "共 1 人" in page
    assert "罗**" in page
    assert "罗小雨" not in page
    assert f"/desk/people/{cast.child.pk}/" in page


def test_the_list_can_be_narrowed_to_a_label(table: None, at: At) -> None:
    client = at("village_worker")

    assert "共 1 人" in text(client.get(f"{CHILDREN}members/", {"label": "6—11岁"}))
    assert "共 0 人" in text(client.get(f"{CHILDREN}members/", {"label": "0—2岁"}))
    assert "共 0 人" in text(client.get(f"{CHILDREN}members/", {"label": "in-doubt"}))


def test_another_town_is_refused(table: None, at: At) -> None:
    client = at("town_clerk")

    assert client.get(CHILDREN, {"division": VILLAGE_A}).status_code == 200
    assert client.get(CHILDREN, {"division": TOWN_B}).status_code == 403
    assert client.get(f"{CHILDREN}members/", {"division": TOWN_B}).status_code == 403


def test_who_only_counts_gets_no_small_number_and_no_list(table: None, at: At) -> None:
    client = at("finance_clerk")
    page = text(client.get(CHILDREN))

    assert "少于5" in page
    assert f"{CHILDREN}members/" not in page
    assert client.get(f"{CHILDREN}members/").status_code == 403
    assert "少于5" in client.get(f"{CHILDREN}csv/file/").content.decode("utf-8-sig")


def test_what_is_not_there_is_said(table: None, at: At) -> None:
    client = at("town_clerk")

    assert client.get(f"{HOME}nobody/").status_code == 404
    assert client.get(f"{CHILDREN}pdf/file/").status_code == 404
    assert client.get(f"{CHILDREN}members/", {"after": "x"}).status_code == 409
    assert client.get(CHILDREN, {"division": "青竹镇"}).status_code == 409
    assert "按年龄段" in text(client.get(CHILDREN, {"on": "不知道", "by": "weight"}))


def test_the_file_has_the_definition_and_the_counts(table: None, at: At) -> None:
    response = at("district_clerk").get(f"{CHILDREN}csv/file/", {"division": TOWN_A})
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))

    assert ["视图", "未成年人"] in rows
    assert ["谁算在内", "没有到成年年龄、没有登记死亡的人。"] in rows
    assert ["广州市增城区青竹镇石桥村", "1", "0", ""] in rows
    assert ["合计", "1", "0", ""] in rows
    assert ["6—11岁", "1", "0", ""] in rows


def test_the_workbook_has_numbers(table: None, at: At) -> None:
    response = at("district_clerk").get(f"{CHILDREN}xlsx/file/")
    book = load_workbook(BytesIO(response.content))

    assert book.sheet_names == ["口径", "按地区", "按年龄段"]
    assert book.get_sheet_by_name("按地区").to_python()[-1][:2] == ["合计", 1.0]


def test_every_page_needs_few_queries(
    table: None, at: At, django_assert_max_num_queries: Any
) -> None:
    client = at("district_head")

    for url in (HOME, CHILDREN, f"{CHILDREN}members/", RELIEF, f"{HOME}households/members/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200


def test_who_runs_the_system_does_not_see_it(table: None, at: At) -> None:
    client: Client = at("system_admin")

    assert client.get(HOME).status_code == 403
    assert HOME not in client.get("/desk/").content.decode()


def test_who_has_no_file_is_listed_masked_with_few_queries(
    cast: Cast, at: At, django_assert_max_num_queries: Any
) -> None:
    people = [resident(number, VILLAGE_A, number) for number in (WIDOW, SON)]
    deliver_residents(people, MONDAY)
    build(MONDAY, by=SYSTEM)
    client = at("village_worker")

    with django_assert_max_num_queries(MOST_QUERIES + WRITES):
        page = text(client.get(f"{HOME}unregistered/members/"))

    assert page.count("邵**（未建档）") == 2
    assert "邵玉兰" not in page
