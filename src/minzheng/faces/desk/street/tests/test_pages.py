"""Officers patrol on the phone; the station takes in, judges, names, sends home."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import TOWN_A, Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import take
from minzheng.engines.street.api import Campaign, Finding, Patrol, Point, Search, Stay
from minzheng.engines.street.testing import ROUTE, found, taken_in
from minzheng.faces.desk.street.tests.conftest import MONDAY
from minzheng.faces.desk.tests.conftest import TUESDAY, At

pytestmark = pytest.mark.django_db
MET = {
    "where": "大桥桥下", "sex": "2", "age": "71", "outcome": "escorted", "words": "腿脚不便",
    "marks": "白发", "given_quilt": "1",
}  # fmt: skip
ADMIT = {
    "came_by": "公安护送", "no_means": "yes", "no_kin": "yes", "belongings": "布袋一个",
    "opinion": "露宿多日", "same_as": "",
}  # fmt: skip
HOME = {
    "left_by": "1", "collected_by": "覃大贵", "relation": "兄", "paper": "身份证，交还布袋",
    "home": "广西岑溪", "told_whom": "岑溪市救助管理站",
}  # fmt: skip


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_district_opens_a_campaign_and_a_warning_calls_the_towns(cast: Cast, at: At) -> None:
    browser = at("district_head")
    new = {
        "name": "2026 年寒冬送温暖", "kind": "winter", "since_year": "2026", "since_month": "11",
        "since_day": "1", "until_year": "2027", "until_month": "2", "until_day": "28",
        "every_nights": "1", "triggers": "寒潮、低温",
    }  # fmt: skip

    browser.post("/desk/street/campaigns/new/", new)
    answer = browser.post("/desk/street/warning/", {"words": "寒潮蓝色预警"}, follow=True)

    assert Campaign.objects.get().words == ("寒潮", "低温")
    assert "今晚巡查：2026 年寒冬送温暖" in answer.content.decode()
    wrong = browser.post("/desk/street/warning/", {"words": "高温橙色预警"}).content.decode()
    assert "天气触发词" in wrong and "error-summary" in wrong


def test_a_town_lays_a_route_and_plans_a_patrol(cast: Cast, at: At) -> None:
    browser = at("town_clerk")
    point = {"division_code": TOWN_A, "route": ROUTE, "name": "大桥桥下", "kind": "bridge"}
    browser.post("/desk/street/points/new/", point)

    plan = {
        "route": f"{TOWN_A}/{ROUTE}", "night_year": "2026", "night_month": "11", "night_day": "3",
        "begins": "21:00", "ends": "01:00", "leader": "town_clerk", "team": "郑伟", "campaign": "",
    }  # fmt: skip
    answer = browser.post("/desk/street/patrols/new/", plan)

    row = Patrol.objects.get()
    assert answer["Location"] == f"/desk/street/patrols/{row.pk}/"
    assert "出发" in text_of(browser, f"/desk/street/patrols/{row.pk}/")
    browser.post(f"/desk/street/points/{Point.objects.get().pk}/close/")
    assert Point.objects.get().closed_on == TUESDAY


def test_a_patrol_is_walked_on_the_phone(at: At, patrol: Patrol) -> None:
    browser, url = at("town_clerk"), f"/desk/street/patrols/{patrol.pk}/"
    first, second, third = (sight.point_id for sight in patrol.sights.all())

    browser.post(f"{url}points/{first}/found/", MET)
    browser.post(f"{url}points/{second}/", {"outcome": "nobody"})
    assert browser.post(f"{url}end/", {"words": ""}).status_code == 200
    browser.post(f"{url}points/{third}/", {"outcome": "unreached", "note": "涨水"})
    browser.post(f"{url}end/", {"words": "一人护送"})

    patrol.refresh_from_db()
    woman = Finding.objects.get()
    assert (patrol.state, woman.elder, woman.given) == ("done", True, {"quilt": 1})
    assert "发现有人" in text_of(browser, url) and woman.number in text_of(browser, url)


def test_a_patrol_is_walked_without_network_and_sent_once(at: At, patrol: Patrol) -> None:
    browser, url = at("town_clerk"), f"/desk/street/patrols/{patrol.pk}/walk/"
    first, second, _ = patrol.sights.select_related("point")
    shown = text_of(browser, url)
    assert first.point.name in shown and url in text_of(browser, f"{url}worker.js")
    day = str(24 * 3600)
    met = {**MET, "point": str(first.point_id), "client": "w-1", "lain": day}

    told = [browser.post(f"{url}met/", met).json() for _ in range(2)]
    seen = {"point": str(second.point_id), "outcome": "nobody", "lain": day}
    said = browser.post(f"{url}seen/", seen).json()

    assert [each["state"] for each in told] == ["kept", "kept"]
    assert Finding.objects.get().found_on == MONDAY
    assert said["words"] == f"{second.point.name}：没有人。"
    assert patrol.sights.get(pk=second.pk).seen_on == MONDAY
    late = browser.post(f"{url}seen/", {**seen, "lain": str(9 * 24 * 3600)}).json()
    assert late["state"] == "refused" and "当面补记" in late["words"]
    assert browser.post(f"{url}met/", {"point": "0"}).json()["state"] == "refused"


def test_the_page_for_no_network_tells_of_nobody(at: At, man: Finding, patrol: Patrol) -> None:
    url = f"/desk/street/patrols/{patrol.pk}/walk/"

    shown = text_of(at("town_clerk"), url)

    assert not any(word in shown for word in (*man.told.values(), man.number) if word)
    assert at("other_town_clerk").get(url).status_code == 404


def test_the_station_looks_for_the_family_in_public(cast: Cast, at: At, stay: Stay) -> None:
    browser, url = at("relief_station"), f"/desk/street/stays/{stay.pk}/"
    case, station = Case.objects.get(number=stay.case_number), cast.viewers["relief_station"]
    take(case, "入站安排", "身份不明", by=station, on=TUESDAY, **{"0.identity_known": "否"})
    assert "发寻亲公告" in text_of(browser, url)
    told = {"where": "大桥桥下", "height": "168", "channels": "本站门口", "findings": "比对无果"}

    wrong = browser.post(f"{url}search/", {**told, "channels": ""}).content.decode()
    browser.post(f"{url}search/", told)

    number = Search.objects.get().number
    assert "error-summary" in wrong and number in text_of(browser, url)
    assert number in text_of(browser, "/open/searches/")
    browser.post(f"{url}search/down/", {"words": "家属要求"})
    assert "撤下" in text_of(browser, url) and number not in text_of(browser, "/open/searches/")


def test_an_illness_without_a_call_stays_on_the_form(at: At, patrol: Patrol) -> None:
    point = patrol.sights.all()[0].point_id
    ill = {**MET, "conditions": ["ill"], "outcome": "hospital"}

    page = at("town_clerk").post(f"/desk/street/patrols/{patrol.pk}/points/{point}/found/", ill)

    assert "120" in page.content.decode() and not Finding.objects.exists()


def test_the_station_takes_in_with_what_was_written(at: At, man: Finding) -> None:
    browser = at("relief_station")
    shown = text_of(browser, f"/desk/street/found/{man.pk}/admit/")
    assert man.told["marks"] in shown and "是不是以前来过的人" not in shown

    answer = browser.post(f"/desk/street/found/{man.pk}/admit/", ADMIT)

    stay = Stay.objects.get()
    assert answer["Location"] == f"/desk/street/stays/{stay.pk}/"
    assert stay.features["belongings"] == "布袋一个"
    board = text_of(browser, "/desk/street/station/")
    assert stay.case_number in board and "发寻亲公告" in board
    assert "阿贵" not in board


def test_he_is_named_sent_home_and_called(cast: Cast, at: At, stay: Stay) -> None:
    browser, url = at("relief_station"), f"/desk/street/stays/{stay.pk}/"
    case = Case.objects.get(number=stay.case_number)
    assert "还没有查明" in text_of(browser, url)

    browser.post(f"{url}name/", {"name": "覃贵", "id_number": "", "how": "其兄电话确认"})
    wrong = browser.post(f"{url}home/", HOME).content.decode()
    assert "办到联系返回以后" in wrong
    station = cast.viewers["relief_station"]
    take(case, "入站安排", "身份已查明", by=station, on=TUESDAY, **{"0.identity_known": "是"})
    browser.post(f"{url}home/", HOME)
    browser.post(f"{url}follow/", {"words": "在家务农", "settled": "yes"})

    shown = text_of(browser, url)
    assert "岑溪市救助管理站" in shown and "在家务农" in shown and "生活安定" in shown


def test_a_likeness_is_shown_and_judged(cast: Cast, at: At, patrol: Patrol, stay: Stay) -> None:
    clerk, station = cast.viewers["town_clerk"], cast.viewers["relief_station"]
    again = found(patrol, by=clerk, on=MONDAY, called="")
    browser = at("relief_station")
    assert "是不是以前来过的人" in text_of(browser, f"/desk/street/found/{again.pk}/admit/")
    later = taken_in(again, by=station, on=TUESDAY, called="老贵")
    url = f"/desk/street/stays/{later.pk}/"
    assert "体貌特征相近" in text_of(browser, url)

    given = {"other": stay.pk, "same": "yes", "why": "本人承认"}
    browser.post(f"{url}judge/", given)

    assert "再次来站" in text_of(browser, url) and "本人承认" in text_of(browser, url)
    assert browser.post(f"{url}judge/", {"other": stay.pk}).status_code == 409


def test_the_other_town_finds_nothing(at: At, patrol: Patrol, man: Finding, stay: Stay) -> None:
    browser = at("other_town_clerk")

    for url in ("patrols/", "found/", "points/"):
        shown = text_of(browser, f"/desk/street/{url}?all=1")
        assert patrol.number not in shown and man.number not in shown and "大桥" not in shown
    gone = (f"patrols/{patrol.pk}/", f"found/{man.pk}/", f"found/{man.pk}/photo/",
            f"patrols/{patrol.pk}/end/", "patrols/999999999999999999/")  # fmt: skip
    for url in gone:
        assert browser.get(f"/desk/street/{url}").status_code == 404
    assert browser.post(f"/desk/street/patrols/{patrol.pk}/begin/").status_code == 404
    assert browser.get(f"/desk/street/stays/{stay.pk}/").status_code == 403


def test_a_town_sees_who_was_found_but_not_the_stay(at: At, man: Finding, stay: Stay) -> None:
    browser = at("town_clerk")

    shown = text_of(browser, f"/desk/street/found/{man.pk}/")

    assert "救助站已接收" in shown and stay.case_number not in shown
    assert browser.get("/desk/street/station/").status_code == 403


@pytest.mark.parametrize("many", [1, 15])
@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("district_head", ""), ("town_clerk", "patrols/"), ("town_clerk", "found/"),
        ("town_clerk", "points/"), ("relief_station", "station/"), ("relief_station", "stays/"),
        ("relief_station", "stay"), ("town_clerk", "patrol"), ("relief_station", "admit"),
    ],
)  # fmt: skip
def test_pages_need_ten_queries_whatever_the_size(
    cast: Cast, at: At, patrol: Patrol, many: int, key: str, url: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    clerk, station = cast.viewers["town_clerk"], cast.viewers["relief_station"]
    men = [found(patrol, by=clerk, on=MONDAY) for _ in range(many)]
    stays = [taken_in(each, by=station, on=TUESDAY) for each in men]
    one = found(patrol, by=clerk, on=MONDAY)
    places = {
        "stay": f"stays/{stays[0].pk}/", "patrol": f"patrols/{patrol.pk}/",
        "admit": f"found/{one.pk}/admit/",
    }  # fmt: skip
    browser = at(key)

    with django_assert_max_num_queries(10):
        text_of(browser, f"/desk/street/{places.get(url, url)}")


def test_lists_are_narrowed_by_campaign_and_state(cast: Cast, at: At, man: Finding) -> None:
    browser = at("district_head")

    assert man.number in text_of(browser, "/desk/street/found/?state=waiting")
    assert man.number in text_of(browser, "/desk/street/found/?campaign=none")
    assert man.number not in text_of(browser, "/desk/street/found/?state=refused")
    assert man.number in text_of(browser, "/desk/street/found/?campaign=9999999999999999999999")
