"""What a relief station must do by when, and that everybody may leave."""

from datetime import date

import pytest

from minzheng.kernel.clock import Term, Unit
from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Effect, Step
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.matters.relief.vagrant.flow import 未成年人回访, 流散人员求助
from minzheng.vocabulary.offices import 县级民政

ON, PLACE = date(2026, 11, 21), "440118001001"


def length(term: Term) -> int:
    if isinstance(term.length, int):
        return term.length
    done = run((term.length,), {}, on=ON, place=PLACE, params=catalogue().params)
    return int(done.value(term.length))


def targets(element: str, outcome: str) -> list[str]:
    ways = 流散人员求助.ways_out(流散人员求助.element(element))
    return [target.name for path in ways if path.outcome == outcome for target in path.targets]


def test_it_is_handled_where_it_happens() -> None:
    assert 流散人员求助.anywhere


def test_the_search_notice_is_out_within_a_day_of_coming_in() -> None:
    steps = [流散人员求助.element(name) for name in ("求助登记", "入站安排", "寻亲公告")]

    assert {step.within.unit for step in steps} == {Unit.HOUR}
    assert sum(length(step.within) for step in steps) == 24


def test_the_police_are_asked_for_dna_within_seven_working_days() -> None:
    term = 流散人员求助.element("报请采血").within

    assert (length(term), term.unit) == (7, Unit.WORKING_DAY)


def test_who_remains_unknown_is_placed_searched_for_and_settled() -> None:
    assert targets("报请采血", "已报请，仍未查明") == ["安置审批"]
    assert targets("安置审批", "同意安置") == ["等候比对"]
    assert targets("等候比对", "仍未查明") == ["继续寻亲"]
    assert targets("继续寻亲", TIMED_OUT) == ["落户安置"]
    assert 流散人员求助.element("落户安置").by is 县级民政


def test_a_memory_reopens_the_search() -> None:
    assert targets("继续寻亲", ANSWERED) == ["等候比对"]


@pytest.mark.parametrize("element", ["入站安排", "联系返回"])
def test_everybody_may_leave(element: str) -> None:
    assert targets(element, "自愿离站") == ["自愿离站"]


@pytest.mark.parametrize("element", ["入站安排", "寻亲公告", "报请采血", "等候比对", "落户安置"])
def test_whoever_is_known_goes_home(element: str) -> None:
    assert targets(element, "身份已查明") == ["联系返回"]


def test_a_child_is_visited_for_a_year_once_a_quarter() -> None:
    home = 流散人员求助.element("未成年人返回")
    regular = next(t for t in 未成年人回访.triggers if t.every is not None)

    assert home.effect is Effect.RECOGNISE
    assert (length(home.lasts), length(regular.every)) == (12, 3)


def test_no_money_is_paid() -> None:
    steps = [e for e in 流散人员求助.elements if isinstance(e, Step)]

    assert all(end.pays is None for end in 流散人员求助.ends())
    assert all(not step.grants for step in steps)
