"""An orphan's case stays with few people, and the money neither breaks nor doubles."""

from datetime import date

import pytest

from minzheng.kernel.flow import TIMED_OUT, Effect, Publicity, Since
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.matters.children.orphan import records
from minzheng.matters.children.orphan.flow import 孤儿保障动态管理, 孤儿认定

ON, PLACE = date(2026, 11, 21), "440118001001"
BOTH = APPLICATION, CHANGES = 孤儿认定, 孤儿保障动态管理
CHILD = {
    "父亲情况": "死亡", "母亲情况": "死亡", "被收养": "否", "找到生父母": "否",
    "出生日期": "2016-05-06", "养育方式": "亲属抚养", "特困供养": "否",
}  # fmt: skip


def value(expr: object, facts: dict[str, str]) -> object:
    return run((expr,), facts, on=ON, place=PLACE, params=catalogue().params).value(expr)


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def proposed(facts: dict[str, str]) -> list[str]:
    ways = APPLICATION.ways_out(APPLICATION.element("县级认定"))
    return [path.outcome for path in ways if path.when is not None and value(path.when, facts)]


def test_nothing_is_made_public() -> None:
    assert [e for flow in BOTH for e in flow.elements if isinstance(e, Publicity)] == []
    assert [end for flow in BOTH for end in flow.ends() if end.announces] == []


def test_an_orphan_without_another_benefit_is_granted() -> None:
    assert proposed({**CHILD, "在领无人抚养补贴": "否"}) == ["认定"]


@pytest.mark.parametrize(("stops", "outcome"), [("是", ["认定"]), ("否", ["不予认定"])])
def test_a_child_paid_as_unattended_is_granted_when_that_stops(
    stops: str, outcome: list[str]
) -> None:
    facts = {**CHILD, "在领无人抚养补贴": "是", "原待遇衔接停发": stops}

    assert proposed(facts) == outcome


def test_whether_the_former_benefit_stops_is_asked_only_where_there_is_one() -> None:
    asked = records.确认记录.page("members").fields[0].when

    assert value(asked, {"在领无人抚养补贴": "是", "特困供养": "否"}) is True
    assert value(asked, {"在领无人抚养补贴": "否", "特困供养": "否"}) is False


def test_town_and_district_have_thirty_working_days_in_all() -> None:
    assert value(APPLICATION.total.term.length, {}) == 30
    assert value(APPLICATION.element("县级认定").within.length, {}) == 15


@pytest.mark.parametrize("outcome", ["拟减发", "拟停发"])
def test_nobody_loses_money_unheard(outcome: str) -> None:
    assert targets(CHANGES, "核查", outcome) == {"听取意见"}
    assert targets(CHANGES, "听取意见", TIMED_OUT) == {"决定"}


def test_after_a_death_the_money_stops_from_the_month_after_the_death() -> None:
    stops = [end for end in CHANGES.ends() if end.effect is Effect.STOP]

    assert {end.name: end.since for end in stops} == {
        "停发": Since.DECISION,
        "因去世停发": Since.EVENT,
    }
