"""Nobody outside learns of it, nobody loses money unheard, and a child's money never breaks."""

from datetime import date
from pathlib import Path

import pytest

from minzheng.engines.notices.api import parse
from minzheng.kernel.flow import TIMED_OUT, Delegated, Effect, Publicity, Since, Step
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run
from minzheng.matters.children.unattended.flow import 事实无人抚养儿童动态管理, 事实无人抚养儿童认定
from minzheng.vocabulary.children import 入户天数, 受理天数, 比对天数
from minzheng.vocabulary.offices import 儿童督导员, 县级民政负责人

ON, PLACE = date(2026, 11, 21), "440118001001"
NOTICES = Path(__file__).parents[1] / "notices"
BOTH = APPLICATION, CHANGES = 事实无人抚养儿童认定, 事实无人抚养儿童动态管理


def targets(flow: type, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def found(event: str, facts: dict[str, object]) -> object:
    trigger = next(t for t in CHANGES.triggers if t.event == event)
    params = catalogue().params
    return run((trigger.finds,), facts, on=ON, place=PLACE, params=params).value(trigger.finds)


def test_nothing_is_made_public() -> None:
    assert [e for flow in BOTH for e in flow.elements if isinstance(e, Publicity)] == []
    assert [end for flow in BOTH for end in flow.ends() if end.announces] == []
    assert [flow.announcement for flow in BOTH] == ["", ""]


def test_letters_without_a_refusal_tell_nothing_of_the_parents() -> None:
    texts = {path.stem: parse(path.read_text("utf-8")) for path in NOTICES.glob("*.md")}
    calm = {name: text for name, text in texts.items() if not text.adverse}

    telling = {name for name, text in calm.items() if {"事实", "理由"} & text.placeholders()}

    # The hearing is a letter to the guardian before a stop: she must know why.
    assert telling == {"hearing"}


def test_only_the_named_team_handles_it() -> None:
    steps = [e for flow in BOTH for e in flow.elements if isinstance(e, Step)]

    assert not any(isinstance(step.by, Delegated) for step in steps)
    assert {step.by for step in steps} == {儿童督导员, 县级民政负责人}


def test_the_town_and_the_district_have_fifteen_working_days_each() -> None:
    town = [
        catalogue().params.value(param.key, on=ON, place=PLACE)
        for param in (受理天数, 比对天数, 入户天数)
    ]

    assert sum(town) == 15
    assert APPLICATION.element("县级确认").within.length == 15
    assert APPLICATION.total.term.length == 30


def test_a_dispute_is_settled_at_the_home_by_two() -> None:
    assert targets(APPLICATION, "信息比对", "有争议，入户查验") == {"入户查验"}
    assert targets(APPLICATION, "信息比对", "查验清楚，报送确认") == {"县级确认"}
    assert APPLICATION.element("入户查验").hands == 2


@pytest.mark.parametrize("outcome", ["拟减发", "拟停发"])
def test_nobody_loses_money_unheard(outcome: str) -> None:
    assert targets(CHANGES, "核查", outcome) == {"听取意见"}
    assert targets(CHANGES, "听取意见", TIMED_OUT) == {"决定"}


def test_the_money_stops_only_after_the_orphans_money_has_come() -> None:
    waiting = CHANGES.element("待转孤儿保障")

    assert targets(CHANGES, "核查", "先办孤儿认定，暂不变") == {"待转孤儿保障"}
    assert waiting.effect is Effect.NONE
    assert found("已转孤儿保障", {"在领无人抚养补贴": "是", "在领孤儿生活费": "是"}) is True
    assert found("已转孤儿保障", {"在领无人抚养补贴": "是", "在领孤儿生活费": "否"}) is False


def test_after_a_death_the_money_stops_from_the_month_after_the_death() -> None:
    assert CHANGES.element("因去世停发").since is Since.EVENT
    assert targets(CHANGES, "核查", "孩子去世") == {"决定"}


def test_the_system_finds_a_term_that_has_run_out() -> None:
    father = {"父亲情况": "服刑在押", "父亲期限届满日期": "2026-11-21", "母亲情况": "死亡"}

    assert found("期限届满", {"在领无人抚养补贴": "是", **father}) is True
    assert found("期限届满", {"在领无人抚养补贴": "否", **father}) is False
    still = {**father, "父亲期限届满日期": "2026-11-22"}
    assert found("期限届满", {"在领无人抚养补贴": "是", **still}) is False


def test_the_system_finds_who_came_of_age_and_left_school() -> None:
    grown = {"在领无人抚养补贴": "是", "出生日期": "2008-11-21"}

    assert found("年满十八", {**grown, "就学阶段": "不在校"}) is True
    assert found("年满十八", {**grown, "就学阶段": "普通高中"}) is False
    assert found("年满十八", grown) is None
