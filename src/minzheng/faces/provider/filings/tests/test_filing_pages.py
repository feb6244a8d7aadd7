"""The house applies for its filing on its own pages, answers, reads the receipt; nobody else."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from minzheng.engines.access.testing import VILLAGE_A, VILLAGE_B, Cast, make_cast
from minzheng.engines.care.testing import house_account
from minzheng.engines.cases.api import Case, Draft
from minzheng.engines.cases.testing import HOUSE_STATED, take
from minzheng.engines.cases.tests.days import MONDAY, TUESDAY
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.stays.api import NewStay, take_in

BACKEND = "django.contrib.auth.backends.ModelBackend"
PDF = b"%PDF-1.4 a certificate"
CODES = ("52440118MJ9988771L", "52440118MJ7654321G")


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def home(cast: Cast) -> Facility:
    return a_home("石桥颐养院", VILLAGE_A, CODES[0])


def a_home(name: str, village: str, code: str) -> Facility:
    new = NewFacility(
        name, "elder_home", village, "石桥村 8 号", credit_code=code, capacity=40,
        operator="business",
    )  # fmt: skip
    return register_facility(new, by=SYSTEM, on=MONDAY)


def signed_in(facility: Facility, duty: str = "manager") -> Client:
    account = house_account(facility, "柯美玲", duty, f"{facility.pk}-{duty}")
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def begun(client: Client, home: Facility) -> Draft:
    args = ["eldercare", "institution_filing", home.pk]
    assert client.post(reverse("provider:filing-new", args=args)).status_code == 302
    return Draft.objects.get(facility=home)


def sent(draft: Draft, **more: Any) -> dict[str, Any]:
    number = draft.organisation_id
    scan = SimpleUploadedFile("证书.pdf", PDF, "application/pdf")
    return {**HOUSE_STATED, "paper-certificate": scan, f"signed-{number}": "on", **more}


def applied(client: Client, home: Facility) -> Case:
    draft = begun(client, home)
    url = reverse("provider:filing-draft", args=[draft.pk])
    answer = client.post(url, sent(draft, submit="1"))
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get(facility=home)


def test_a_manager_fills_in_and_submits(home: Facility) -> None:
    client = signed_in(home)

    case = applied(client, home)

    page = client.get(reverse("provider:filing", args=[case.number])).content.decode()
    assert "石桥颐养院" in page and "县级民政部门" in page
    assert case.number in client.get(reverse("provider:filings")).content.decode()


def test_what_is_missing_is_told_where_it_is_mended(home: Facility) -> None:
    client = signed_in(home)
    draft = begun(client, home)

    url = reverse("provider:filing-draft", args=[draft.pk])
    page = client.post(url, {"contact_name": "邹小芬", "submit": "1"}).content.decode()

    assert "还缺“养老机构登记证书”" in page
    assert "邹小芬" in page
    assert Case.objects.count() == 0


def test_a_worker_saves_and_does_not_submit(home: Facility) -> None:
    client = signed_in(home, "worker")
    draft = begun(client, home)
    url = reverse("provider:filing-draft", args=[draft.pk])

    assert client.post(url, sent(draft)).status_code == 302
    assert client.post(url, sent(draft, submit="1")).status_code == 403
    assert Case.objects.count() == 0


def test_a_correction_is_answered_with_a_paper(cast: Cast, home: Facility) -> None:
    client = signed_in(home)
    case = applied(client, home)
    lacking = {"papers_complete": "否", "papers_missing": "证书看不清"}
    clerk = cast.viewers["district_clerk"]
    take(case, "核对", "材料不全，指导补正", by=clerk, on=MONDAY, **lacking)
    step = case.steps.get(closed_on=None)

    scan = SimpleUploadedFile("新证书.pdf", PDF + b"2", "application/pdf")
    url = reverse("provider:filing-answer", args=[case.number, step.pk])
    assert "证书看不清" in client.get(url).content.decode()
    assert client.post(url, {"text": "重新拍了", "paper": scan}).status_code == 302

    case.refresh_from_db()
    assert (case.current, case.materials.count()) == ("核对", 2)


def test_the_receipt_opens_and_everybody_finds_the_number(cast: Cast, home: Facility) -> None:
    client = signed_in(home)
    case = applied(client, home)
    take(case, "核对", "材料齐全，出具回执", by=cast.viewers["district_clerk"], on=MONDAY)
    home.refresh_from_db()

    page = client.get(reverse("provider:filing", args=[case.number])).content.decode()
    assert "养老机构备案回执" in page and "已备案" in page
    listed = Client().get(reverse("open:filings")).content.decode()
    assert home.licence and home.licence in listed and home.name in listed


def test_another_house_finds_nothing(home: Facility) -> None:
    case = applied(signed_in(home), home)
    other = signed_in(a_home("新圩颐养院", VILLAGE_B, CODES[1]))

    for name in ("filing", "filing-report", "filing-withdraw"):
        answer = other.get(reverse(f"provider:{name}", args=[case.number]))
        assert answer.status_code == 404 and "石桥" not in answer.content.decode()


def test_a_change_is_reported_and_asks_what_changed(cast: Cast, home: Facility) -> None:
    client = signed_in(home)
    case = applied(client, home)
    take(case, "核对", "材料齐全，出具回执", by=cast.viewers["district_clerk"], on=MONDAY)
    day = {"day_year": "2026", "day_month": "11", "day_day": "2"}

    url = reverse("provider:filing-report", args=[case.number])
    answer = client.post(url, {"event": "备案事项变更", **day})

    changed = Case.objects.get(parent=case)
    assert answer.url == reverse("provider:filing", args=[changed.number])
    step = changed.steps.get(closed_on=None)
    form = reverse("provider:filing-answer", args=[changed.number, step.pk])
    assert "变更内容" in client.get(form).content.decode()
    assert client.post(form, {"filing_changes": "加一层", "beds_filed": "52"}).status_code == 302


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_takes_few_queries_whatever_its_size(
    home: Facility, count: int, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(home)
    applied(client, home)
    for number in range(count):
        applied(client, a_home(f"石桥{number}院", VILLAGE_A, CODES[0]))

    with django_assert_max_num_queries(10):
        client.get(reverse("provider:filings"))


def test_the_duty_is_there_until_the_house_has_applied(cast: Cast, home: Facility) -> None:
    client = signed_in(home)
    stay = {"facility": home, "person": cast.spouse, "kind": "living", "since": MONDAY}
    take_in(NewStay(**stay), by=SYSTEM, on=TUESDAY)
    duties = reverse("provider:duties")
    assert "办理备案" in client.get(duties).content.decode()

    applied(client, home)

    assert "办理备案" not in client.get(duties).content.decode()
