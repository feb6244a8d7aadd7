"""Courses: posts are called, who came stands with the sheet, who did not is called again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.audit.api import entries_about
from minzheng.engines.learning import api
from minzheng.engines.learning.testing import DAY, SHEET, World, new_course
from minzheng.engines.notices.api import Recipient, inbox

pytestmark = pytest.mark.database
CALLED = ("town_clerk", "second_town_clerk", "other_town_clerk", "town_head", "other_town_head")
HELD = DAY + timedelta(days=3)


def planned(world: World) -> api.Course:
    return api.plan_course(new_course(HELD), by=world.who("district_clerk"), on=DAY)


def held(world: World, *absent: str) -> api.Course:
    """Everybody came but these of the cast."""
    row = planned(world)
    numbers = [world.who(key).doer.key for key in absent]
    seats = row.seats.filter(staff_number__in=numbers).values_list("pk", flat=True)
    return api.hold_course(world.who("district_clerk"), row.pk, list(seats), SHEET, on=HELD)


def test_who_holds_a_post_is_called(world: World) -> None:
    row = planned(world)

    called = set(row.seats.values_list("staff_number", flat=True))
    assert called == {world.who(key).doer.key for key in CALLED}
    (message,) = inbox(Recipient("officer", world.who("town_clerk").doer.key))
    assert message.text == f"请参加培训“低保新规定”：{HELD}，救助科讲"


def test_who_did_not_come_is_called_again_and_alone(world: World) -> None:
    first = held(world, "town_clerk")
    again = api.plan_course(
        replace(new_course(HELD + timedelta(days=7)), roles=[], makes_up=first.pk),
        by=world.who("district_clerk"), on=HELD,
    )  # fmt: skip

    assert [seat.staff_number for seat in again.seats.all()] == [world.who("town_clerk").doer.key]
    assert [entry.verb for entry in entries_about(first.ref)] == ["plan_course", "hold_course"]


def test_hours_count_for_who_came(world: World) -> None:
    held(world, "town_clerk")

    told = {each.division: each for each in api.schooled(DISTRICT, DAY.year)}
    assert told[TOWN_A] == api.Schooled(TOWN_A, called=3, came=2, hours=6)
    assert api.schooled(DISTRICT, DAY.year - 1) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": " "}, "请写名称"), ({"teacher": ""}, "请写谁讲"), ({"covers": ""}, "请写讲什么"),
        ({"hours": 0}, "学时应为 1 到 40"), ({"roles": []}, "岗位请从"),
        ({"roles": ["auditor"]}, "岗位请从"), ({"day": date(2026, 1, 1)}, "已经过了"),
        ({"roles": ["child_supervisor"], "division": TOWN_B}, "现在没有人"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_course_says_why(
    world: World, change: dict[str, object], said: str
) -> None:
    with pytest.raises(api.LearningRefused, match=said):
        api.plan_course(replace(new_course(HELD), **change), by=world.who("district_clerk"), on=DAY)
    assert not api.Course.objects.exists()


def test_it_is_held_once_on_its_day_with_its_own_people(world: World) -> None:
    clerk, row = world.who("district_clerk"), planned(world)
    with pytest.raises(api.LearningRefused, match="办完再登记"):
        api.hold_course(clerk, row.pk, [], SHEET, on=DAY)
    with pytest.raises(api.LearningRefused, match="不在名单上"):
        api.hold_course(clerk, row.pk, [999999], SHEET, on=HELD)
    with pytest.raises(api.LearningRefused):
        api.hold_course(clerk, row.pk, [], api.Paper("表.exe", b"MZ"), on=HELD)
    with pytest.raises(NotAllowed):
        api.hold_course(world.who("town_head"), row.pk, [], SHEET, on=HELD)
    api.hold_course(clerk, row.pk, [], SHEET, on=HELD)
    with pytest.raises(api.LearningRefused, match="已办"):
        api.hold_course(clerk, row.pk, [], SHEET, on=HELD)
    with pytest.raises(api.LearningRefused, match="不用补课"):
        api.plan_course(replace(new_course(HELD), makes_up=row.pk), by=clerk, on=HELD)
    assert api.course_paper(clerk, row.pk)[2] == SHEET.name


def test_a_course_called_off_is_told_to_who_was_called(world: World) -> None:
    clerk, row = world.who("district_clerk"), planned(world)
    with pytest.raises(api.LearningRefused, match="为什么取消"):
        api.call_off_course(clerk, row.pk, "雨", on=DAY)
    api.call_off_course(clerk, row.pk, "台风，改在下周", on=DAY)

    heard = [each.text for each in inbox(Recipient("officer", world.who("town_clerk").doer.key))]
    assert any("取消：台风，改在下周" in text for text in heard)
    with pytest.raises(api.LearningRefused, match="已取消"):
        api.hold_course(clerk, row.pk, [], SHEET, on=HELD)
    with pytest.raises(api.LearningRefused, match="没有签到表"):
        api.course_paper(clerk, row.pk)


def test_a_town_sees_its_own_people_alone(world: World) -> None:
    row = planned(world)

    places = set(api.seats_of(world.who("town_head"), row).values_list("division_code", flat=True))
    assert places == {TOWN_A}
    assert api.seats_of(world.who("district_head"), row).count() == row.seats.count()
