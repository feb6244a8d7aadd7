"""The window: find or register, for whom, one long form, handed in; refusals in words."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.cases.api import Case, Draft
from minzheng.engines.cases.testing import apply
from minzheng.faces.desk.tests.conftest import MONDAY, At
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person

ORPHAN, STATION, ALLOWANCE = "children/orphan", "relief/vagrant", "relief/dibao"
PDF = b"%PDF-1.4 a paper of the test"
ORPHANED = {
    "child_applicant": "监护人", "0.father_state": "死亡", "0.mother_state": "死亡",
    "0.child_placement": "亲属抚养", "0.carer": "祖母，同住", "bank": "农村商业银行",
    "account": "6222020200001234567",
}  # fmt: skip
NAMELESS = {
    "kind": "unknown", "sex": "1", "born_in": "1971", "family": "none",
    "address": "汽车站候车厅",
}  # fmt: skip


def begin(desk: Client, matter: str, found: Person, **given: Any) -> Draft:
    """Through the page that asks for whom, to the draft."""
    sent = {"applicant": found.pk, "mandate": "本人申请", **given}
    answer = desk.post(f"/desk/intake/{matter}/people/{found.pk}/", sent)
    assert answer.status_code == 302, answer.content.decode()
    return Draft.objects.get()


def for_the_child(cast: Cast, at: At) -> tuple[Client, str]:
    desk = at("town_clerk")
    draft = begin(desk, ORPHAN, cast.applicant, person=cast.child.pk)
    return desk, f"/desk/intake/drafts/{draft.pk}/"


def test_front_offices_take_in_every_matter_and_others_their_own(cast: Cast, at: At) -> None:
    town = at("town_clerk").get("/desk/intake/").content.decode()
    station = at("relief_station").get("/desk/intake/").content.decode()

    assert "最低生活保障" in town
    assert "流散人员救助" in town
    assert "流散人员救助" in station
    assert "最低生活保障" not in station


def test_other_posts_are_told_whom_to_ask(cast: Cast, at: At) -> None:
    assert at("district_head").get("/desk/intake/").status_code == 403
    assert at("relief_station").get(f"/desk/intake/{ALLOWANCE}/").status_code == 404


def test_a_clerk_finds_people_of_her_town_only(cast: Cast, at: At) -> None:
    near = at("town_clerk").get(f"/desk/intake/{ORPHAN}/", {"q": "罗"}).content.decode()
    far = at("other_town_clerk").get(f"/desk/intake/{ORPHAN}/", {"q": "罗"}).content.decode()

    assert "罗小雨" in near
    assert "罗小雨" not in far


def test_whoever_is_in_distress_is_found_by_her_whole_number(cast: Cast, at: At) -> None:
    desk = at("other_town_clerk")
    url = f"/desk/intake/relief/temporary/people/{cast.applicant.pk}/"
    before = desk.get(url).status_code

    number = {"q": "440118 19840305 0019"}
    found = desk.post("/desk/intake/relief/temporary/", number, follow=True)

    assert before == 404
    assert cast.applicant.name_masked in found.content.decode()
    assert desk.get(url).status_code == 200
    assert desk.get(f"/desk/intake/{ORPHAN}/people/{cast.applicant.pk}/").status_code == 200


def test_a_guardian_s_application_for_a_child_is_taken_in_on_one_page(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)
    page = desk.get(url).content.decode()

    answer = desk.post(url, {**ORPHANED, f"signed-{cast.applicant.pk}": "on", "submit": "1"})

    case = Case.objects.get()
    assert "罗小雨" in page
    assert "谢月娥" not in page
    assert answer.headers["Location"] == f"/desk/cases/{case.number}/"
    assert (case.person, case.applicant) == (cast.child, cast.applicant)
    assert case.answers["signed"]["truth"] == [cast.applicant.pk]


def test_a_draft_keeps_what_was_typed_and_does_not_scold_for_the_rest(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)

    answer = desk.post(url, {"0.father_state": "死亡"})

    assert answer.status_code == 302
    assert Draft.objects.get().answers["0.father_state"] == 1
    assert '<option value="死亡" selected>' in desk.get(url).content.decode()


def test_everything_that_lacks_is_told_at_once_beside_its_box(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)

    page = desk.post(url, {"0.father_state": "死亡", "submit": "1"}).content.decode()

    assert not Case.objects.exists()
    for said in ("请填写“孩子母亲现在的情况”", "请填写“收款账号”", "罗春生尚未签署"):
        assert said in page


def test_an_account_once_saved_is_not_asked_again_nor_shown(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)
    desk.post(url, ORPHANED)

    page = desk.get(url).content.decode()
    again = {**ORPHANED, "account": "", f"signed-{cast.applicant.pk}": "on", "submit": "1"}
    desk.post(url, again)

    assert ORPHANED["account"] not in page
    assert "已填写（" in page
    assert Case.objects.get().answers["account"]["shown"].endswith("4567")


def test_papers_come_with_the_form_and_can_be_taken_out_again(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)
    paper = SimpleUploadedFile("d.pdf", PDF, "application/pdf")
    desk.post(url, {**ORPHANED, "paper-death": paper})
    kept = Draft.objects.get().materials.get()

    page = desk.get(url).content.decode()
    desk.post(f"{url}papers/{kept.pk}/remove/")

    assert "已收 1 份" in page
    assert not Draft.objects.get().materials.exists()


def test_what_runs_already_is_not_taken_in_twice(cast: Cast, at: At) -> None:
    running = apply(cast, on=MONDAY)
    sent = {"applicant": cast.applicant.pk, "mandate": "本人申请"}

    answer = at("town_clerk").post(f"/desk/intake/{ALLOWANCE}/people/{cast.spouse.pk}/", sent)

    assert f"已在办理，编号 {running.number}" in answer.content.decode()
    assert not Draft.objects.exists()


def test_who_applies_for_another_is_named(cast: Cast, at: At) -> None:
    desk = at("village_worker")
    sent = {"applicant": cast.applicant.pk, "mandate": "村（居）民委员会代办"}
    url = f"/desk/intake/{ALLOWANCE}/people/{cast.applicant.pk}/"

    refused = desk.post(url, sent).content.decode()
    desk.post(url, {**sent, "agent": "何小敏"})

    assert "请填写代办人姓名" in refused
    assert Draft.objects.get().agent_name == "何小敏"


def test_a_person_is_registered_with_a_household_of_her_own(cast: Cast, at: At) -> None:
    new = {
        "kind": "numbered", "name": "梁秀珍", "id_number": "440118195002030021",
        "living": VILLAGE_A, "family": "alone",
    }  # fmt: skip

    answer = at("town_clerk").post(f"/desk/intake/{ALLOWANCE}/register/", new)

    person = Person.objects.get(name="梁秀珍")
    home = household_of(person, MONDAY)
    assert answer.headers["Location"].endswith(f"/people/{person.pk}/")
    assert home is None or home.division_code == VILLAGE_A


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id_number": "440118195002030022"}, "最后一位校验不符"),
        ({"id_number": "440118198403050019"}, "已登记"),
        ({"name": "梁秀珍1"}, "不能用在姓名里"),
        ({"family": "joining", "number": "H440118-999999", "relation": "30"}, "没有户号为"),
        ({"registered": "99"}, "区划"),
    ],
)
def test_a_wrong_registration_writes_nothing(
    cast: Cast, at: At, changed: dict[str, str], said: str
) -> None:
    new = {
        "kind": "numbered", "name": "梁秀珍", "id_number": "440118195002030021",
        "living": VILLAGE_A, "family": "alone",
    }  # fmt: skip

    page = at("town_clerk").post(f"/desk/intake/{ALLOWANCE}/register/", {**new, **changed})

    assert said in page.content.decode()
    assert Person.objects.count() == 3


def test_nobody_registers_people_of_another_town(cast: Cast, at: At) -> None:
    new = {**NAMELESS, "kind": "named", "name": "甲", "born_on_year": "1971", "living": VILLAGE_B}

    page = at("town_clerk").post(f"/desk/intake/{STATION}/register/", new)

    assert page.status_code == 200
    assert Person.objects.count() == 3


def test_the_station_takes_in_somebody_whose_name_nobody_knows(cast: Cast, at: At) -> None:
    desk = at("relief_station")
    desk.post(f"/desk/intake/{STATION}/register/", {**NAMELESS, "living": TOWN_A})
    person = Person.objects.get(name="不详")
    draft = begin(desk, STATION, person, person=person.pk, place=TOWN_A)
    answers = dict.fromkeys(
        ("sudden_illness", "hard_to_move", "vagrant_outside", "vagrant_no_means", "vagrant_no_kin"),
        "是",
    )
    sent = {**{f"0.{name}": said for name, said in answers.items()}, f"signed-{person.pk}": "on"}

    answer = desk.post(f"/desk/intake/drafts/{draft.pk}/", {**sent, "submit": "1"})

    assert answer.status_code == 302, answer.content.decode()
    case = Case.objects.get()
    assert (case.matter, case.person, case.division_code) == (STATION, person, TOWN_A)


def test_only_where_one_is_helped_without_a_name_one_may_have_none(cast: Cast, at: At) -> None:
    page = at("town_clerk").post(
        f"/desk/intake/{ALLOWANCE}/register/", {**NAMELESS, "living": VILLAGE_A}
    )

    assert page.status_code == 200
    assert Person.objects.count() == 3


def test_another_town_cannot_open_or_discard_the_draft(cast: Cast, at: At) -> None:
    _, url = for_the_child(cast, at)

    assert at("other_town_clerk").get(url).status_code == 404
    assert at("other_town_clerk").post(f"{url}discard/").status_code == 404


def test_a_draft_is_listed_and_thrown_away_after_a_second_page(cast: Cast, at: At) -> None:
    desk, url = for_the_child(cast, at)

    listed = desk.get("/desk/intake/").content.decode()
    asked = desk.get(f"{url}discard/").content.decode()
    desk.post(f"{url}discard/")

    assert "罗小雨" in listed
    assert "不能恢复" in asked
    assert not Draft.objects.exists()


def test_lists_ask_few_questions_of_the_database(
    cast: Cast, at: At, django_assert_max_num_queries: Any
) -> None:
    desk, _ = for_the_child(cast, at)

    with django_assert_max_num_queries(10):
        desk.get("/desk/intake/")
    with django_assert_max_num_queries(10):
        desk.get(f"/desk/intake/{ORPHAN}/", {"q": "罗"})
