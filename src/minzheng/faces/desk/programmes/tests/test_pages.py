"""The team works a file from referral to its end; nobody else reads a name anywhere."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.programmes import api
from minzheng.engines.programmes.testing import SCALE, WHO, WHO_ID, referred, score
from minzheng.faces.desk.tests.conftest import MONDAY, At

pytestmark = pytest.mark.django_db
REFER = {
    "source": "family", "name": WHO, "id_number": WHO_ID, "phone": "13911112222",
    "reason": "夜里睡不着", "consent_by": "self", "consent_name": WHO, "explained": "讲过了",
}  # fmt: skip
TODAY = {"day_year": "2026", "day_month": "11", "day_day": "3"}
ANSWERS = dict.fromkeys(api.scale_of(SCALE).items, "1")


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def posted(browser: Client, url: str, told: dict[str, str] | None = None) -> str:
    answer = browser.post(url, told or {})
    assert answer.status_code in (200, 302), answer.content.decode()
    return answer.content.decode()


def test_the_team_works_from_referral_to_the_first_session(point: api.Point, at: At) -> None:
    clerk, worker = at("town_clerk"), at("social_worker")
    posted(clerk, f"/desk/programmes/points/{point.pk}/refer/", REFER)
    file = api.File.objects.get()
    assert WHO not in text_of(clerk, "/desk/programmes/")
    url = f"/desk/programmes/files/{file.pk}/"

    posted(worker, f"{url}answer/", {"outcome": "accept", "worker": "social_worker"})
    posted(worker, f"{url}scales/{SCALE}/", ANSWERS)
    posted(worker, f"{url}plan/", {"goal1": "按时服药", "per_week": "2"})
    told = {**TODAY, "kind": "social", "minutes": "30", "done": "练习打招呼"}
    posted(worker, f"{url}meeting/", told)

    text = text_of(worker, url)
    assert WHO in text and "练习打招呼" in text and "按时服药" in text and "10" in text
    assert "13911112222" not in text
    assert "13911112222" in text_of(worker, f"{url}who/")
    assert Entry.objects.order_by("-number")[0].verb == "read_programme_who"


def test_what_cannot_stand_is_said_beside_the_form(point: api.Point, at: At) -> None:
    clerk, url = at("town_clerk"), f"/desk/programmes/points/{point.pk}/refer/"

    assert "最后一位校验不符" in posted(clerk, url, REFER | {"id_number": WHO_ID[:-1] + "9"})
    assert "监护人和本人的关系" in posted(clerk, url, REFER | {"consent_by": "guardian"})
    assert not api.File.objects.exists()


def test_a_scale_with_a_gap_is_not_kept(file: api.File, at: At) -> None:
    browser, url = at("social_worker"), f"/desk/programmes/files/{file.pk}/scales/{SCALE}/"

    assert "错误：" in posted(browser, url, {"sleep": "1"})
    assert file.scores.count() == 1


def test_nobody_else_finds_the_name_anywhere(file: api.File, at: At, cast: Cast) -> None:
    paths = (
        "/desk/programmes/", f"/desk/search/?q={WHO}", f"/desk/people/?q={WHO}",
        f"/desk/people/?q={WHO_ID}", "/desk/cases/", "/desk/messages/",
    )  # fmt: skip
    for key in ("district_head", "town_head", "district_clerk", "town_clerk"):
        browser = at(key)
        for path in paths:
            text = browser.get(path).content.decode().replace(f'value="{WHO}"', "")
            assert WHO not in text.replace(f"“{WHO}”", ""), (key, path)
        assert browser.get(f"/desk/programmes/files/{file.pk}/").status_code == 403
    assert at("other_social_worker").get(f"/desk/programmes/files/{file.pk}/").status_code == 404
    assert WHO not in text_of(at("auditor"), "/desk/audit/")
    assert WHO not in text_of(at("social_worker"), "/desk/messages/")


def test_managers_take_out_counts_only(file: api.File, at: At) -> None:
    browser = at("district_head")
    assert "少于 5" in text_of(browser, "/desk/programmes/points/")

    given = {"of": "/desk/programmes/points/?all=1", "kind": "csv", "purpose": "核对"}
    answer = browser.post("/desk/lists/programme-points/export/", given)

    taken = answer.content.decode("utf-8-sig")
    assert "少于 5" in taken and WHO not in taken and file.number not in taken


def test_the_pages_cost_the_same_whatever_the_size(
    file: api.File, cast: Cast, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by, browser = cast.viewers["social_worker"], at("social_worker")
    for each in (0, 1, 2, 3) * 3:
        score(file, each, by=by, on=MONDAY)
        told = api.NewMeeting(MONDAY, "social", minutes=30, done="聊天")
        api.hold_meeting(file, told, by=by, on=MONDAY)

    for url in ("/desk/programmes/", f"/desk/programmes/files/{file.pk}/"):
        with django_assert_max_num_queries(10):
            text_of(browser, url)
    head = at("district_head")
    with django_assert_max_num_queries(10):
        text_of(head, "/desk/programmes/points/")


def test_a_danger_stands_at_the_head_of_the_list(file: api.File, at: At) -> None:
    browser, url = at("social_worker"), f"/desk/programmes/files/{file.pk}/"
    assert "120" in text_of(browser, f"{url}crisis/")

    posted(browser, f"{url}crisis/", {"kind": "self", "words": "已打 120"})
    assert "有紧急记录没有处理" in text_of(browser, "/desk/programmes/")
    posted(browser, f"{url}calm/", {"words": "已住院"})

    assert "有紧急记录没有处理" not in text_of(browser, "/desk/programmes/")


def test_the_end_and_the_review_are_worked_on_the_pages(file: api.File, at: At) -> None:
    browser, url = at("social_worker"), f"/desk/programmes/files/{file.pk}/"
    assert "先做一次评估" in posted(browser, f"{url}review/", {"words": "好些了"})
    posted(browser, f"{url}scales/{SCALE}/", dict.fromkeys(ANSWERS, "3"))
    assert "好转" in text_of(browser, url)
    posted(browser, f"{url}review/", {"words": "好些了"})
    posted(browser, f"{url}end/", {"reason": "achieved", "words": "自己能安排"})
    posted(browser, f"{url}follow/", {"words": "都好"})

    row = api.File.objects.get()
    assert (row.state, row.ending) == ("ended", "achieved")
    assert "回访" in text_of(browser, url)


def test_a_life_in_danger_is_opened_on_the_pages(file: api.File, at: At) -> None:
    clerk, head = at("town_clerk"), at("town_head")
    told = {"name": WHO, "id_number": WHO_ID, "reason": "站在楼顶，要马上找到监护人"}
    posted(clerk, "/desk/programmes/openings/new/", told)
    url = f"/desk/programmes/openings/{api.Opening.objects.get().pk}/"
    assert WHO not in text_of(head, url)
    assert clerk.post(f"{url}sheet/").status_code == 403

    posted(head, url, {"granted": "yes", "words": "属实"})

    assert "湛国平" in posted(clerk, f"{url}sheet/")
    assert head.post(f"{url}sheet/").status_code == 403
    assert at("other_town_head").get(url).status_code == 404


def test_teams_are_named_on_the_page_of_the_point(point: api.Point, cast: Cast, at: At) -> None:
    browser, url = at("town_head"), f"/desk/programmes/points/{point.pk}/"
    assert "汤慧玲" in text_of(browser, url)
    mate = api.team_of(point, MONDAY)[0]

    referred(cast, point, MONDAY)
    posted(browser, f"{url}team/{mate.pk}/release/")

    assert not api.team_of(point, MONDAY.replace(day=3))
    assert browser.post(f"{url}team/{mate.pk}/release/").status_code == 404
    posted(browser, f"{url}team/", {"staff_number": "social_worker", "is_lead": "on"})
    assert api.team_of(point, MONDAY.replace(day=3))[0].is_lead
