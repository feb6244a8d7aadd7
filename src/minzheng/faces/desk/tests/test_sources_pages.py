"""What departments say of a person, on the desk: a purpose first, then side by side."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.cases.api import Case
from minzheng.engines.sources import api
from minzheng.engines.sources.tests.staging import custody, disability, pension
from minzheng.kernel.doer import SYSTEM

from .conftest import TUESDAY

At = Callable[[str], Client]
MOST_QUERIES = 10
ASKED = {
    "purpose": "办理本事项", "as_of_year": "2026", "as_of_month": "11", "as_of_day": "3",
}  # fmt: skip
GIVEN = {"value": "视力", "reason": "本人出示新证", "paper": "残联函〔2026〕8号"}


@pytest.fixture
def page(cast: Cast) -> str:
    disability(kind=3, grade=2)
    return f"/desk/people/{cast.spouse.pk}/sources/"


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_nothing_is_shown_before_a_purpose_is_stated(at: At, page: str) -> None:
    shown = text(at("town_clerk").get(page))

    assert "残疾人联合会" in shown or "残联" in shown
    assert "言语" not in shown and "各来源对照" not in shown


def test_without_a_purpose_nothing_opens(at: At, page: str) -> None:
    shown = text(at("town_clerk").post(page, {**ASKED, "purpose": ""}))

    assert "请选择" in shown
    assert "言语" not in shown


def test_side_by_side_with_source_day_and_version(at: At, page: str, cast: Cast) -> None:
    shown = text(at("town_clerk").post(page, ASKED))

    assert "言语" in shown and "（采用）" in shown and "不一致" in shown
    assert "2026-11-01-001" in shown and "民政登记" in shown
    verbs = [entry.verb for entry in entries_about(f"person:{cast.spouse.pk}")]
    assert verbs[-1] == "open_dossier"


def test_a_day_to_come_is_refused(at: At, page: str) -> None:
    assert "还没有到这一天" in text(at("town_clerk").post(page, {**ASKED, "as_of_day": "9"}))


def test_a_past_day_is_read_from_the_versions_of_that_day(at: At, page: str) -> None:
    shown = text(at("town_clerk").post(page, {**ASKED, "as_of_month": "10"}))

    assert "各来源对照" in shown and "言语" not in shown


def test_what_a_case_has_on_file_stands_beside_the_departments(at: At, case: Case) -> None:
    pension(150_000)

    shown = text(at("district_clerk").post(f"/desk/people/{case.applicant_id}/sources/", ASKED))

    assert "1,500.00元" in shown and f"办件 {case.number}" in shown


def test_closed_data_says_why_it_is_closed(at: At, cast: Cast) -> None:
    custody()
    page = f"/desk/people/{cast.applicant.pk}/sources/"

    town, district = (text(at(who).post(page, ASKED)) for who in ("town_clerk", "check_clerk"))

    assert "在押服刑人员" in town and "不在您办理的事项或岗位之内" in town
    assert "还没有授权核对" in district
    assert "收押日期" not in town + district


def test_settling_and_taking_back(at: At, page: str, cast: Cast) -> None:
    browser = at("district_clerk")

    browser.post(f"{page}disability_kind/overrule/", GIVEN)
    settled = text(browser.post(page, ASKED))
    row = api.history_of(cast.spouse)[0]
    browser.post(f"/desk/overrules/{row.pk}/drop/", {"reason": "残联已更正"})

    assert "已改定" in settled and "周敏于 2026-11-03 改定：本人出示新证" in settled
    assert "取消：残联已更正" in text(browser.get(page))
    assert "言语" in text(browser.post(page, ASKED))


def test_a_wrong_value_is_said_beside_the_form(at: At, page: str, cast: Cast) -> None:
    browser = at("district_clerk")

    wrong = {**GIVEN, "value": "昨天"}
    shown = text(browser.post(f"/desk/people/{cast.spouse.pk}/sources/died_on/overrule/", wrong))

    assert "2026-11-21" in shown
    assert api.history_of(cast.spouse) == []


def test_only_deciding_posts_are_offered_it(at: At, page: str) -> None:
    assert "/overrule/" not in text(at("town_clerk").post(page, ASKED))
    assert "/overrule/" in text(at("district_clerk").post(page, ASKED))


def test_disagreements_lead_to_the_person_without_telling_values(at: At, page: str) -> None:
    api.refresh_conflicts(TUESDAY, by=SYSTEM)

    shown = text(at("town_clerk").get("/desk/conflicts/"))

    assert page in shown and "残疾类别" in shown and "残疾人证" in shown
    assert "言语" not in shown
    assert "没有不一致的" in text(at("other_town_clerk").get("/desk/conflicts/"))


def test_they_are_narrowed_by_fact_and_state(at: At, page: str) -> None:
    at("district_clerk").post(f"{page}disability_kind/overrule/", GIVEN)
    api.refresh_conflicts(TUESDAY, by=SYSTEM)
    browser = at("data_head")

    by_fact = text(browser.get("/desk/conflicts/", {"fact": "disability_grade"}))
    by_state = text(browser.get("/desk/conflicts/", {"state": "overruled"}))

    assert "共 1 项" in by_fact and "共 1 项" in by_state
    assert "共 2 项" in text(browser.get("/desk/conflicts/", {"fact": "nonsense"}))


def test_the_lake_shows_versions_and_until_when_they_are_kept(at: At, page: str) -> None:
    shown = text(at("auditor").get("/desk/lake/"))
    one = text(at("auditor").get("/desk/lake/disability_certificates/"))

    assert "2026-11-01-001" in shown and "个月" in shown
    assert "保存中" in one and "阮素芬" in one
    assert at("auditor").get("/desk/lake/nonsense/").status_code == 404


@pytest.mark.parametrize("url", ["", "/desk/conflicts/", "/desk/lake/", "/desk/lake/deaths/"])
def test_the_pages_stay_within_their_queries(at: At, page: str, url: str) -> None:
    api.refresh_conflicts(TUESDAY, by=SYSTEM)
    browser = at("district_clerk")

    with CaptureQueriesContext(connection) as caught:
        assert browser.get(url or page).status_code == 200

    assert len(caught) <= MOST_QUERIES, [each["sql"][:90] for each in caught]


def test_no_page_writes_the_number(at: At, page: str) -> None:
    assert APPLICANT_ID not in text(at("district_clerk").post(page, ASKED))
