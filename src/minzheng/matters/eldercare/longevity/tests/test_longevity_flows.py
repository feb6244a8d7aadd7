"""The allowance finds the elder: one confirmation, no second application, no proof in person."""

from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Effect, Since
from minzheng.kernel.matter import catalogue

MATTER = catalogue().get("eldercare/longevity")


def targets(flow, element: str, outcome: str) -> set[str]:
    ways = flow.ways_out(flow.element(element))
    return {target.name for path in ways if path.outcome == outcome for target in path.targets}


def test_the_system_finds_who_has_reached_the_age() -> None:
    found = MATTER.flow_for("到龄未领")

    assert found.triggers[0].finds is not None
    assert found.first().records is not None
    assert targets(found, "告知", ANSWERED) == {"核实"}


def test_an_elder_who_does_not_answer_is_visited() -> None:
    assert targets(MATTER.flow_for("到龄未领"), "告知", TIMED_OUT) == {"上门告知"}


def test_a_birthday_raises_the_tier_in_one_step_without_asking() -> None:
    raised = MATTER.flow_for("到龄升档")

    assert raised.first().decides
    assert raised.element("升档").effect is Effect.CHANGE
    assert raised.element("升档").since is Since.APPLICATION


def test_the_yearly_gift_is_paid_once_after_a_visit_of_two() -> None:
    visit = MATTER.flow_for("百岁看望")

    assert visit.first().hands == 2
    assert visit.element("发慰问金").once


def test_a_hundred_year_old_is_visited_and_others_are_checked_by_data() -> None:
    timed = [t for flow in MATTER.flows for t in flow.triggers if t.every is not None]

    assert {t.event for t in timed} == {"百岁看望", "定期核验"}
    assert all(t.when is not None for t in timed)


def test_after_a_death_it_stops_from_the_month_after_the_death() -> None:
    end = MATTER.flow_for("死亡").element("因去世停发")

    assert (end.effect, end.since) == (Effect.STOP, Since.EVENT)


def test_who_has_moved_away_is_heard_first() -> None:
    assert targets(MATTER.flow_for("户籍迁移"), "核验", "拟停发") == {"听取意见"}
