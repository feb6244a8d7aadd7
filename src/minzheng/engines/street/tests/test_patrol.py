"""Campaigns, points and patrols: planned, walked past midnight, gaps seen."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, Cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.street.api import (
    Figures,
    Gap,
    Moment,
    NewCampaign,
    NewPatrol,
    NewPoint,
    NoSuchOnStreet,
    Patrol,
    PatrolState,
    Point,
    StreetRefused,
    Wanted,
    add_point,
    begin_patrol,
    call_off,
    campaigns_for,
    close_point,
    end_patrol,
    figures,
    gaps,
    note_warning,
    one_of,
    open_campaign,
    patrols_of,
    plan_patrol,
    see_point,
    street_day,
)
from minzheng.engines.street.testing import NINE, ONE, ROUTE, lay_route, out_on_patrol
from minzheng.engines.street.tests.conftest import FRIDAY, MONDAY, TUESDAY

WINTER = NewCampaign(
    "2026 年寒冬送温暖", "winter", DISTRICT, MONDAY, date(2027, 2, 28), 1, "桥下、车站",
    "寒潮、低温",
)  # fmt: skip
PLAN = NewPatrol(TOWN_A, ROUTE, MONDAY, NINE, ONE, "town_clerk", "郑伟")
LATE = Moment(TUESDAY, time(0, 40))


def late_points(viewer: Viewer, on: date) -> list[Gap]:
    return gaps(viewer, on, list(campaigns_for(viewer)))


def summed(viewer: Viewer) -> list[Figures]:
    return figures(viewer, list(campaigns_for(viewer)))


def points_seen(patrol: Patrol, by: Viewer, outcome: str = "nobody") -> None:
    for sight in patrol.sights.all():
        see_point(patrol, sight.point_id, outcome, by=by, moment=LATE, note="涨水")


def test_a_shift_may_end_on_the_next_day(patrol: Patrol) -> None:
    assert patrol.hours == "21:00—次日 01:00"
    assert patrol.state == PatrolState.WALKING
    assert patrol.sights.count() == 3


def test_who_leads_is_told(cast: Cast, patrol: Patrol) -> None:
    assert "由您带队" in inbox(Recipient("officer", "town_clerk", ""))[0].text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"route": "没有的路线"}, "还没有点位"),
        ({"night": MONDAY - timedelta(days=1)}, "已经过去"),
        ({"team": " "}, "至少两人"),
        ({"leader": "finance_clerk"}, "不参加街面巡查"),
    ],
)
def test_a_plan_that_cannot_be_walked_is_refused(
    clerk: Viewer, changes: dict[str, object], says: str
) -> None:
    lay_route(TOWN_A, by=clerk, on=MONDAY)

    with pytest.raises(StreetRefused, match=says):
        plan_patrol(replace(PLAN, **changes), by=clerk, on=MONDAY)  # type: ignore[arg-type]  # one field each


def test_a_patrol_does_not_begin_before_its_night(clerk: Viewer) -> None:
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    patrol = plan_patrol(replace(PLAN, night=TUESDAY), by=clerk, on=MONDAY)

    with pytest.raises(StreetRefused, match="到那天再开始"):
        begin_patrol(patrol, by=clerk, moment=Moment(MONDAY, NINE))


def test_it_ends_when_every_point_is_seen(patrol: Patrol, clerk: Viewer) -> None:
    with pytest.raises(StreetRefused, match="还有 3 个点位"):
        end_patrol(patrol, "", by=clerk, moment=LATE)
    points_seen(patrol, clerk)

    done = end_patrol(patrol, "平安", by=clerk, moment=LATE)

    assert (done.state, done.ended_on, done.ended_at) == (PatrolState.DONE, TUESDAY, time(0, 40))
    assert {point.seen_on for point in Point.objects.all()} == {TUESDAY}


def test_a_point_not_reached_needs_a_reason_and_stays_unseen(patrol: Patrol, clerk: Viewer) -> None:
    point = patrol.sights.all()[0].point_id
    with pytest.raises(StreetRefused, match="写明原因"):
        see_point(patrol, point, "unreached", by=clerk, moment=LATE)

    see_point(patrol, point, "unreached", by=clerk, moment=LATE, note="涨水封路")

    assert Point.objects.get(pk=point).seen_on is None


def test_a_point_of_another_patrol_is_refused(patrol: Patrol, clerk: Viewer) -> None:
    for key in (0, 10**30):
        with pytest.raises(StreetRefused, match="这次巡查的点位"):
            see_point(patrol, key, "nobody", by=clerk, moment=LATE)


def test_a_planned_patrol_can_be_called_off_with_a_reason(clerk: Viewer) -> None:
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    patrol = plan_patrol(PLAN, by=clerk, on=MONDAY)
    with pytest.raises(StreetRefused, match="为什么"):
        call_off(patrol, " ", by=clerk)

    assert call_off(patrol, "台风", by=clerk).state == PatrolState.OFF
    with pytest.raises(StreetRefused, match="已取消"):
        call_off(patrol, "台风", by=clerk)


def test_points_not_seen_for_too_long_are_listed(patrol: Patrol, clerk: Viewer) -> None:
    points_seen(patrol, clerk)

    assert late_points(clerk, TUESDAY + timedelta(days=7)) == []
    late = late_points(clerk, TUESDAY + timedelta(days=8))
    assert [(gap.nights, gap.most, gap.campaign) for gap in late] == [(8, 7, None)] * 3


def test_a_campaign_tightens_the_interval(cast: Cast, patrol: Patrol, clerk: Viewer) -> None:
    campaign = open_campaign(WINTER, by=cast.viewers["district_head"], on=MONDAY)
    points_seen(patrol, clerk)

    late = late_points(clerk, TUESDAY + timedelta(days=2))

    assert {(gap.nights, gap.most, gap.campaign) for gap in late} == {(2, 1, campaign)}


def test_a_closed_point_is_no_gap(patrol: Patrol, clerk: Viewer) -> None:
    for point in Point.objects.all():
        close_point(point, by=clerk, on=TUESDAY)

    assert late_points(clerk, FRIDAY + timedelta(days=30)) == []


def test_a_warning_calls_the_towns_once_a_day(cast: Cast) -> None:
    head = cast.viewers["district_head"]
    open_campaign(WINTER, by=head, on=MONDAY)

    first = note_warning("寒潮蓝色预警信号", by=head, on=TUESDAY)
    again = note_warning("寒潮黄色预警信号", by=head, on=TUESDAY)

    assert (len(first), again) == (1, [])
    assert "请今晚安排巡查" in inbox(Recipient("officer", "town_clerk", ""))[0].text
    with pytest.raises(StreetRefused, match="天气触发词"):
        note_warning("高温黄色预警信号", by=head, on=TUESDAY)


def test_a_campaign_is_the_districts(cast: Cast, clerk: Viewer) -> None:
    with pytest.raises(NotAllowed):
        open_campaign(WINTER, by=clerk, on=MONDAY)
    with pytest.raises(StreetRefused, match="早于"):
        early = replace(WINTER, until=date(2026, 1, 1))
        open_campaign(early, by=cast.viewers["district_head"], on=MONDAY)


def test_the_other_town_neither_sees_nor_walks_it(cast: Cast, patrol: Patrol) -> None:
    other = cast.viewers["other_town_clerk"]

    assert not patrols_of(other, Wanted()).exists()
    with pytest.raises(NoSuchOnStreet):
        one_of(Patrol.objects.all(), other, patrol.pk)
    with pytest.raises(NotAllowed):
        end_patrol(patrol, "", by=other, moment=LATE)
    with pytest.raises(NotAllowed):
        add_point(NewPoint(TOWN_A, "桥", "bridge", "一线"), by=other, on=MONDAY)


def test_a_patrol_not_walked_is_told_to_the_town_once(cast: Cast, clerk: Viewer) -> None:
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    plan_patrol(PLAN, by=clerk, on=MONDAY)

    assert street_day(MONDAY).patrols == 0
    assert street_day(TUESDAY).patrols == 1
    assert street_day(TUESDAY).patrols == 0
    assert "还没有结束" in inbox(Recipient("officer", "town_head", ""))[0].text


def test_figures_stand_by_campaign(cast: Cast, clerk: Viewer) -> None:
    campaign = open_campaign(WINTER, by=cast.viewers["district_head"], on=MONDAY)
    lay_route(TOWN_A, by=clerk, on=MONDAY)
    patrol = out_on_patrol(TOWN_A, by=clerk, on=MONDAY, campaign=campaign)
    points_seen(patrol, clerk)
    end_patrol(patrol, "", by=clerk, moment=LATE)

    winter, everyday = summed(clerk)

    assert (winter.name, winter.patrols, everyday.patrols) == (campaign.name, 1, 0)
    assert summed(cast.viewers["other_town_clerk"])[0].patrols == 0


def test_a_campaign_of_elsewhere_does_not_cover_a_patrol(cast: Cast, clerk: Viewer) -> None:
    elsewhere = replace(WINTER, division_code=TOWN_B)
    campaign = open_campaign(elsewhere, by=cast.viewers["district_head"], on=MONDAY)
    lay_route(TOWN_A, by=clerk, on=MONDAY)

    with pytest.raises(StreetRefused, match="不覆盖"):
        plan_patrol(replace(PLAN, campaign=campaign), by=clerk, on=MONDAY)
