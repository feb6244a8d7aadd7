"""A house at its pages: reads what was found, answers with proof, asks for more time."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.care.testing import house_account
from minzheng.engines.oversight.api import Finding, Inspection
from minzheng.engines.oversight.testing import (
    CODE,
    OTHER_CODE,
    PHOTO,
    concluded,
    house,
    looked_at,
    planned,
)
from minzheng.faces.provider.testing import DUTY_QUERIES
from minzheng.faces.provider.tests.test_provider_pages import DAY
from minzheng.registers.facilities.api import Facility

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
LATER = {"until_year": "2027", "until_month": "1", "until_day": "20", "why": "等工程队进场"}
Look = Callable[[Facility], Inspection]


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Any) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_cast(DAY)


@pytest.fixture
def home(cast: Cast) -> Facility:
    return house("石桥颐养院", VILLAGE_A, CODE, DAY)


@pytest.fixture
def manager(home: Facility) -> Client:
    return browser(home, "manager")


@pytest.fixture
def one(cast: Cast, home: Facility) -> Inspection:
    two = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    return concluded(home, two, DAY)


def browser(home: Facility, duty: str) -> Client:
    client = Client()
    account = house_account(home, "柯美玲", duty, f"{home.pk}-{duty}")
    client.force_login(account, backend=BACKEND)
    client.get("/provider/profile/")  # the first page of a day writes the session anew
    return client


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("整改后.jpg", PHOTO.content)


def test_it_reads_what_was_found_and_answers_with_proof(manager: Client, one: Inspection) -> None:
    row = one.findings.get()
    url = f"/provider/inspections/findings/{row.pk}/"
    assert url in text_of(manager, "/provider/")
    assert "有 1 个问题等您整改" in text_of(manager, "/provider/inspections/")
    assert "C1 处不符合要求" in text_of(manager, f"/provider/inspections/{one.pk}/")

    assert "请上传" in manager.post(url, {"words": "已清走"}).content.decode()
    manager.post(url, {"words": "已清走", "proof": photo()})

    deed = Finding.objects.get().deeds.get()
    assert (deed.words, deed.by) == ("已清走", "柯美玲（机构）")
    assert url not in text_of(manager, "/provider/")
    assert "现在不用您办" in text_of(manager, url)
    proof = manager.get(f"/provider/inspections/proofs/{deed.pk}/")
    assert proof.content == PHOTO.content


def test_the_letter_opens_and_leaves_a_trace(manager: Client, one: Inspection) -> None:
    answer = manager.get(f"/provider/inspections/{one.pk}/letter/")

    assert answer.content.startswith(b"%PDF")
    last = Entry.objects.order_by("-number")[0]
    assert (last.verb, last.subject) == ("open_inspection_letter", one.ref)


def test_the_manager_asks_for_more_time_and_a_worker_cannot(
    home: Facility, manager: Client, one: Inspection
) -> None:
    url = f"/provider/inspections/findings/{one.findings.get().pk}/extension/"
    worker = browser(home, "worker")
    assert worker.post(url, LATER).status_code == 403
    assert "申请延期" not in text_of(worker, f"/provider/inspections/{one.pk}/")
    early = LATER | {"until_year": "2026", "until_month": "11"}
    assert "以后" in manager.post(url, early).content.decode()

    manager.post(url, LATER)

    assert "已申请延到2027年1月20日" in text_of(manager, f"/provider/inspections/{one.pk}/")


def test_another_house_finds_nothing(cast: Cast, one: Inspection) -> None:
    other = browser(house("新圩颐养院", VILLAGE_B, OTHER_CODE, DAY), "manager")
    row = one.findings.get()

    assert "还没有检查记录" in text_of(other, "/provider/inspections/")
    for path in (f"{one.pk}/", f"{one.pk}/letter/", f"findings/{row.pk}/",
                 f"findings/{row.pk}/extension/", f"findings/{row.pk}/photo/",
                 f"{10**30}/"):  # fmt: skip
        assert other.get(f"/provider/inspections/{path}").status_code == 404, path
    sent = {"words": "已改", "proof": photo()}
    assert other.post(f"/provider/inspections/findings/{row.pk}/", sent).status_code == 404


def test_what_is_planned_or_under_way_is_not_shown(
    cast: Cast, home: Facility, manager: Client
) -> None:
    two = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    under_way = looked_at(home, two, DAY)
    waiting = planned(house("柳塘颐养院", VILLAGE_A, CODE, DAY), two, DAY)

    assert "还没有检查记录" in text_of(manager, "/provider/inspections/")
    for each in (under_way, waiting):
        assert manager.get(f"/provider/inspections/{each.pk}/").status_code == 404
        assert manager.get(f"/provider/inspections/{each.pk}/letter/").status_code == 404
    finding = under_way.findings.get()
    assert manager.get(f"/provider/inspections/findings/{finding.pk}/photo/").status_code == 404


@pytest.mark.parametrize("many", [1, 5])
def test_pages_take_few_queries_however_many_findings(
    cast: Cast, home: Facility, manager: Client, many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    two = cast.viewers["town_clerk"], cast.viewers["second_town_clerk"]
    bad = dict.fromkeys(("A1", "A2", "B1", "C1", "C2")[:many], "minor")
    one = concluded(home, two, DAY, bad=bad)
    first = one.findings.all()[0].pk

    for path in ("", "inspections/", f"inspections/{one.pk}/", f"inspections/findings/{first}/"):
        with django_assert_max_num_queries(10 if path else DUTY_QUERIES):
            text_of(manager, f"/provider/{path}")
