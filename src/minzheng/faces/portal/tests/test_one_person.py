"""A matter of one person on the portal: for whom, in whose name, and answers that fill fields."""

from datetime import date

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Draft, open_found
from minzheng.engines.cases.testing import ACCOUNT, ACCOUNT_GIVEN, apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.faces.portal.tests.conftest import signed_in
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person

START = "/apply/relief/disability_living/"


@pytest.fixture
def found(cast: Cast) -> Case:
    """The applicant has become old enough for an allowance nobody applied for."""
    Person.objects.filter(pk=cast.applicant.pk).update(born_on=date(1950, 3, 5))
    return open_found("eldercare/longevity", cast.applicant.pk, "到龄未领", by=SYSTEM, on=MONDAY)


def test_a_parent_applies_for_a_child_and_is_the_applicant(cast: Cast, client: Client) -> None:
    page = client.get(START).content.decode()
    client.post(START, {"person": cast.child.pk})

    draft = Draft.objects.get()
    assert "罗小雨（未成年，由您申请）" in page
    assert (draft.applicant_id, draft.person_id) == (cast.applicant.pk, cast.child.pk)
    tasks = client.get(f"/apply/{draft.pk}/").content.decode()
    assert "罗小雨" in tasks


def test_for_another_adult_it_is_the_adult_who_applies(cast: Cast, client: Client) -> None:
    client.post(START, {"person": cast.spouse.pk})

    draft = Draft.objects.get()
    assert (draft.applicant_id, draft.person_id) == (cast.spouse.pk, cast.spouse.pk)
    assert draft.agent_name == "罗春生"


def test_a_page_asks_her_alone(cast: Cast, client: Client) -> None:
    client.post(START, {"person": cast.child.pk})
    draft = Draft.objects.get()

    page = client.get(f"/apply/{draft.pk}/pages/injury/").content.decode()

    assert "0.injury_care" in page
    assert "1.injury_care" not in page


def test_the_answer_page_asks_for_the_fields_and_says_what_is_missing(
    client: Client, found: Case
) -> None:
    url = f"/my/cases/{found.number}/answer/告知/"
    page = client.get(url).content.decode()
    empty = client.post(url, {"text": ""}).content.decode()

    assert "开户银行" in page and "收款账号" in page
    assert "请填写“收款账号”" in empty


def test_one_click_with_the_account_is_the_answer(client: Client, found: Case) -> None:
    url = f"/my/cases/{found.number}/answer/告知/"

    sent = client.post(url, ACCOUNT_GIVEN)

    found.refresh_from_db()
    assert sent.status_code == 302
    assert found.current == "核实"
    assert ACCOUNT not in str(found.answers)
    assert "****4567" in str(found.answers)


def test_another_adult_reads_the_familys_case_but_does_nothing_there(cast: Cast) -> None:
    case, spouse = apply(cast, on=MONDAY), signed_in(cast, "spouse")

    page = spouse.get(f"/my/cases/{case.number}/").content.decode()
    listed = spouse.get("/my/cases/").content.decode()

    assert "****4567" not in page
    assert "撤回申请" not in page
    assert "家里其他成员申请的" in listed and case.number in listed
    assert spouse.get(f"/my/cases/{case.number}/withdraw/").status_code == 404
