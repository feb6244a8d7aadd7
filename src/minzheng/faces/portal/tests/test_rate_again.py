"""追评 and the pages of ratings."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case, FollowUp, Remedy
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY


@pytest.fixture
def remedied(cast: Cast) -> Case:
    case = apply(cast, on=MONDAY)
    me, head = cast.viewers["applicant"], cast.viewers["town_head"]
    cases.withdraw(case.number, "", by=me, on=MONDAY)
    cases.rate(case.number, cases.Review(2, comment="等太久"), by=me, on=MONDAY)
    cases.remedy_rating(case.number, Remedy.FIXED, "已致歉并加开窗口", by=head, on=MONDAY)
    return case


def test_the_case_leads_to_it_and_keeps_the_first_rating(client: Client, remedied: Case) -> None:
    address = f"/my/cases/{remedied.number}/follow-up/"
    assert address in client.get(f"/my/cases/{remedied.number}/").content.decode()
    assert "加开窗口" in client.get(address).content.decode()

    client.post(address, {"level": "4", "comment": "可以了"})

    page = client.get(f"/my/cases/{remedied.number}/").content.decode()
    assert FollowUp.objects.get().level == 4
    assert "不满意" in page and "可以了" in page
    assert address not in page


def test_a_second_time_is_told(client: Client, remedied: Case) -> None:
    address = f"/my/cases/{remedied.number}/follow-up/"
    client.post(address, {"level": "4"})

    assert "已经追评过" in client.post(address, {"level": "5"}).content.decode()


def test_somebody_else_finds_nothing(stranger: Client, remedied: Case) -> None:
    assert stranger.get(f"/my/cases/{remedied.number}/follow-up/").status_code == 404


def test_the_public_page_holds_no_person_and_no_words_of_hers(remedied: Case) -> None:
    page = Client().get("/ratings/").content.decode()

    assert "已整改" in page
    for secret in ("罗春生", "等太久", "加开窗口", remedied.number):
        assert secret not in page


def test_my_ratings_show_what_became_of_them(client: Client, remedied: Case) -> None:
    page = client.get("/my/ratings/").content.decode()

    assert "已致歉并加开窗口" in page and "追评" in page
