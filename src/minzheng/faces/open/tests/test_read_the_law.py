"""Numbers with their sources, rules with their articles."""

from typing import Any

from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.kernel.matter import catalogue


def test_every_number_stands_there_with_value_source_and_status(cast: Cast) -> None:
    page = Client().get("/open/parameters/").content.decode()

    for info in catalogue().params.infos.values():
        assert info.label in page
    for said in (
        "1,282.00元",
        "沿用广州市2024年低保标准",
        "已核实",
        "据报道",
        "待确认",
        "广州市增城区",
    ):
        assert said in page, said


def test_every_rule_stands_there_in_words_with_its_article(cast: Cast) -> None:
    page = Client().get("/open/rules/relief/dibao/").content.decode()

    for formula in catalogue().get("relief/dibao").policy.formulas:
        assert f"<h3>{formula.label} " in page
    assert "人均月收入低于当地最低生活保障标准" in page
    assert "共同生活的家庭成员人均收入低于当地最低生活保障标准" in page


def test_flows_stacking_and_worked_cases_stand_there_too(cast: Cast) -> None:
    page = Client().get("/open/rules/relief/dibao_margin/").content.decode()

    matter = catalogue().get("relief/dibao_margin")
    assert page.count('class="flowchart"') == len(matter.flows)
    assert "和其他待遇的关系" in page and "不得同时享受" in page
    assert all(str(case["name"]) in page for case in matter.cases)
    for jump in ("#flows", "#rules", "#stacking", "#cases"):
        assert f'href="{jump}"' in page


def test_every_matter_has_such_a_page(cast: Cast) -> None:
    for key in catalogue().matters:
        assert Client().get(f"/open/rules/{key}/").status_code == 200, key


def test_a_place_without_a_standard_says_so(cast: Cast, settings: Any) -> None:
    settings.HOME_DIVISION = "110000"

    page = Client().get("/open/parameters/").content.decode()

    assert "还没有录入" in page


def test_rules_of_an_unknown_matter_are_not_found(cast: Cast) -> None:
    assert Client().get("/open/rules/relief/nothing/").status_code == 404
