"""Who is entitled is found and asked only for an account; nobody loses money unheard."""

import pytest

from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Effect, Publicity, Since
from minzheng.matters.relief.classified.flow import (
    分类施保主动发放,
    分类施保动态管理,
    分类施保申请办理,
)
from minzheng.matters.relief.classified.policy import 单独发放分类施保 as 施保
from minzheng.vocabulary import household as 家庭


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def test_it_is_paid_to_a_person() -> None:
    assert 施保.subject == "person"


def test_the_system_finds_who_is_entitled_and_not_paid() -> None:
    assert [trigger.finds for trigger in 分类施保主动发放.triggers] == [施保.应当主动发放]


def test_only_the_account_is_asked() -> None:
    asked = 分类施保主动发放.element("确认账户").records

    assert [field.fact for field in asked.fields()] == [家庭.开户银行, 家庭.收款账号]


def test_who_does_not_answer_is_visited_and_asked_again() -> None:
    assert targets(分类施保主动发放, "确认账户", ANSWERED) == {"决定"}
    assert targets(分类施保主动发放, "确认账户", TIMED_OUT) == {"上门提醒"}
    assert targets(分类施保主动发放, "上门提醒", "已经提醒，再等答复") == {"确认账户"}


@pytest.mark.parametrize("flow", [分类施保申请办理, 分类施保主动发放, 分类施保动态管理])
def test_nothing_is_posted(flow: type) -> None:
    assert not any(isinstance(element, Publicity) for element in flow.elements)


@pytest.mark.parametrize("outcome", ["拟减发", "拟停发"])
def test_nobody_loses_money_unheard(outcome: str) -> None:
    assert targets(分类施保动态管理, "核查", outcome) == {"听取意见"}


def test_after_a_death_it_stops_from_the_month_after_the_death() -> None:
    end = 分类施保动态管理.element("因去世停发")

    assert (end.effect, end.since) == (Effect.STOP, Since.EVENT)
