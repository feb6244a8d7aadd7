"""Authorisations at the window: who is missing, recording a sheet, and no check without."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import fill_draft, submit_draft
from minzheng.engines.consent.api import Consent

from .conftest import MONDAY

At = Callable[[str], Client]
PDF = b"%PDF-1.4 signed"


@pytest.fixture
def alone(cast: Cast) -> Case:
    draft = fill_draft(cast, on=MONDAY)
    return submit_draft(draft.pk, draft.token, by=cast.viewers["applicant"], on=MONDAY)


def records(at: At, cast: Cast, case: Case, **differs: Any) -> Any:
    sheet = SimpleUploadedFile("授权书.pdf", PDF, "application/pdf")
    given = {"people": [str(cast.spouse.pk)], "method": "paper", "sheet": sheet}
    return at("town_clerk").post(f"/desk/consents/{case.number}/record/", {**given, **differs})


def test_the_page_and_the_case_say_who_is_missing(at: At, alone: Case) -> None:
    clerk = at("town_clerk")

    for url in (f"/desk/consents/{alone.number}/", f"/desk/cases/{alone.number}/check/"):
        assert "谢月娥（还没有授权）" in clerk.get(url).content.decode()


def test_a_check_is_refused_until_the_sheet_is_recorded(cast: Cast, at: At, alone: Case) -> None:
    check = f"/desk/cases/{alone.number}/check/run/"
    refused = at("check_clerk").post(check)
    assert refused.status_code == 409 and "谢月娥" in refused.content.decode()

    assert records(at, cast, alone).status_code == 302

    assert at("check_clerk").post(check).status_code == 302
    shown = at("town_clerk").get(f"/desk/consents/{alone.number}/").content.decode()
    assert "全家都已授权" in shown


def test_without_a_sheet_nothing_is_recorded(cast: Cast, at: At, alone: Case) -> None:
    response = records(at, cast, alone, sheet="")

    assert "请上传签好字的授权书" in response.content.decode()


def test_the_sheet_is_read_by_who_may_see_the_family(cast: Cast, at: At, alone: Case) -> None:
    records(at, cast, alone)
    url = f"/desk/consents/{Consent.objects.latest('id').pk}/sheet/"

    assert at("town_clerk").get(url).content == PDF
    assert at("other_town_clerk").get(url).status_code == 404


def test_what_was_taken_back_in_writing_is_recorded(cast: Cast, at: At, alone: Case) -> None:
    records(at, cast, alone)
    consent = Consent.objects.latest("id")

    at("town_clerk").post(f"/desk/consents/{consent.pk}/withdraw/", {"note": "书面申请"})

    shown = at("town_clerk").get(f"/desk/consents/{alone.number}/").content.decode()
    assert "撤回了授权" in shown


def test_the_form_to_sign_names_everybody(cast: Cast, at: At, alone: Case) -> None:
    shown = at("village_worker").get(f"/desk/consents/{alone.number}/form/").content.decode()

    assert all(name in shown for name in ("罗春生", "谢月娥", "罗小雨", "授权书"))
