"""Check answers, sign, send once."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Draft, open_draft
from minzheng.engines.cases.testing import fill_draft
from minzheng.engines.cases.tests.days import MONDAY


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return fill_draft(cast, on=MONDAY)


def test_every_answer_stands_there_with_a_way_to_change_it(client: Client, draft: Draft) -> None:
    page = client.get(f"/apply/{draft.pk}/answers/").content.decode()

    assert "罗春生：每月收入" in page
    assert "1,500.00元" in page
    assert f"/apply/{draft.pk}/pages/wages/?from=check" in page
    assert "6222020200001234567" not in page


def test_gaps_are_listed_and_block_the_way(cast: Cast, client: Client) -> None:
    draft = open_draft("relief/dibao", cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)

    page = client.get(f"/apply/{draft.pk}/answers/").content.decode()

    assert "还没有回答" in page
    assert "暂不能继续" in page
    assert "去签承诺" not in page


def test_each_adult_signs_each_commitment(cast: Cast, client: Client, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(signed={})
    keys = ("truth", "consent", "report")
    own = {f"{key}.{cast.applicant.pk}": "on" for key in keys}
    both = {**own, **{f"{key}.{cast.spouse.pk}": "on" for key in keys}}

    refused = client.post(f"/apply/{draft.pk}/promises/", own).content.decode()
    signed = client.post(f"/apply/{draft.pk}/promises/", both)

    assert "谢月娥还没有勾选" in refused
    assert f"truth.{cast.child.pk}" not in refused
    assert signed.headers["Location"] == f"/apply/{draft.pk}/submit/"


def test_a_double_click_gives_one_case(client: Client, draft: Draft) -> None:
    sent = {"token": draft.token}

    first = client.post(f"/apply/{draft.pk}/submit/", sent)
    second = client.post(f"/apply/{draft.pk}/submit/", sent)

    number = Case.objects.get().number
    assert (
        first.headers["Location"] == second.headers["Location"] == f"/my/cases/{number}/received/"
    )


def test_the_receipt_shows_number_next_step_and_pdf(client: Client, draft: Draft) -> None:
    client.post(f"/apply/{draft.pk}/submit/", {"token": draft.token})
    number = Case.objects.get().number

    page = client.get(f"/my/cases/{number}/received/").content.decode()
    pdf = client.get(f"/my/cases/{number}/receipt/")

    assert number in page
    assert "受理审查" in page
    assert pdf.content.startswith(b"%PDF-")


def test_an_incomplete_draft_is_refused_with_the_reasons(cast: Cast, client: Client) -> None:
    draft = open_draft("relief/dibao", cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)

    response = client.post(f"/apply/{draft.pk}/submit/", {"token": draft.token})

    assert response.status_code == 409
    assert "填好的内容都还在" in response.content.decode()
    assert not Case.objects.exists()


def test_who_applied_already_is_led_to_the_case(client: Client, draft: Draft) -> None:
    client.post(f"/apply/{draft.pk}/submit/", {"token": draft.token})

    page = client.get("/apply/relief/dibao/").content.decode()

    assert Case.objects.get().number in page
    assert "开始填写" not in page


def test_a_second_application_is_refused_with_the_number(
    cast: Cast, client: Client, draft: Draft
) -> None:
    client.post(f"/apply/{draft.pk}/submit/", {"token": draft.token})
    again = fill_draft(cast, on=MONDAY)

    response = client.post(f"/apply/{again.pk}/submit/", {"token": again.token})

    assert Case.objects.get().number in response.content.decode()
