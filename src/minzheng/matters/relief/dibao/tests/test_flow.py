"""How long an application may take and who decides it; where each turn of the flow leads."""

from datetime import date

import pytest

from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import ANSWERED, OPPOSED, TIMED_OUT, Effect, Since
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.units import Value
from minzheng.matters.relief.dibao.flow import 低保动态管理, 低保审核确认, 确认机关
from minzheng.vocabulary.offices import 乡镇街道负责人, 县级民政负责人

ON, PLACE = date(2026, 11, 21), "440118001001"
DELEGATED = {"审核确认权限委托乡镇街道": "是"}


def number(expr: Expr, changes: dict[str, str]) -> Value:
    params = catalogue().params.override(changes)
    return run((expr,), {}, on=ON, place=PLACE, params=params).value(expr)


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


@pytest.mark.parametrize(("changes", "days"), [({}, 30), (DELEGATED, 20)])
def test_the_whole_takes_thirty_working_days_or_twenty_when_delegated(
    changes: dict[str, str], days: int
) -> None:
    assert number(低保审核确认.total.term.length, changes) == days


def test_special_cases_have_forty_five_working_days() -> None:
    assert 低保审核确认.total.special.length == 45
    assert "公示有异议" in 低保审核确认.total.special_reasons


def test_the_decision_goes_down_with_the_power() -> None:
    assert (确认机关.to, 确认机关.otherwise) == (乡镇街道负责人, 县级民政负责人)
    assert number(确认机关.power, {}) is False
    assert number(确认机关.power, DELEGATED) is True


def test_the_survey_and_the_check_run_side_by_side_and_join_at_the_opinion() -> None:
    assert targets(低保审核确认, "受理审查", "受理") == {"入户调查", "信息核对"}
    assert targets(低保审核确认, "入户调查", "调查完毕") == {"初审"}
    assert targets(低保审核确认, "信息核对", "一致") == {"初审"}
    assert 低保审核确认.element("初审").joins


def test_a_doubt_of_the_check_is_told_and_rechecked_answered_or_not() -> None:
    assert targets(低保审核确认, "信息核对", "不一致") == {"核对举证"}
    assert targets(低保审核确认, "核对举证", ANSWERED) == {"核对复核"}
    assert targets(低保审核确认, "核对举证", TIMED_OUT) == {"核对复核"}


def test_an_objection_leads_to_a_new_survey_and_a_second_publicity() -> None:
    assert targets(低保审核确认, "公示", OPPOSED) == {"异议复查"}
    for opinion in ("拟同意", "拟不同意"):
        assert targets(低保审核确认, "异议复查", f"{opinion}，再次公示") == {"公示"}


def test_two_people_sign_every_visit() -> None:
    visits = ("入户调查", "县级入户调查", "异议复查")

    assert [低保审核确认.element(name).hands for name in visits] == [2, 2, 2]
    assert 低保动态管理.element("核查").hands == 2


@pytest.mark.parametrize("outcome", ["拟减发", "拟停发", "拟渐退"])
def test_nobody_loses_money_unheard(outcome: str) -> None:
    assert targets(低保动态管理, "核查", outcome) == {"听取意见"}


def test_more_money_needs_no_hearing() -> None:
    assert targets(低保动态管理, "核查", "拟增发") == {"决定"}


def test_after_a_death_the_money_changes_from_the_month_after_the_death() -> None:
    after_death = [end for end in 低保动态管理.ends() if end.since is Since.EVENT]

    assert {end.effect for end in after_death} == {Effect.CHANGE, Effect.STOP}
    assert all(end.name.startswith("因去世") for end in after_death)


def test_a_withdrawn_application_has_one_end() -> None:
    assert [end.name for end in 低保审核确认.ends() if end.withdraws] == ["终止"]


def test_the_gradual_exit_ends_by_itself() -> None:
    exit_end = 低保动态管理.element("渐退")

    assert number(exit_end.lasts.length, {}) == 6
