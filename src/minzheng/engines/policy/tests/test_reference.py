"""The reference is made from the declarations themselves: nothing of them is left out."""

from datetime import date

import pytest

from minzheng.engines.policy.api import rules_in_words, stacking_of, stages, worked_cases
from minzheng.kernel.matter import Matter, catalogue

ON, PLACE, NOWHERE = date(2026, 11, 2), "440118", "110000"
MATTERS = sorted(catalogue().matters.values(), key=lambda matter: matter.key)


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.key)
def test_every_rule_has_words_and_an_article(matter: Matter) -> None:
    rules = rules_in_words(matter)

    assert [rule.name for rule in rules] == [formula.label for formula in matter.policy.formulas]
    for rule in rules:
        assert rule.words.endswith("。"), rule.name
        assert not rule.words.startswith(f"{rule.name}："), rule.name
        assert rule.articles, rule.name


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.key)
def test_every_element_of_a_flow_is_a_stage_that_leads_to_others(matter: Matter) -> None:
    for flow in matter.flows:
        listed = stages(flow, place=PLACE, on=ON)

        names = {stage.name for stage in listed}
        assert names == {element.name for element in flow.elements}
        for stage in listed:
            assert (stage.kind == "end") is (not stage.ways)
            assert {target for way in stage.ways for target in way.targets} <= names


def test_the_flow_starts_first_and_ends_last() -> None:
    flow = catalogue().get("relief/dibao").application

    kinds = [stage.kind for stage in stages(flow, place=PLACE, on=ON)]

    assert kinds[0] == "step"
    assert kinds == sorted(kinds, key=lambda kind: kind == "end")


def test_a_step_says_who_by_when_and_what_the_rules_propose() -> None:
    flow = catalogue().get("relief/dibao").application

    found = {stage.name: stage for stage in stages(flow, place=PLACE, on=ON)}

    deciding = found["审核确认"]
    assert deciding.who == "县级民政部门负责人，可委托下级"
    assert deciding.within.endswith("个工作日")
    assert {way.when for way in deciding.ways if "批准" in way.targets} == {"给予保障"}


def test_a_limit_that_no_place_has_set_says_so() -> None:
    flows = (flow for matter in MATTERS for flow in matter.flows)
    said = {s.within for flow in flows for s in stages(flow, place=NOWHERE, on=date(1990, 1, 1))}

    assert any(text.endswith("还没有录入") for text in said)


def test_a_rule_names_the_numbers_it_reads_itself_only() -> None:
    rules = {rule.name: rule for rule in rules_in_words(catalogue().get("relief/dibao"))}

    assert [param.key for param in rules["收入条件"].params] == ["dibao.standard"]
    assert rules["给予保障"].params == ()


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.key)
def test_every_worked_case_is_told(matter: Matter) -> None:
    told = worked_cases(matter)

    assert [case.name for case in told] == [case["name"] for case in matter.cases]
    assert all(case.expected for case in told)
    assert not any("{" in text or "[" in text for case in told for text in case.facts)


def test_stacking_is_told_from_both_sides() -> None:
    margin = stacking_of(catalogue().get("relief/dibao_margin"))
    basic = stacking_of(catalogue().get("relief/dibao"))

    first = margin[0]
    assert (first.title, first.held, first.relation) == (
        "低保边缘家庭", "最低生活保障", "不得同时享受",
    )  # fmt: skip
    assert first in basic
    assert all(row.articles for row in (*margin, *basic))


def test_every_row_of_the_table_stands_on_the_page_of_its_matter() -> None:
    told = [row for matter in MATTERS for row in stacking_of(matter) if row.matter == matter.key]

    assert len(told) == len(catalogue().stacking)


def test_a_benefit_of_another_department_has_a_name() -> None:
    held = {row.held for row in stacking_of(catalogue().get("relief/disability_care"))}

    assert held == {
        "特困人员救助供养", "工伤护理费", "老年人护理补贴", "重度残疾人护理补贴",
    }  # fmt: skip
