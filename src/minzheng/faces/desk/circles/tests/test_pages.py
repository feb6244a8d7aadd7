"""Planners see gaps, try ideas, look after premises, and publish the handbook."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import OTHER_VILLAGE_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.circles import api
from minzheng.engines.circles.testing import MONDAY, POINT_B, canteen, elder, premises
from minzheng.engines.screening.api import build
from minzheng.faces.desk.tests.conftest import At
from minzheng.kernel.doer import SYSTEM

KIND = "elder_canteen"


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_largest_gap_stands_first_and_opens(survey: api.Survey, at: At) -> None:
    text = text_of(at("district_clerk"), "/desk/circles/")

    assert text.index("新圩村") < text.index("石桥村")
    assert "两步移动搜索法" in text and "没有用路网" in text and "dotmap-square" in text


def test_gaps_are_read_in_few_queries_whatever_their_number(
    survey: api.Survey, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = at("district_clerk")
    with django_assert_max_num_queries(10):
        text_of(browser, "/desk/circles/")
    rows = [
        api.Coverage(
            survey=survey, division_code=VILLAGE_A, settlement="rural", elders=9, own=0, nowhere=0,
            reached=0, covered=0, gap=9, levels={}, latitude=23.3, longitude=113.8,
        )
        for _ in range(60)
    ]  # fmt: skip
    api.Coverage.objects.bulk_create(rows)
    with django_assert_max_num_queries(10):
        first = text_of(browser, "/desk/circles/")

    assert "cursor=9%3A" in first


def test_a_town_sees_its_own_alone(survey: api.Survey, at: At) -> None:
    text = text_of(at("other_town_head"), "/desk/circles/")
    mine = api.Coverage.objects.get(survey=survey, division_code=VILLAGE_A)

    assert "新圩村" in text and "石桥村" not in text
    assert at("other_town_head").get(f"/desk/circles/communities/{mine.pk}/").status_code == 404
    assert at("town_head").get(f"/desk/circles/communities/{10**30}/").status_code == 404


def test_a_community_leads_to_its_elders(
    survey: api.Survey, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = api.Coverage.objects.get(survey=survey, division_code=VILLAGE_A)
    browser = at("town_head")
    with django_assert_max_num_queries(10):
        text = text_of(browser, f"/desk/circles/communities/{row.pk}/")

    assert "石桥长者饭堂" in text and "待核实" in text
    address = f"/desk/population/elders/members/?division={VILLAGE_A}"
    assert address in text and browser.get(address).status_code == 200


def test_the_bureau_measures_and_a_town_does_not(elders: Cast, at: At) -> None:
    assert "还没有测算过" in text_of(at("district_clerk"), "/desk/circles/")
    answer = at("district_clerk").post(
        "/desk/circles/measure/", {"kinds": [KIND, "day_care"]}, follow=True
    )

    assert "已测算 2 类" in answer.content.decode()
    assert at("town_head").get("/desk/circles/measure/").status_code == 403


def test_without_a_population_table_it_says_what_to_do(cast: Cast, at: At) -> None:
    answer = at("district_clerk").post("/desk/circles/measure/", {"kinds": [KIND]})

    assert "人口总表" in answer.content.decode() and not api.Survey.objects.exists()


def test_what_if_tells_who_gets_room(elders: Cast, idle: api.Premises, at: At) -> None:
    browser = at("district_clerk")

    there = f"kind={KIND}&latitude={POINT_B[0]}&longitude={POINT_B[1]}&places=1"
    typed = text_of(browser, f"/desk/circles/what-if/?{there}")
    chosen = text_of(browser, f"/desk/circles/what-if/?kind={KIND}&premises={idle.pk}")
    empty = text_of(browser, f"/desk/circles/what-if/?kind={KIND}")

    assert "+4" in typed and "新圩村" in typed and "dotmap-diamond" in typed
    assert "+8" in chosen and "100 个位置" in chosen
    assert "没有选物业的，请填纬度" in empty


@pytest.mark.parametrize("odd", ["latitude=nan&longitude=1&places=3", "premises=x", "places=-1"])
def test_odd_ideas_are_answered_in_words(elders: Cast, at: At, odd: str) -> None:
    text = text_of(at("district_clerk"), f"/desk/circles/what-if/?kind={KIND}&{odd}")

    assert "error-summary" in text


def test_the_best_of_the_pool_is_told(elders: Cast, idle: api.Premises, at: At) -> None:
    text = text_of(at("district_clerk"), f"/desk/circles/best/?kind={KIND}&most=2")

    assert "新圩旧小学" in text and "+8 人" in text
    assert "没有一处" in text_of(at("town_head"), f"/desk/circles/best/?kind={KIND}&most=2")


def test_premises_go_from_offer_to_facility(elders: Cast, at: At) -> None:
    browser = at("other_town_head")
    told = {
        "name": "新圩旧小学", "division_code": VILLAGE_B, "address": "新圩村 20 号", "area": "300",
        "latitude": "23.40", "longitude": "113.95", "owner_kind": "collective",
        "condition": "plain", "fire": "possible", "rent": "3500",
    }  # fmt: skip
    browser.post("/desk/premises/new/", told)
    row = api.Premises.objects.get()
    url = f"/desk/premises/{row.pk}/"

    assert "多覆盖 8 位老人" in text_of(browser, f"{url}match/")
    browser.post(f"{url}match/", {"kind": KIND})
    browser.post(f"{url}visit/", {"condition": "ready", "fire": "passed", "words": "可用"})
    browser.post(f"{url}let/", {"tenant": "青禾社会工作服务中心", "rent": "3000"})
    place = canteen(at=POINT_B, name="新圩长者饭堂", division_code=VILLAGE_B)
    browser.post(f"{url}become/", {"facility": str(place.pk)})

    row.refresh_from_db()
    assert (row.state, row.facility_id, row.rent) == (api.State.BECAME, place.pk, 300_000)
    assert "匹配到缺口" in text_of(browser, url)
    assert at("town_head").get(url).status_code == 404


def test_premises_are_corrected_and_refused(idle: api.Premises, at: At) -> None:
    browser, url = at("other_town_head"), f"/desk/premises/{idle.pk}/"
    told = {
        "name": "新圩旧小学", "division_code": VILLAGE_B, "address": "新圩村 21 号", "area": "200",
        "owner_kind": "state", "condition": "plain", "fire": "unknown",
    }  # fmt: skip

    browser.post(f"{url}amend/", told)
    refused = browser.post(f"{url}let/", {"tenant": "甲", "rent": "1"}).content.decode()
    browser.post(f"{url}refuse/", {"words": "业主不租"})

    idle.refresh_from_db()
    assert (idle.address, idle.latitude, idle.state) == ("新圩村 21 号", None, "refused")
    assert "已看过" in refused


def test_the_pool_is_read_in_few_queries(
    idle: api.Premises, cast: Cast, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(55):
        premises(cast, address=f"新圩村 {100 + number} 号")
    browser = at("district_clerk")

    with django_assert_max_num_queries(10):
        text = text_of(browser, "/desk/premises/?state=offered")

    assert "cursor=" in text
    assert "池里没有这样的物业" in text_of(browser, "/desk/premises/?state=let")


def test_sheets_bring_premises_and_points(cast: Cast, at: At) -> None:
    pool = f"名称,区划代码,地址,建筑面积（平方米）\n旧礼堂,{VILLAGE_A},石桥村 9 号,80\n坏,x,路,1\n"
    points = f"区划代码,纬度,经度\n{OTHER_VILLAGE_A},23.3,113.8\n"
    browser = at("town_clerk")

    first = browser.post("/desk/premises/sheet/", {"file": _csv(pool)}).content.decode()
    sent = {"file": _csv(points), "what": "points", "source": "标准地址库"}
    second = browser.post("/desk/circles/points/sheet/", sent).content.decode()

    assert "导入了 1 条" in first and "第 3 行" in first
    assert "导入了 1 条" in second
    assert "柳塘村" in text_of(browser, "/desk/circles/points/")


def test_a_point_is_kept_by_hand(cast: Cast, at: At) -> None:
    told = {"division_code": VILLAGE_A, "latitude": "23.3", "longitude": "113.8", "source": "手持"}
    at("town_clerk").post("/desk/circles/points/new/", told)

    row = api.CommunityPoint.objects.get()
    assert (row.division_code, row.settlement) == (VILLAGE_A, "rural")


def test_the_handbook_is_published_read_and_withdrawn(
    survey: api.Survey, idle: api.Premises, at: At
) -> None:
    browser = at("district_head")
    told = {
        "title": "增城区养老服务招商手册", "contact": "养老服务科 020-0000", "kinds": [KIND],
        "premises": [str(idle.pk)], "policies": ["circles.serves_elder_canteen"],
    }  # fmt: skip

    browser.post("/desk/handbook/new/", told)
    row = api.Edition.objects.get()
    assert "正在公开" in text_of(browser, "/desk/handbook/")
    assert "新圩旧小学" in text_of(Client(), "/open/handbook/")
    browser.post(f"/desk/handbook/{row.pk}/withdraw/", {"words": "数字有误"})

    assert "已撤下" in text_of(browser, "/desk/handbook/")
    assert "现在没有公布" in text_of(Client(), "/open/handbook/")
    assert at("town_head").get("/desk/handbook/new/").status_code == 403


def test_who_lives_nowhere_is_not_called_a_gap(cast: Cast, at: At) -> None:
    elder(VILLAGE_A)
    build(MONDAY, by=SYSTEM)
    at("district_clerk").post("/desk/circles/measure/", {"kinds": [KIND]})
    row = api.Coverage.objects.get(division_code=VILLAGE_A)

    text = text_of(at("district_clerk"), f"/desk/circles/communities/{row.pk}/")

    assert "不知道住在哪里" in text and row.gap == 0


def _csv(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("表.csv", text.encode(), "text/csv")
