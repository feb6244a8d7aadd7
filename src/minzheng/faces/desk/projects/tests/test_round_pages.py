"""A venture round at its pages; no page of a reviewer names an organisation."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    CODE,
    NAME,
    OTHER_CODE,
    OTHER_NAME,
    account_of,
    awarded,
    called,
    fund,
    handed_in,
    manager_of,
    marked,
    organisation,
    reviewed,
)
from minzheng.faces.desk.projects.tests.test_pages import posted, text_of
from minzheng.faces.desk.tests.conftest import BACKEND, MONDAY, TUESDAY, At

pytestmark = pytest.mark.django_db
PROPOSAL = {
    "title": "敲门行动", "need": "三成老人一周没人说话", "way": "志愿者每周敲门",
    "effect": "一年三千次", "name1": "补贴", "sum1": "40000", "name2": "物资", "sum2": "10000",
}  # fmt: skip
CALL = {
    "title": "邻里互助创投", "topic": "让独居老人有人敲门", "item": "community",
    "budget": "300000", "cap": "100000",
    "opens_on_year": "2026", "opens_on_month": "11", "opens_on_day": "3",
    "closes_on_year": "2026", "closes_on_month": "11", "closes_on_day": "20",
}  # fmt: skip
NAMES = (NAME, CODE, OTHER_NAME, OTHER_CODE)


@pytest.fixture
def house(cast: Cast) -> Client:
    client = Client()
    client.force_login(account_of(organisation(), "firefly"), backend=BACKEND)
    client.get("/provider/proposals/")  # the first page of a day writes the session anew
    return client


def in_review(cast: Cast) -> api.Round:
    """Two proposals under numbers on Tuesday."""
    two = (
        manager_of(organisation(), MONDAY),
        manager_of(organisation(OTHER_CODE, OTHER_NAME), MONDAY),
    )
    return reviewed(cast, called(cast, TUESDAY - timedelta(days=11)), two, TUESDAY)


def test_a_round_is_called_and_an_organisation_proposes(house: Client, at: At) -> None:
    clerk = at("district_clerk")
    weights = {f"w-{each.key}": str(each.weight) for each in api.criteria()}
    call = CALL | weights | {"fund": str(fund(MONDAY).pk)}
    wrong = posted(clerk, "/desk/projects/rounds/new/", call | {"w-need": "1"})
    assert "合计要是 100" in wrong
    posted(clerk, "/desk/projects/rounds/new/", call)
    row = api.Round.objects.get()
    url = f"/desk/projects/rounds/{row.pk}/"
    posted(clerk, f"{url}reviewers/", {"staff_number": "town_head"})

    propose = f"/provider/proposals/rounds/{row.pk}/"
    assert "评审是匿名的" in posted(house, propose, PROPOSAL | {"way": f"{NAME}来做"})
    posted(house, propose, PROPOSAL)
    made = api.Proposal.objects.get()
    told = {"complete": "no", "words": "缺志愿者名单"}
    posted(clerk, f"/desk/projects/proposals/{made.pk}/", told)

    assert made.asked == 5_000_000
    assert "缺志愿者名单" in text_of(house, f"/provider/proposals/{made.pk}/")
    assert NAME in text_of(clerk, url)
    assert clerk.post(f"{url}begin/").status_code == 409


def test_no_page_of_a_reviewer_names_an_organisation(cast: Cast, at: At) -> None:
    row, browser = in_review(cast), at("town_head")
    pages = ["/desk/reviews/", f"/desk/reviews/{row.pk}/", "/desk/projects/", "/desk/messages/"]
    posted(browser, f"/desk/reviews/{row.pk}/", {"ties": "", "declared": "1"})
    pages += [f"/desk/reviews/proposals/{each.pk}/" for each in row.proposals.all()]

    for url in pages:
        text = text_of(browser, url)
        assert all(name not in text for name in NAMES), url
    for url in (f"/desk/projects/rounds/{row.pk}/", "/desk/projects/rounds/"):
        assert browser.get(url).status_code == 403
    first = row.proposals.first()
    assert first is not None
    assert browser.get(f"/desk/projects/proposals/{first.pk}/").status_code == 403


def test_a_reviewer_marks_with_reasons_and_a_tie_hides(cast: Cast, at: At) -> None:
    row, browser = in_review(cast), at("finance_head")
    posted(browser, f"/desk/reviews/{row.pk}/", {"ties": f"{NAME}\n别的机构", "declared": "1"})
    theirs = row.proposals.get(organisation__name=OTHER_NAME)
    mine = row.proposals.get(organisation__name=NAME)
    assert browser.get(f"/desk/reviews/proposals/{mine.pk}/").status_code == 404

    points = {each["key"]: "7" for each in row.criteria}
    url = f"/desk/reviews/proposals/{theirs.pk}/"
    assert "错误：" in posted(browser, url, points | {"need": "11", "words": "好"})
    posted(browser, url, points | {"words": "需求清楚"})

    assert api.Mark.objects.get().total == 700
    assert "已打分" in text_of(browser, f"/desk/reviews/{row.pk}/")


def test_the_head_awards_under_numbers_and_answers_objections(cast: Cast, at: At) -> None:
    manager = manager_of(organisation(), MONDAY)
    row, head = awarded(cast, manager, TUESDAY), at("district_head")
    said = api.object_to_award(manager, row.proposals.get().pk, "金额太少", on=TUESDAY)
    told = {"upheld": "yes", "words": "属实，重新决定"}
    posted(head, f"/desk/projects/objections/{said.pk}/", told)
    url, mine = f"/desk/projects/rounds/{row.pk}/award/", row.proposals.get()

    text = text_of(head, url)
    assert "方案 1" in text and NAME not in text
    assert "超过它申请的金额" in posted(head, url, {f"p-{mine.pk}": "999999", "words": "多给"})
    posted(head, url, {f"p-{mine.pk}": "30000", "words": "先做一半"})

    clerk = at("district_clerk")
    posted(clerk, f"/desk/projects/rounds/{row.pk}/publicise/")
    assert "还没有公开" in text_of(clerk, f"/desk/projects/rounds/{row.pk}/")
    assert clerk.post(f"/desk/projects/rounds/{row.pk}/confirm/").status_code == 409


def test_somebody_from_outside_is_invited_and_marks_in_the_provider_face(
    cast: Cast, house: Client, at: At
) -> None:
    clerk, row = at("district_clerk"), called(cast, TUESDAY - timedelta(days=11))
    url = f"/desk/projects/rounds/{row.pk}/"
    told = {"code": CODE, "name": "柯美玲"}
    assert "请核对代码和姓名" in posted(clerk, f"{url}reviewers/invite/", told | {"name": "无名"})
    posted(clerk, f"{url}reviewers/invite/", told)
    other = manager_of(organisation(OTHER_CODE, OTHER_NAME), MONDAY)
    row = reviewed(cast, row, (other,), TUESDAY)
    mine = row.proposals.get()

    assert "请您评审 1 轮" in text_of(house, "/provider/proposals/")
    review = f"/provider/proposals/reviews/{row.pk}/"
    assert house.get(f"/provider/proposals/reviews/mark/{mine.pk}/").status_code == 404
    posted(house, review, {"ties": "", "declared": "1"})
    mark = f"/provider/proposals/reviews/mark/{mine.pk}/"
    for page in ("/provider/proposals/reviews/", review, mark):
        assert OTHER_NAME not in text_of(house, page)
    points = {each["key"]: "7" for each in row.criteria}
    assert "错误：" in posted(house, mark, points | {"words": ""})
    posted(house, mark, points | {"words": "做法清楚"})

    assert api.Mark.objects.get().total == 700
    assert "已打完" in text_of(clerk, url) and "还有 3 位没有打完" in text_of(clerk, url)


def test_marks_stay_sealed_on_every_page_till_all_are_in(cast: Cast, at: At) -> None:
    row, head, clerk = in_review(cast), at("district_head"), at("district_clerk")
    url = f"/desk/projects/rounds/{row.pk}/"
    assert head.get(f"{url}award/").status_code == 409
    assert "到齐以后一起打开" in text_of(head, url)
    marked(cast, row, TUESDAY)

    text = text_of(head, f"{url}award/")
    assert "最高最低相差 0 分" in text and all(name not in text for name in NAMES)
    first = row.reviewers.all()[0]
    dismissed = posted(clerk, f"{url}reviewers/{first.pk}/dismiss/", {"words": "出差"})
    assert "评审不能再变" in dismissed


def test_a_reviewer_who_does_not_mark_is_dismissed(cast: Cast, at: At) -> None:
    row, clerk = in_review(cast), at("district_clerk")
    first, url = row.reviewers.all()[0], f"/desk/projects/rounds/{row.pk}/"

    posted(clerk, f"{url}reviewers/{first.pk}/dismiss/", {"words": "出差"})

    assert "已取消：出差" in text_of(clerk, url)
    assert clerk.get(f"{url}reviewers/999999/dismiss/").status_code == 404


def test_an_organisation_withdraws_and_objects(cast: Cast, house: Client) -> None:
    manager = manager_of(organisation(), MONDAY)
    mine = handed_in(manager, called(cast, TUESDAY), TUESDAY)
    posted(house, f"/provider/proposals/{mine.pk}/withdraw/")
    assert "已撤回" in text_of(house, f"/provider/proposals/{mine.pk}/")
    assert "现在不在公示期" in text_of(house, f"/provider/proposals/{mine.pk}/objection/")

    row = awarded(cast, manager, TUESDAY)
    won = row.proposals.get()
    posted(house, f"/provider/proposals/{won.pk}/objection/", {"words": "金额太少"})

    assert api.Objection.objects.get().who == NAME
    assert house.post(f"/provider/proposals/{won.pk}/withdraw/").status_code == 409
    assert house.get("/provider/proposals/99999/").status_code == 404


def test_the_pages_cost_the_same_whatever_the_size(
    cast: Cast, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row, clerk, reviewer = in_review(cast), at("district_clerk"), at("town_head")
    posted(reviewer, f"/desk/reviews/{row.pk}/", {"ties": "", "declared": "1"})
    for number in range(12):
        called(cast, TUESDAY + timedelta(days=number))

    for browser, url in (
        (clerk, "/desk/projects/rounds/"), (clerk, f"/desk/projects/rounds/{row.pk}/"),
        (reviewer, "/desk/reviews/"), (reviewer, f"/desk/reviews/{row.pk}/"),
    ):  # fmt: skip
        with django_assert_max_num_queries(10):
            text_of(browser, url)
