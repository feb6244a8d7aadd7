"""Authorising a check in the portal: the wife is asked, reads, agrees or not, takes it back."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.testing import fill_draft
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.consent.api import Consent
from minzheng.faces.portal.tests.conftest import signed_in

LIST = "/my/consents/"


@pytest.fixture
def case(cast: Cast) -> cases.Case:
    """The husband applied; nobody has asked the wife yet."""
    draft = fill_draft(cast, on=MONDAY)
    return cases.submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)


@pytest.fixture
def wife(cast: Cast, case: cases.Case) -> Client:
    return signed_in(cast, "spouse")


def test_she_sees_who_asks_why_and_until_when(wife: Client, case: cases.Case) -> None:
    assert "核对授权：" in wife.get("/my/").content.decode()
    assert case.number in wife.get(LIST).content.decode()

    shown = wife.get(f"{LIST}{case.number}/").content.decode()

    assert "罗春生" in shown and "谢月娥" in shown and "2027年11月02日" in shown


def test_agreeing_makes_the_check_possible(wife: Client, case: cases.Case) -> None:
    wife.post(f"{LIST}{case.number}/", {"agrees": "yes"})

    assert cases.missing_consents(case, MONDAY) == ()
    assert "已授权" in wife.get(LIST).content.decode()
    assert "没有等您授权的" in wife.get(f"{LIST}{case.number}/").content.decode()


def test_refusing_is_kept_with_its_reason(wife: Client, case: cases.Case) -> None:
    wife.post(f"{LIST}{case.number}/", {"agrees": "no", "reason": "先问清楚"})

    assert "不同意" in str(cases.missing_consents(case, MONDAY)[0])
    assert Consent.objects.latest("id").reason == "先问清楚"


def test_an_answer_must_be_chosen(wife: Client, case: cases.Case) -> None:
    response = wife.post(f"{LIST}{case.number}/", {"agrees": ""})

    assert "请选择“您同意核对吗？”" in response.content.decode()


def test_she_takes_it_back_after_seeing_what_follows(wife: Client, case: cases.Case) -> None:
    wife.post(f"{LIST}{case.number}/", {"agrees": "yes"})
    url = f"{LIST}{Consent.objects.latest('id').pk}/withdraw/"

    assert "可能因此办不下去" in wife.get(url).content.decode()
    wife.post(url, {"sure": "1"})

    assert "已撤回" in wife.get(LIST).content.decode()
    assert wife.post(url, {"sure": "1"}).status_code == 409


def test_he_who_applied_has_nothing_left_to_answer(cast: Cast, case: cases.Case) -> None:
    husband = signed_in(cast, "applicant")

    assert "没有等您授权的" in husband.get(LIST).content.decode()


def test_a_stranger_finds_neither_case_nor_answer(
    stranger: Client, wife: Client, case: cases.Case
) -> None:
    wife.post(f"{LIST}{case.number}/", {"agrees": "yes"})
    pk = Consent.objects.latest("id").pk

    for url in (f"{LIST}{case.number}/", f"{LIST}{pk}/withdraw/"):
        response = stranger.get(url)
        assert response.status_code == 404
        assert "谢月娥" not in response.content.decode()
