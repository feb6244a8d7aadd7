"""What stands: publicity, objection, result, grade and veto; each wrong step refused."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.evaluations import api
from minzheng.engines.evaluations.testing import (
    DAY,
    LATER,
    SELF_UNTIL,
    World,
)
from minzheng.engines.notices.api import Recipient, inbox


def test_a_round_is_not_published_while_a_house_waits(world: World) -> None:
    row = world.plan()

    with pytest.raises(api.EvaluationRefused, match="还有单位没有复核：新圩颐康中心"):
        api.show_round(world.viewer("district_clerk"), row.pk, on=DAY)


def test_no_result_before_the_objection_window_ends(world: World) -> None:
    entry = world.reviewed()
    row = api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    assert row.shown_until == date(2026, 11, 8)  # seven days, the first counted

    with pytest.raises(api.EvaluationRefused, match="异议期没有过"):
        api.decide_round(world.viewer("district_head"), row.pk, on=date(2026, 11, 8))

    done = api.decide_round(world.viewer("district_head"), row.pk, on=date(2026, 11, 9))
    assert done.state == api.RoundState.DECIDED


def test_an_objection_is_answered_by_another_and_can_change_points(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)
    made = api.object_to_result(world.house, entry.pk, "A2 扣错了", on=DAY)
    head, clerk = world.viewer("district_head"), world.viewer("district_clerk")

    with pytest.raises(api.EvaluationRefused, match="1 条异议没有答复"):
        api.decide_round(head, entry.round_id, on=LATER)
    answer = api.Answer(True, "查了照片，属实", {"A2": api.Change(80, "照片补齐")})
    with pytest.raises(api.OtherPersonNeeded):
        api.answer_objection(clerk, entry.pk, made.pk, answer, on=DAY)
    before = entry.total or 0
    api.answer_objection(head, entry.pk, made.pk, answer, on=DAY)
    entry.refresh_from_db()

    assert (entry.final["A2"], entry.total) == (80, before + 8)


def test_after_the_window_no_objection_is_taken(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)

    with pytest.raises(api.EvaluationRefused, match="已经结束"):
        api.object_to_result(world.house, entry.pk, "扣错了", on=LATER)


def test_the_result_has_a_grade_a_letter_and_an_end(world: World) -> None:
    entry = world.decided()

    assert (entry.grade_name, entry.valid_until) == ("优秀", date(2027, 11, 20))
    content, number = api.open_letter(world.house, api.own_entries(world.house)[0])
    assert content.startswith(b"%PDF")
    assert "民评" in number


def test_points_that_reach_no_part_are_a_lower_grade(world: World) -> None:
    assert world.decided(share=5).grade == "fail"


def test_a_veto_takes_the_grade_away(world: World) -> None:
    entry = world.decided(vetoes={"V2": "编造了十条记录，见检查记录"})

    assert (entry.grade, entry.valid_until) == ("", None)


def test_a_veto_needs_its_facts(world: World) -> None:
    with pytest.raises(api.EvaluationRefused, match="写明事实"):
        world.reviewed(vetoes={"V2": ""})


def test_who_published_does_not_decide(world: World) -> None:
    entry = world.reviewed()
    api.show_round(world.viewer("district_clerk"), entry.round_id, on=DAY)

    with pytest.raises(NotAllowed):
        api.decide_round(world.viewer("district_clerk"), entry.round_id, on=LATER)


def test_an_officer_of_another_town_finds_nothing(world: World) -> None:
    entry = world.entry(world.plan())

    with pytest.raises(api.NoSuchEvaluation):
        api.entry_for(world.viewer("other_town_clerk"), entry.pk)


def test_a_late_self_score_is_told_to_the_house_first(world: World) -> None:
    entry = world.entry(world.plan())

    api.escalate_overdue(SELF_UNTIL + timedelta(days=1))
    again = api.escalate_overdue(SELF_UNTIL + timedelta(days=1))

    house = Recipient("organisation", entry.credit_code, entry.name)
    assert (len(inbox(house)), again) == (1, 0)
