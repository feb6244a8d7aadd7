"""How long a recognition may take, how it ends, and that nobody loses it unheard."""

from datetime import date

import pytest

from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import OPPOSED, Effect, Since
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.kernel.units import Value
from minzheng.matters.relief.dibao_margin.flow import 低保边缘家庭复核, 低保边缘家庭认定

ON, PLACE = date(2026, 11, 21), "440118001001"


def number(expr: Expr, changes: dict[str, str]) -> Value:
    params = catalogue().params.override(changes)
    return run((expr,), {}, on=ON, place=PLACE, params=params).value(expr)


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


@pytest.mark.parametrize(
    ("changes", "days"),
    [({}, 30), ({"审核确认权限委托乡镇街道": "是"}, 20), ({"边缘家庭认定时限": "25个工作日"}, 25)],
)
def test_the_whole_takes_as_long_as_for_the_allowance(changes: dict[str, str], days: int) -> None:
    assert number(低保边缘家庭认定.total.term.length, changes) == days


def test_a_recognition_pays_nothing_and_does_not_lapse_by_itself() -> None:
    end = 低保边缘家庭认定.element("认定")

    assert end.effect is Effect.RECOGNISE
    assert (end.pays, end.lasts) == (None, None)


def test_an_objection_leads_to_a_new_survey() -> None:
    assert targets(低保边缘家庭认定, "公示", OPPOSED) == {"异议复查"}


def test_nobody_loses_the_recognition_unheard() -> None:
    assert targets(低保边缘家庭复核, "核查", "拟停止认定") == {"听取意见"}


def test_who_became_poorer_keeps_it_and_is_sent_to_the_allowance() -> None:
    assert targets(低保边缘家庭复核, "核查", "可以申请低保") == {"请申请低保"}
    assert 低保边缘家庭复核.element("请申请低保").effect is Effect.NONE


def test_after_a_death_it_ends_with_the_event() -> None:
    assert 低保边缘家庭复核.element("因去世停止").since is Since.EVENT
