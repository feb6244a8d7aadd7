"""应享待遇 and 规则全文 on the desk: from what is known, marked with what is held."""

import re
from typing import Any

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.tests.staging import decided_case
from minzheng.faces.desk.tests.conftest import MONDAY
from minzheng.kernel.matter import catalogue

MOST_QUERIES = 12


def section(page: str, tone: str) -> str:
    start = page.find(f'class="claims claims-{tone}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def test_a_household_is_checked_against_every_matter(cast: Cast, case: Case, at: Any) -> None:
    page = at("town_clerk").get(f"/desk/households/{cast.household.number}/entitled/")

    text = page.content.decode()
    assert "最低生活保障" in text and "高龄津贴" in text
    assert case.number in text
    assert "no-store" in page["Cache-Control"]


def test_a_case_under_way_is_named(cast: Cast, case: Case, at: Any) -> None:
    text = at("town_clerk").get(f"/desk/households/{cast.household.number}/entitled/").content

    assert f"正在办理：{case.current}。" in text.decode()


def test_what_is_held_is_marked_by_the_ledger(
    cast: Cast, case: Case, at: Any, data_dir: Any
) -> None:
    decided_case(cast, case)
    (data_dir / "business-date.txt").write_text(MONDAY.replace(month=12).isoformat())

    text = at("town_clerk").get(f"/desk/households/{cast.household.number}/entitled/").content

    held = section(text.decode(), "held")
    assert "最低生活保障" in held and case.number in held
    assert "台账每月" in held and "窗口收件" not in held


def test_a_person_sees_her_own_and_the_households(cast: Cast, case: Case, at: Any) -> None:
    text = at("town_clerk").get(f"/desk/people/{cast.applicant.pk}/entitled/").content.decode()

    whose = set(re.findall(r'class="claim-whose">([^<]+)<', text))
    assert whose == {"全家", cast.applicant.name}
    assert cast.household.number in text


def test_it_needs_few_queries(
    cast: Cast, case: Case, at: Any, django_assert_max_num_queries: Any
) -> None:
    client = at("town_clerk")

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(f"/desk/households/{cast.household.number}/entitled/")


def test_an_officer_of_another_town_finds_nothing(cast: Cast, case: Case, at: Any) -> None:
    address = f"/desk/households/{cast.household.number}/entitled/"

    assert at("other_town_clerk").get(address).status_code == 404


def test_the_rules_stand_on_the_desk_with_links_to_its_own_pages(cast: Cast, at: Any) -> None:
    text = at("finance_clerk").get("/desk/rules/relief/dibao/").content.decode()

    for formula in catalogue().get("relief/dibao").policy.formulas:
        assert f"<h3>{formula.label} " in text
    assert "/desk/parameters/dibao.standard/" in text
    assert 'class="flowchart"' in text
    assert "/desk/rules/relief/dibao_margin/" in text
    assert "/open/" not in text


def test_there_are_no_rules_of_an_unknown_matter(cast: Cast, at: Any) -> None:
    assert at("town_clerk").get("/desk/rules/relief/nothing/").status_code == 404


def test_a_parameter_leads_to_the_rules_that_use_it(cast: Cast, at: Any) -> None:
    text = at("town_clerk").get("/desk/parameters/dibao.standard/").content.decode()

    assert "/desk/rules/relief/dibao/" in text


def test_who_may_take_in_is_led_to_the_window(cast: Cast, at: Any) -> None:
    address = f"/desk/people/{cast.applicant.pk}/entitled/"
    begin = f"/desk/intake/relief/dibao/people/{cast.applicant.pk}/"

    clerks, auditors = (at(key).get(address).content.decode() for key in ("town_clerk", "auditor"))

    assert begin in clerks
    assert at("town_clerk").get(begin).status_code == 200
    assert "窗口收件" not in auditors
