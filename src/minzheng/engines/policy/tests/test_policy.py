"""Facts in, the law's answer out; what decided, what is missing, and what is kept for later."""

import json
from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.policy.api import (
    LengthUnknown,
    check,
    evaluate,
    facts_from_registers,
    fixed,
    granting_end,
    holds,
    holds_for,
    merge,
    number_of,
    person_facts,
    pin,
    unit_text,
    unpin,
    value_of,
)
from minzheng.kernel.clock import Term, Unit
from minzheng.kernel.expr import Fact
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import UnknownFact
from minzheng.kernel.params import NotInForce
from minzheng.kernel.units import 个工作日, 分
from minzheng.registers.people.api import record_death

ON, PLACE, MATTER = date(2026, 11, 2), "440118101201", "relief/dibao"


def rule(name: str) -> Any:
    policy = catalogue().get(MATTER).policy
    return next(formula for formula in policy.formulas if formula.name == name)


def test_registers_give_members_head_first_with_what_is_known(cast: Cast) -> None:
    facts = facts_from_registers(cast.household, ON)

    assert [m["name"] for m in facts["members"]] == ["罗春生", "谢月娥", "罗小雨"]
    assert facts["members"][1]["relation"] == 12
    assert "died_on" not in facts["members"][0]


def test_a_death_is_known_from_the_register(cast: Cast) -> None:
    day = date(2026, 11, 1)
    person = record_death(
        cast.spouse, died_on=day, source="医院", by=cast.doer("town_clerk"), on=ON
    )

    assert person_facts(person)["died_on"] == day


def test_what_the_glossary_cannot_read_is_unknown_not_wrong(cast: Cast) -> None:
    cast.applicant.marital = 77

    assert "marital" not in person_facts(cast.applicant)


def test_a_case_overlays_the_register_member_by_member() -> None:
    register = {"members": [{"person": 1, "name": "甲", "sex": 1}, {"person": 2, "name": "乙"}]}
    stated = {"household": {"deposits": 5}, "members": [{"person": 1, "wage_income": 7}]}

    merged = merge(register, stated)

    assert merged["deposits"] == 5
    assert merged["members"] == [{"person": 1, "name": "甲", "sex": 1, "wage_income": 7}]


def test_the_check_answers_without_identity(facts: dict[str, Any]) -> None:
    found = check(MATTER, facts, place=PLACE, on=ON)

    assert (found.eligible, found.amount, found.missing) == (True, 8_200, ())
    assert found.amount_label == "月保障金"


def test_the_check_says_no_on_the_line(facts: dict[str, Any]) -> None:
    facts["members"][0]["wage_income"] = 128_200

    found = check(MATTER, facts, place=PLACE, on=ON)

    assert (found.eligible, found.amount) == (False, None)


def test_unknown_is_not_no_and_names_what_is_missing(facts: dict[str, Any]) -> None:
    del facts["deposits"]

    found = check(MATTER, facts, place=PLACE, on=ON)

    assert (found.eligible, found.missing) == (None, ("银行存款",))


def test_a_place_without_a_standard_knows_nothing_and_says_what_to_enter(
    facts: dict[str, Any],
) -> None:
    found = check(MATTER, facts, place="110101", on=ON)

    assert found.eligible is None
    assert found.missing == ("当地最低生活保障标准（还没有录入）",)


def test_an_amount_without_a_standard_is_an_error_with_a_name(facts: dict[str, Any]) -> None:
    pays = granting_end(catalogue().get(MATTER)).pays

    with pytest.raises(NotInForce, match="当地最低生活保障标准"):
        value_of(pays, facts, on=ON, place="110101")


def test_an_unknown_word_is_refused_with_the_nearest(facts: dict[str, Any]) -> None:
    with pytest.raises(UnknownFact, match="银行存款"):
        evaluate(MATTER, {**facts, "银行存宽": 0}, on=ON, place=PLACE)


def test_only_lines_that_decided_are_main(facts: dict[str, Any]) -> None:
    arithmetic = evaluate(MATTER, facts, on=ON, place=PLACE)

    main = {line.name for line in arithmetic.main}
    assert {"月保障金", "给予保障", "家庭符合", "收入条件", "人均差额"} <= main
    assert main.isdisjoint({"按单人户纳入", "边缘家庭", "人均分档", "渐退保障金"})


def test_a_failed_condition_alone_decides_a_refusal(facts: dict[str, Any]) -> None:
    facts["members"][0]["wage_income"] = 300_000

    arithmetic = evaluate(MATTER, facts, on=ON, place=PLACE, about=[~rule("家庭符合")])

    main = [line.name for line in arithmetic.main]
    assert main[-2:] == ["收入条件", "家庭符合"]
    assert "财产条件" not in main


def test_pinned_arithmetic_comes_back_the_same_through_json(facts: dict[str, Any]) -> None:
    facts["members"][0]["born_on"] = date(1984, 3, 5)
    arithmetic = evaluate(MATTER, facts, on=ON, place=PLACE)

    back = unpin(json.loads(json.dumps(pin(arithmetic))))

    assert back.lines == arithmetic.lines
    assert back.params == arithmetic.params
    assert back.facts["members"][0]["born_on"] == "1984-03-05"
    assert back.value("月保障金") == 8_200
    assert {"dibao", "https"}.isdisjoint(back.articles)


def test_a_parameter_is_told_with_source_and_status(facts: dict[str, Any]) -> None:
    params = evaluate(MATTER, facts, on=ON, place=PLACE).params

    standard = next(p for p in params if p.label == "当地最低生活保障标准")
    assert (standard.text, standard.status) == ("1,282.00元", "unconfirmed")
    assert standard.source


def test_a_condition_about_one_member_is_answered_for_her(facts: dict[str, Any]) -> None:
    facts["members"].append({**facts["members"][0], "name": "罗小雨", "born_on": "2015-06-01"})

    answers = [holds_for(rule("未成年"), facts, i, on=ON, place=PLACE) for i in (0, 1)]

    assert answers == [False, True]


def test_no_condition_holds_and_an_unknown_one_is_open() -> None:
    assert holds(None, {}, on=ON, place=PLACE) is True
    assert holds(rule("收入条件"), {"members": []}, on=ON, place=PLACE) is None
    assert value_of(rule("共同生活人数"), {"members": []}, on=ON, place=PLACE) == 0


def test_a_term_is_looked_up_by_place_and_day() -> None:
    flow = catalogue().get(MATTER).application
    assert flow.total is not None

    assert fixed(flow.total.term, on=ON, place=PLACE).length == 30
    assert fixed(Term(3, Unit.WORKING_DAY), on=ON, place=PLACE).length == 3


def test_a_term_that_rests_on_an_unknown_fact_is_an_error() -> None:
    length = Fact("days_asked", "所需天数", 个工作日, "测试用")

    with pytest.raises(LengthUnknown, match="所需天数"):
        fixed(Term(length, Unit.WORKING_DAY), on=ON, place=PLACE)


def test_a_number_nobody_declared_is_the_usual_one() -> None:
    assert number_of("no.such", on=ON, place=PLACE, otherwise=5) == 5
    assert number_of("dibao.standard", on=date(1999, 1, 1), place=PLACE, otherwise=5) == 5
    assert number_of("dibao.standard", on=ON, place=PLACE, otherwise=5) == 128_200


def test_what_does_not_fit_its_unit_is_shown_as_it_stands() -> None:
    fact = Fact("sum_shown", "示例金额", 分, "测试用")

    assert unit_text(fact, 80_000) == "800.00元"
    assert unit_text(fact, "很多") == "很多"
