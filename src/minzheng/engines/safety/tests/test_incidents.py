"""An incident: told at once, refused where it cannot be, completed, reviewed by another."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DAY
from minzheng.engines.audit.api import entries_about
from minzheng.engines.notices.api import Message
from minzheng.engines.safety import api
from minzheng.engines.safety.testing import NOW, World, a_fall


def test_a_fall_is_told(world: World) -> None:
    row = world.fall()

    assert (row.state, row.due_on, row.was_told_late) == ("told", date(2026, 11, 9), False)
    assert [each.verb for each in entries_about(row.ref)] == ["tell_incident"]
    assert not Message.objects.exists()


def test_of_what_is_serious_the_bureau_hears_at_once(world: World) -> None:
    world.fall(harm=api.SEVERE)

    heard = set(Message.objects.values_list("recipient_key", flat=True))
    assert {"town_clerk", "district_clerk", "district_head"} <= heard
    assert "other_town_clerk" not in heard


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"happened_at": NOW + timedelta(minutes=1)}, "还没有到"),
        ({"happened_at": NOW - timedelta(days=400)}, "一年以前"),
        ({"risk": "flood"}, "类别"),
        ({"harm": "bad"}, "伤害程度"),
        ({"words": " "}, "经过"),
        ({"family_told_at": NOW - timedelta(hours=3)}, "以后"),
    ],
)
def test_what_cannot_be_is_refused(world: World, more: dict[str, object], words: str) -> None:
    with pytest.raises(api.SafetyRefused, match=words):
        world.fall(**more)
    assert not api.Incident.objects.exists()


def test_who_does_not_live_here_is_unknown(world: World) -> None:
    with pytest.raises(api.SafetyRefused, match="不在“石桥颐养院”的名单里"):
        world.fall(person=world.cast.spouse.pk)
    with pytest.raises(api.SafetyRefused, match="不在"):
        world.fall(person=0)


def test_who_told_it_does_not_review_it(world: World) -> None:
    row = world.fall()
    api.complete_incident(world.worker, row.pk, "地面湿滑", "加防滑垫", on=DAY)

    with pytest.raises(api.OtherPersonNeeded):
        api.review_own(world.worker, row.pk, "可以", sound=True, on=DAY)
    done = api.review_own(world.manager, row.pk, "可以", sound=True, on=DAY)
    assert (done.state, done.closed_on) == ("closed", DAY)


def test_what_is_not_sound_goes_back(world: World) -> None:
    row = world.fall()
    api.complete_incident(world.worker, row.pk, "不小心", "注意", on=DAY)

    done = api.review_own(world.manager, row.pk, "没有写谁做", sound=False, on=DAY)
    assert (done.state, done.closed_on) == ("told", None)


def test_nothing_is_reviewed_before_its_cause_is_known(world: World) -> None:
    row = world.fall()

    with pytest.raises(api.SafetyRefused, match="要先写明原因"):
        api.review_own(world.manager, row.pk, "可以", sound=True, on=DAY)


def test_the_bureau_alone_reviews_what_is_serious(world: World) -> None:
    row = world.fall(harm=api.SEVERE)
    api.complete_incident(world.worker, row.pk, "地面湿滑", "加防滑垫", on=DAY)

    with pytest.raises(api.SafetyRefused, match="由民政部门复核"):
        api.review_own(world.manager, row.pk, "可以", sound=True, on=DAY)
    clerk = world.cast.viewers["town_clerk"]
    assert api.review_incident(clerk, row.pk, "已现场看过", sound=True, on=DAY).state == "closed"


def test_another_post_town_or_house_does_nothing(world: World) -> None:
    row = world.fall()

    with pytest.raises(NotAllowed):
        api.review_incident(world.cast.viewers["auditor"], row.pk, "x", sound=True, on=DAY)
    with pytest.raises(api.NoSuchRecord):
        api.incident_for(world.cast.viewers["other_town_clerk"], row.pk)
    with pytest.raises(api.NoSuchRecord):
        api.complete_incident(world.stranger, row.pk, "x", "y", on=DAY)


def test_the_lights_say_what_is_late(world: World) -> None:
    told_late = NOW - timedelta(hours=30)
    world.fall(happened_at=told_late, family_told_at=None)

    (untold,) = api.look_at_telling([world.home.pk], DAY)
    assert (untold.colour, "才报" in untold.why) == ("red", True)
    assert list(api.look_at_reviews([world.home.pk], DAY)) == []
    (late,) = api.look_at_reviews([world.home.pk], date(2026, 11, 20))
    assert late.colour == "amber"


def test_what_is_late_goes_up_the_line_once(world: World) -> None:
    world.fall()

    assert api.escalate_overdue(date(2026, 11, 9)) == 0
    assert api.escalate_overdue(date(2026, 11, 10)) == 1
    assert api.escalate_overdue(date(2026, 11, 10)) == 0


def test_incidents_per_thousand_days(world: World) -> None:
    world.fall()

    row = api.house_safety(world.home, DAY)
    assert (row.days, row.incidents) == (63, 1)  # 30 of September, 31 of October, two of November
    assert row.rate == round(1000 / 63, 2)
    assert api.house_safety(world.other, DAY).rate is None


def test_the_family_is_told_once(world: World) -> None:
    row = world.fall(family_told_at=None)
    api.tell_family(world.worker, row.pk, NOW, now=NOW, on=DAY)

    with pytest.raises(api.SafetyRefused, match="已经写了"):
        api.tell_family(world.worker, row.pk, NOW, now=NOW, on=DAY)


def test_an_incident_is_of_the_place_where_it_was_told(world: World) -> None:
    with pytest.raises(api.SafetyRefused):
        new = a_fall(world.cast.applicant.pk, NOW)
        api.tell_incident(world.stranger, world.other.pk, new, now=NOW, on=DAY)
