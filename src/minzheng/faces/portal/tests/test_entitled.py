"""What a family may have, asked without identity: little is asked, nothing is kept or guessed."""

from typing import Any

from django.contrib.sessions.models import Session
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, Draft
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.faces.portal.tests.conftest import Turn

ADDRESS, MINE = "/services/entitled/", "/my/entitled/"
FIRST = {
    "people_asked_about": "2", "registered_here_all": "是", "deposits": "3000", "vehicles": "0",
    "homes": "1", "business_shares": "0", "has": ["none"],
}  # fmt: skip
YOUNG = {"born_on_year": "1986", "born_on_month": "5", "born_on_day": "1"}
OLD = {"born_on_year": "1930", "born_on_month": "5", "born_on_day": "1"}
PLAIN = {
    "disability_kind": "0", "seriously_ill": "否", "student_stage": "0", "wage_income": "0",
    "rigid_cost_disability_illness": "0", "has": ["none"],
}  # fmt: skip


def people(**more: str) -> dict[str, Any]:
    me = {f"0.{name}": value for name, value in {**PLAIN, **YOUNG, "wage_income": "1000"}.items()}
    mother = {f"1.{n}": v for n, v in {**PLAIN, **OLD, "relation": "父母"}.items()}
    given = {name.replace("__", "."): value for name, value in more.items()}
    return {**FIRST, **me, **mother, "income_is_all": "是", "more": "1", **given}


def section(page: str, tone: str) -> str:
    """The part of the page under one heading."""
    start = page.find(f'class="claims claims-{tone}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def ask(answers: dict[str, Any]) -> str:
    return Client().post(ADDRESS, answers).content.decode()


def test_the_first_page_asks_no_name_and_no_member(cast: Cast) -> None:
    page = Client().get(ADDRESS).content.decode()

    assert "一起生活的家人有几位" in page
    assert 'name="name"' not in page and "身份证" not in page
    assert "出生" not in page.partition("<form")[2]


def test_the_second_page_asks_about_each_member(cast: Cast) -> None:
    page = ask(FIRST)

    assert "您本人" in page and "第2位家人" in page and "第3位家人" not in page
    assert 'name="0.relation"' not in page and 'name="1.relation"' in page
    assert 'class="claims' not in page


def test_a_poor_family_sees_amount_reason_and_the_way_on(cast: Cast) -> None:
    yes = section(ask(people()), "yes")

    # (1,282.00 - 500.00) × 2 = 1,564.00, and the mother is over eighty
    assert "最低生活保障" in yes
    assert "人均月收入500.00元低于当地最低生活保障标准1,282.00元" in yes
    assert "/apply/relief/dibao/" in yes and "/services/relief/dibao/" in yes
    assert "高龄津贴" in yes and "父母（第2位）" in yes


def test_too_much_income_is_a_no_with_its_numbers(cast: Cast) -> None:
    no = section(ask(people(**{"0__wage_income": "9000"})), "no")

    assert "最低生活保障" in no
    assert "人均月收入4,500.00元不低于当地最低生活保障标准1,282.00元" in no


def test_a_sum_that_is_not_all_leaves_the_income_open(cast: Cast) -> None:
    page = ask(people(income_is_all="否"))

    assert "最低生活保障" in section(page, "unknown")
    assert "养老金" in section(page, "unknown")
    assert "最低生活保障" not in section(page, "yes") + section(page, "no")


def test_what_is_left_blank_is_not_taken_for_nought(cast: Cast) -> None:
    page = ask(people(deposits="", **{"1__wage_income": ""}))

    unknown = section(page, "unknown")
    assert "银行存款" in unknown
    assert "工资性收入" in unknown


def test_what_is_received_already_is_not_offered_again(cast: Cast) -> None:
    page = ask({**people(), "has": ["receiving"]})

    held = section(page, "held")
    assert "最低生活保障" in held and "去申请" not in held
    assert "最低生活保障</h3>" not in section(page, "yes")


def test_what_is_supposed_is_said(cast: Cast) -> None:
    page = ask({**people(), "has": []})

    assert "全家领取最低生活保障" in page


def test_a_missing_birthday_is_told_by_member(cast: Cast) -> None:
    page = ask(people(**{"1__born_on_year": "", "1__born_on_month": "", "1__born_on_day": ""}))

    assert "第2位家人：请填写“哪天出生？”" in page
    assert 'class="claims' not in page


def test_forty_people_are_refused(cast: Cast) -> None:
    assert "请填 1 到 12 之间的整数" in ask({**FIRST, "people_asked_about": "40"})


def test_nothing_is_kept_and_nothing_stands_in_the_address(cast: Cast) -> None:
    client = Client()

    response = client.post(ADDRESS, people())

    assert response.status_code == 200
    assert Session.objects.count() == 0
    assert not Case.objects.exists() and not Draft.objects.exists()
    assert response.wsgi_request.get_full_path() == ADDRESS


def test_answers_stay_on_the_page_to_be_changed(cast: Cast) -> None:
    assert 'value="1930"' in ask(people())


def test_boxes_that_do_not_exist_say_nothing(cast: Cast) -> None:
    page = ask({**people(), "has": ["nonsense"]})

    assert page.count("最低生活保障</h3>") == 1
    assert section(page, "held") == ""


def test_a_citizen_sees_what_is_known_of_her_family(cast: Cast, client: Client) -> None:
    apply(cast, on=MONDAY)

    page = client.get(MINE).content.decode()

    assert "登记簿" in page and "办件" in page
    assert "最低生活保障" in section(page, "yes") + section(page, "unknown") + section(page, "no")


def test_what_the_ledger_pays_is_marked_as_held(cast: Cast, client: Client, day: Turn) -> None:
    decided_case(cast, apply(cast, on=MONDAY))
    from_december = MONDAY.replace(month=12)
    day(from_december)

    page = client.get(MINE).content.decode()

    assert "最低生活保障" in section(page, "held")


def test_a_citizen_without_a_family_is_answered_too(cast: Cast, stranger: Client) -> None:
    assert stranger.get(MINE).status_code == 200


def test_nobody_sees_it_without_signing_in(cast: Cast) -> None:
    assert Client().get(MINE).status_code == 302


def test_another_adults_own_allowances_stay_hers(cast: Cast, client: Client) -> None:
    page = client.get(MINE).content.decode()

    assert "请他们本人登录后看" in page
