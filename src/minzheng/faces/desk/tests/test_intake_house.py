"""An institution at the bureau's counter: found, taken in, handled; the pages name no family."""

from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.cases.api import Case, Draft
from minzheng.engines.cases.testing import HOUSE_STATED
from minzheng.engines.cases.tests.houses import Institution, make_house
from minzheng.faces.desk.tests.conftest import At
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, register_facility

HOUSES = "/desk/intake/eldercare/institution_filing/houses/"
PDF = b"%PDF-1.4 a certificate"


def taken_in(at: At, house: Institution) -> Case:
    desk = at("district_clerk")
    begun = desk.post(f"{HOUSES}{house.facility.pk}/")
    draft = Draft.objects.get()
    assert begun.headers["Location"] == f"/desk/intake/drafts/{draft.pk}/"
    scan = SimpleUploadedFile("证书.pdf", PDF, "application/pdf")
    signed = {f"signed-{house.organisation.pk}": "on", "paper-certificate": scan, "submit": "1"}
    answer = desk.post(f"/desk/intake/drafts/{draft.pk}/", {**HOUSE_STATED, **signed})
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get()


def test_the_bureau_takes_in_what_institutions_lodge_and_a_town_does_not(
    cast: Cast, at: At
) -> None:
    bureau = at("district_clerk").get("/desk/intake/").content.decode()

    assert "养老机构备案" in bureau and "最低生活保障" not in bureau
    assert "养老机构备案" not in at("town_clerk").get("/desk/intake/").content.decode()
    assert at("town_clerk").get(HOUSES).status_code in (403, 404)


def test_an_institution_is_found_by_part_of_its_name(cast: Cast, at: At) -> None:
    make_house()
    desk = at("district_clerk")

    assert "长青养老院" in desk.get(HOUSES, {"q": "长青"}).content.decode()
    assert "没有查到" in desk.get(HOUSES, {"q": "乐年"}).content.decode()


def test_a_place_without_a_registered_organisation_says_what_to_do(cast: Cast, at: At) -> None:
    new = NewFacility("无主养老院", "elder_home", VILLAGE_A, "1号", capacity=20)
    place = register_facility(new, by=SYSTEM, on=cast.on)

    answer = at("district_clerk").post(f"{HOUSES}{place.pk}/")

    assert "没有运营" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_case_taken_in_shows_the_institution_and_no_family(cast: Cast, at: At) -> None:
    house = make_house()
    case = taken_in(at, house)

    desk = at("district_clerk")
    pages = [desk.get(f"/desk/cases/{case.number}/{tab}/").content.decode()
             for tab in ("application", "means", "visit", "decision", "timeline")]  # fmt: skip

    assert "长青养老院有限公司" in pages[0] and "已在承诺书上盖章" not in pages[0]
    assert "法定代表人" in pages[1] and "梁启明" in pages[1]
    assert [page for page in pages if "家庭人口" in page or "家庭成员" in page] == []
    assert desk.get(f"/desk/cases/{case.number}/members/").status_code == 404


def test_the_work_list_and_the_organisation_lead_to_it(cast: Cast, at: At) -> None:
    house = make_house()
    case = taken_in(at, house)
    desk = at("district_clerk")

    assert case.number in desk.get("/desk/cases/", {"text": "长青"}).content.decode()
    page = desk.get(f"/desk/organisations/{house.organisation.pk}/").content.decode()
    assert case.number in page
