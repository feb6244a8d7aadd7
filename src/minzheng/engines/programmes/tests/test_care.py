"""The team at work: baseline, plan, sessions, review, end, follow-up; danger is told at once."""

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.programmes import api
from minzheng.engines.programmes.testing import (
    SCALE,
    after,
    colleague,
    referred,
    score,
    taken_on,
    under_way,
)

pytestmark = pytest.mark.django_db
PLAN = api.NewPlan(("每天自己按时服药",), 2)


def test_a_plan_needs_a_baseline_and_goals(cast: Cast, point: api.Point) -> None:
    by = cast.viewers["social_worker"]
    file = api.accept(referred(cast, point, DAY), worker="social_worker", by=by, on=DAY)

    with pytest.raises(api.ProgrammeRefused, match="请先做：社区生活功能记录表"):
        api.make_plan(file, PLAN, by=by, on=DAY)
    score(file, 1, by=by, on=DAY)
    with pytest.raises(api.ProgrammeRefused, match="一到 5 个目标"):
        api.make_plan(file, api.NewPlan((" ",), 2), by=by, on=DAY)
    assert api.make_plan(file, PLAN, by=by, on=DAY).told["goals"] == ["每天自己按时服药"]


def test_a_session_needs_a_plan_a_kind_and_words(cast: Cast, point: api.Point) -> None:
    file, by = taken_on(cast, point, DAY), cast.viewers["social_worker"]
    good = api.NewMeeting(DAY, "social", minutes=30, done="练习打招呼")
    with pytest.raises(api.ProgrammeRefused, match="先制定"):
        api.hold_meeting(file, good, by=by, on=DAY)
    api.make_plan(file, PLAN, by=by, on=DAY)

    wrong = [
        api.NewMeeting(DAY, "dancing", minutes=30, done="甲"),
        api.NewMeeting(DAY, "social", minutes=0, done="甲"),
        api.NewMeeting(DAY, "social", minutes=30, done=" "),
        api.NewMeeting(after(DAY, 1), "social", minutes=30, done="甲"),
        api.NewMeeting(DAY, "social", absence="lazy", done="甲"),
    ]
    for each in wrong:
        with pytest.raises(api.ProgrammeRefused):
            api.hold_meeting(file, each, by=by, on=DAY)
    missed = api.NewMeeting(DAY, "social", absence="ill", minutes=30, done="打过电话")
    assert api.hold_meeting(file, missed, by=by, on=DAY).minutes == 0
    assert api.hold_meeting(file, good, by=by, on=DAY).came == "到了"


def test_a_review_needs_a_new_score_and_sets_the_next(cast: Cast, point: api.Point) -> None:
    file, by = under_way(cast, point, DAY), cast.viewers["social_worker"]
    late = after(DAY, 90)
    with pytest.raises(api.ProgrammeRefused, match="先做一次评估"):
        api.review(file, "按时服药了", by=by, on=late)

    score(file, 2, by=by, on=late)
    api.review(file, "按时服药了", by=by, on=late)

    file.refresh_from_db()
    assert file.due_on == after(late, 90)


def test_an_achieved_end_needs_a_last_score_then_follow_up(cast: Cast, point: api.Point) -> None:
    file, by = under_way(cast, point, DAY), cast.viewers["social_worker"]
    with pytest.raises(api.ProgrammeRefused, match="结束评估"):
        api.end(file, "achieved", "好了", by=by, on=DAY)

    score(file, 3, by=by, on=after(DAY, 30))
    ended = api.end(file, "achieved", "自己能安排一天", by=by, on=after(DAY, 30))

    assert ended.due_on == after(DAY, 60)
    assert api.whole_of(ended).lines[0].verdict == api.BETTER
    api.follow_up(ended, "电话里说一切都好", by=by, on=after(DAY, 60))
    ended.refresh_from_db()
    assert ended.due_on == after(DAY, 210)
    api.follow_up(ended, "又问过一次", by=by, on=after(DAY, 210))
    with pytest.raises(api.ProgrammeRefused, match="不用回访"):
        api.follow_up(ended, "再问", by=by, on=after(DAY, 211))


def test_after_a_death_nobody_is_asked(cast: Cast, point: api.Point) -> None:
    file, by = under_way(cast, point, DAY), cast.viewers["social_worker"]

    assert api.end(file, "died", "家属告知", by=by, on=DAY).due_on is None


def test_a_danger_is_told_to_the_lead_at_once(cast: Cast, point: api.Point) -> None:
    other = colleague(cast)
    api.name_teammate(
        point, other.staff_number, is_lead=False, by=cast.viewers["town_head"], on=DAY
    )
    file, by = under_way(cast, point, DAY), cast.viewers["social_worker"]

    api.note_crisis(file, "self", "说不想活了，已打 120 并通知监护人", by=by, on=DAY)

    texts = [m.text for m in inbox(Recipient("officer", other.staff_number))]
    assert any("紧急记录" in text and "不想活" not in text for text in texts)
    with pytest.raises(api.ProgrammeRefused, match="还有没处理的紧急记录"):
        api.end(file, "declined", "不来了", by=by, on=DAY)
    api.calm(file, "已住院，姐姐陪着", by=by, on=DAY)
    assert api.end(file, "hospital", "住院治疗", by=by, on=DAY).state == api.State.ENDED


def test_nobody_outside_the_team_does_anything(cast: Cast, point: api.Point) -> None:
    file = under_way(cast, point, DAY)
    for key in ("district_head", "town_head", "other_social_worker", "district_clerk", "auditor"):
        by = cast.viewers[key]
        assert not api.files_of(by, DAY).exists()
        with pytest.raises(NotAllowed):
            api.review(file, "看看", by=by, on=DAY)
        with pytest.raises(NotAllowed):
            api.take_score(file, SCALE, {}, by=by, on=DAY)
