"""An officer answers for somebody the system found: the fields stand on the page, sealed after."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, open_found
from minzheng.engines.cases.testing import ACCOUNT, ACCOUNT_GIVEN
from minzheng.faces.desk.tests.conftest import MONDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person


@pytest.fixture
def found(cast: Cast) -> Case:
    Person.objects.filter(pk=cast.applicant.pk).update(born_on=date(1950, 3, 5))
    return open_found("eldercare/longevity", cast.applicant.pk, "到龄未领", by=SYSTEM, on=MONDAY)


def reply_url(case: Case) -> str:
    return f"/desk/cases/{case.number}/answers/{case.steps.get(closed_on=None).pk}/"


def test_the_fields_are_asked_and_what_is_missing_is_said(found: Case, at: Any) -> None:
    client, url = at("village_worker"), reply_url(found)

    page = client.get(url).content.decode()
    client.post(url, {"text": "电话里同意"})

    found.refresh_from_db()
    assert "收款账号" in page
    assert found.current == "告知"


def test_the_answer_is_kept_sealed_and_shown_by_its_last_digits(found: Case, at: Any) -> None:
    client = at("village_worker")

    client.post(reply_url(found), {"text": "电话里同意", **ACCOUNT_GIVEN})

    found.refresh_from_db()
    pages = [
        client.get(f"/desk/cases/{found.number}/{tab}").content.decode()
        for tab in ("", "decision/")
    ]
    assert found.current == "核实"
    assert any("****4567" in page for page in pages)
    assert not any("sealed" in page or ACCOUNT in page for page in pages)


def test_the_page_is_about_her_and_not_about_a_household(found: Case, at: Any) -> None:
    page = at("village_worker").get(f"/desk/cases/{found.number}/").content.decode()

    assert "罗春生 · " in page and "罗春生户" not in page
    assert "受益人" in page and "家庭人口" not in page
