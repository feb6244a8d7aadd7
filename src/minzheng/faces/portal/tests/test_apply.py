"""Writing an application page by page, losing nothing."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Draft, open_draft
from minzheng.engines.cases.tests.days import MONDAY

PAGE = "/apply/{}/pages/{}/"


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return open_draft("relief/dibao", cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)


def send(client: Client, draft: Draft, page: str, **answers: str) -> HttpResponse:
    return client.post(PAGE.format(draft.pk, page), answers)


def test_starting_opens_a_draft_and_starting_again_finds_it(cast: Cast, client: Client) -> None:
    first = client.post("/apply/relief/dibao/", {"person": cast.applicant.pk})
    second = client.post("/apply/relief/dibao/", {"person": cast.applicant.pk})

    assert (
        first.headers["Location"]
        == second.headers["Location"]
        == f"/apply/{Draft.objects.get().pk}/"
    )


def test_who_applies_for_another_sees_it_on_every_page(cast: Cast, client: Client) -> None:
    client.post("/apply/relief/dibao/", {"person": cast.spouse.pk})
    draft = Draft.objects.get()

    pages = [client.get(f"/apply/{draft.pk}/"), client.get(PAGE.format(draft.pk, "where"))]

    assert all("您正在为" in page.content.decode() for page in pages)
    assert draft.agent_name == "罗春生"


def test_a_child_or_a_stranger_cannot_be_chosen(cast: Cast, client: Client) -> None:
    client.post("/apply/relief/dibao/", {"person": cast.child.pk})
    client.post("/apply/relief/dibao/", {"person": 999})

    assert not Draft.objects.exists()


def test_the_task_list_counts_and_blocks_sending(client: Client, draft: Draft) -> None:
    page = client.get(f"/apply/{draft.pk}/").content.decode()

    assert "已完成 0 /" in page
    assert "暂不能开始：先填完上面各项" in page


def test_what_the_register_knows_is_shown_and_not_asked(client: Client, draft: Draft) -> None:
    page = client.get(PAGE.format(draft.pk, "people")).content.decode()

    assert "广州市增城区青竹镇石桥村" in page
    assert "1984年3月5日" in page
    assert "信息有误" in page
    assert 'name="0.sex"' not in page


def test_each_member_stands_in_a_legend(client: Client, draft: Draft) -> None:
    page = client.get(PAGE.format(draft.pk, "wages")).content.decode()

    for name in ("罗春生", "谢月娥"):
        assert f'<legend><span class="name" translate="no">{name}</span></legend>' in page


@pytest.mark.parametrize("key", ["wages", "pension", "absence"])
def test_a_child_is_not_asked_for_wages_a_pension_or_where_it_went(
    client: Client, draft: Draft, key: str
) -> None:
    page = client.get(PAGE.format(draft.pk, key)).content.decode()

    assert "罗春生" in page
    assert "罗小雨" not in page


def test_no_box_of_a_question_that_may_not_apply_is_required(client: Client, draft: Draft) -> None:
    page = client.get(PAGE.format(draft.pk, "absence")).content.decode()

    assert "absent_since" in page
    assert not re.search(r"<input[^>]* required", page)


def test_a_saved_page_leads_to_the_next(client: Client, draft: Draft) -> None:
    response = send(client, draft, "where", apply_place="1")

    assert response.headers["Location"] == PAGE.format(draft.pk, "agent")
    draft.refresh_from_db()
    assert draft.answers["apply_place"] == 1


def test_good_answers_are_kept_when_another_is_wrong(client: Client, draft: Draft) -> None:
    typed = {"0.wage_income": "1500", "1.wage_income": "一千二", "2.wage_income": ""}
    page = client.post(PAGE.format(draft.pk, "wages"), typed).content.decode()

    assert "错误：" in page
    assert 'href="#id_1.wage_income"' in page
    assert "谢月娥" in page
    assert 'value="一千二"' in page
    draft.refresh_from_db()
    assert draft.answers["0.wage_income"] == 150000


def test_the_thirtieth_of_february_is_told(client: Client, draft: Draft) -> None:
    typed = {f"{i}.absence": "4" for i in range(3)}
    typed |= {
        "0.absent_since_year": "2020",
        "0.absent_since_month": "2",
        "0.absent_since_day": "30",
    }
    page = client.post(PAGE.format(draft.pk, "absence"), typed).content.decode()

    assert "没有这一天" in page


def test_the_account_is_never_shown_again(client: Client, draft: Draft) -> None:
    send(client, draft, "account", bank="农村商业银行", account="6222020200001234567")

    page = client.get(PAGE.format(draft.pk, "account")).content.decode()

    assert "6222020200001234567" not in page
    assert "4567" in page


def test_coming_from_the_check_page_leads_back_to_it(client: Client, draft: Draft) -> None:
    response = client.post(PAGE.format(draft.pk, "where"), {"apply_place": "1", "from": "check"})

    assert response.headers["Location"] == f"/apply/{draft.pk}/answers/"


def test_somebody_elses_draft_is_not_found(stranger: Client, draft: Draft) -> None:
    tails = ("", "pages/where/", "answers/", "promises/", "submit/", "papers/", "discard/")
    found = [stranger.get(f"/apply/{draft.pk}/{tail}").status_code for tail in tails]

    assert found == [404] * len(tails)


def test_a_draft_is_thrown_away_after_a_second_page(client: Client, draft: Draft) -> None:
    assert "不能恢复" in client.get(f"/apply/{draft.pk}/discard/").content.decode()
    client.post(f"/apply/{draft.pk}/discard/")

    assert not Draft.objects.exists()


def test_an_unknown_page_is_not_found(client: Client, draft: Draft) -> None:
    assert client.get(PAGE.format(draft.pk, "nothing")).status_code == 404
