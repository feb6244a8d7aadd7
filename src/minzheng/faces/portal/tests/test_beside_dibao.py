"""Matters of one person, recognitions and found cases read right to a citizen."""

from datetime import date

from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Lodging, Recognition, dossier, open_draft, open_found
from minzheng.engines.cases.testing import apply
from minzheng.faces.portal.casepage import case_page
from minzheng.faces.portal.receipts import receipt_of
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person

MONDAY = date(2026, 11, 2)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def at_home(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["applicant"], backend=BACKEND)
    return client


def grown_old(person: Person) -> None:
    person.born_on = date(1940, 5, 1)
    person.save(update_fields=["born_on"])


def test_what_only_a_window_takes_is_not_offered_online(cast: Cast) -> None:
    station = Client().get("/services/relief/vagrant/").content.decode()
    allowance = Client().get("/services/relief/dibao/").content.decode()

    assert "在线办理" not in station
    assert "在线办理" in allowance


def test_for_a_child_the_guardian_signs_and_the_family_does_not(cast: Cast) -> None:
    page = at_home(cast).get("/apply/children/orphan/").content.decode()

    assert "未成年，由您申请" in page
    assert "家里每个成年人都要" not in page


def test_the_promises_of_a_child_s_application_are_the_applicant_s(cast: Cast) -> None:
    by = cast.viewers["applicant"]
    lodging = Lodging(person_id=cast.child.pk)
    draft = open_draft("children/orphan", cast.applicant.pk, by=by, on=MONDAY, lodging=lodging)

    page = at_home(cast).get(f"/apply/{draft.pk}/promises/").content.decode()

    assert "请申请人本人看过" in page
    assert cast.spouse.name not in page


def test_a_recognition_stands_among_what_is_mine_with_its_period(cast: Cast) -> None:
    case = apply(cast, on=MONDAY)
    Recognition.objects.create(
        matter="relief/dibao_margin", household=cast.household, case=case,
        division_code=case.division_code, since=MONDAY,
    )  # fmt: skip

    page = at_home(cast).get("/my/").content.decode()

    assert "低保边缘家庭" in page
    assert "自2026年11月2日起" in page


def test_what_the_system_found_is_no_review_and_asks_for_the_account_first(cast: Cast) -> None:
    grown_old(cast.applicant)
    longevity, found_her = "eldercare/longevity", "到龄未领"
    case = open_found(longevity, cast.applicant.pk, found_her, by=SYSTEM, on=MONDAY)

    page = case_page(case, cast.viewers["applicant"], MONDAY)
    answer = at_home(cast).get(f"/my/cases/{case.number}/answer/告知/").content.decode()

    assert page.title == "高龄津贴主动发放"
    assert "发起" in page.meta
    assert "收款账号" in answer
    assert "第一步：传材料" not in answer
    assert "办理期限" not in answer


def test_a_receipt_for_one_person_names_her(cast: Cast) -> None:
    grown_old(cast.applicant)
    case = open_found("eldercare/longevity", cast.applicant.pk, "到龄未领", by=SYSTEM, on=MONDAY)

    told = str(receipt_of(dossier(case, cast.viewers["applicant"], MONDAY)))

    assert "为谁申请" in told
    assert "你户" not in told
