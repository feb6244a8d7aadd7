"""The check asks little, keeps nothing and answers yes, no or not yet known."""

from django.contrib.sessions.models import Session
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.faces.portal.checking import household_questions
from minzheng.kernel.matter import catalogue

ADDRESS = "/services/relief/dibao/check/"
POOR = {"共同生活人数": "3", "家庭月收入": "1537.20", "single_application": "否"}
SUDDEN = {
    **POOR, "hardship_event": "火灾", "people_affected": "2",
    "receiving": "否", "margin_recognised": "否", "rigid_recognised": "否",
}  # fmt: skip
RIGID = {
    **POOR, "家庭年总收入": "18446", "living_cost": "9000", "medical_cost": "30000",
    "education_cost": "0", "rehabilitation_cost": "0", "other_cost": "0",
}  # fmt: skip
ADULTS = {
    f"{i}.{name}": text
    for i in range(3)
    for name, text in {
        "born_on_year": "1986", "born_on_month": "5", "born_on_day": "1",
        "disability_kind": "0", "disability_grade": "0", "seriously_ill": "否",
    }.items()
}  # fmt: skip


def test_it_asks_at_most_a_dozen_questions_and_no_name(cast: Cast) -> None:
    asked = [q.name for q in household_questions(catalogue().get("relief/dibao"))]

    assert len(asked) <= 12
    assert not {"name", "id_number", "phone"} & set(asked)


def test_a_poor_family_may_be_eligible_and_is_asked_for_ages(cast: Cast) -> None:
    page = Client().post(ADDRESS, POOR).content.decode()

    assert "可能符合" in page
    assert "第3位" in page
    assert "出生日期" in page


def test_the_amount_is_estimated_to_the_fen(cast: Cast) -> None:
    page = Client().post(ADDRESS, {**POOR, **ADULTS, "more": "1"}).content.decode()

    # (1,282.00 - 512.40) × 3, nobody old, ill or disabled
    assert "2,308.80" in page
    assert "每月大约能领" in page
    assert "人均差额" in page
    assert "边缘标准" not in page


def test_too_much_income_is_told_with_the_numbers(cast: Cast) -> None:
    page = Client().post(ADDRESS, {**POOR, "家庭月收入": "9000"}).content.decode()

    assert "可能不符合" in page
    assert "3,000.00元" in page


def test_errors_name_the_question_and_keep_the_rest(cast: Cast) -> None:
    page = Client().post(ADDRESS, {**POOR, "共同生活人数": "三"}).content.decode()

    assert "要写成整数" in page
    assert "1,537.20" in page or "1537.20" in page


def test_forty_people_are_refused_with_a_reason(cast: Cast) -> None:
    page = Client().post(ADDRESS, {**POOR, "共同生活人数": "40"}).content.decode()

    assert "请填 1 到 12 之间的整数" in page


def test_nothing_typed_is_kept(cast: Cast) -> None:
    client = Client()

    client.post(ADDRESS, {**POOR, **ADULTS, "more": "1"})

    assert Session.objects.count() == 0


def test_an_empty_form_is_told_what_to_fill_in(cast: Cast) -> None:
    page = Client().post(ADDRESS, {}).content.decode()

    assert "错误：" in page
    assert "请填写" in page


def test_a_recognition_is_told_without_an_amount(cast: Cast) -> None:
    middling = {**POOR, "家庭月收入": "4500", "receiving": "否"}

    page = Client().post("/services/relief/dibao_margin/check/", middling).content.decode()

    assert "可能符合" in page
    assert "不直接发钱" in page
    assert "大约能领" not in page


def test_what_nobody_has_entered_is_told_by_name(cast: Cast) -> None:
    page = Client().post("/services/relief/rigid_expenditure/check/", RIGID).content.decode()

    assert "还不能算：本地还没有录入" in page
    assert "上年度人均可支配收入" in page


def test_what_an_officer_must_verify_is_no_refusal(cast: Cast) -> None:
    page = Client().post("/services/relief/temporary/check/", SUDDEN).content.decode()

    assert "没有看到不符合的地方" in page
    assert "生活严重困难" in page


def test_what_gives_nothing_is_sent_to_its_guide(cast: Cast) -> None:
    answer = Client().get("/services/relief/vagrant/check/")

    assert answer.status_code == 302
    assert answer["Location"] == "/services/relief/vagrant/"


def test_what_the_place_does_not_handle_needs_no_question(cast: Cast) -> None:
    page = Client().get("/services/relief/classified/check/").content.decode()
    guide = Client().get("/services/relief/classified/").content.decode()

    assert "可能不符合" in page
    assert "看结果" not in page
    assert "本地现在不办这件事" in guide
    assert "在线办理" not in guide
