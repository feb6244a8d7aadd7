"""Rounds, problems with photos, drills, assessments: entered, refused, due."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import DAY
from minzheng.engines.safety import api
from minzheng.engines.safety.testing import World, all_good
from minzheng.registers.papers import Paper

PHOTO = Paper("a.png", b"\x89PNG\r\n\x1a\n a picture of the test")
DRILL = api.NewDrill("fire", DAY, 12, 15)


def test_what_is_wrong_becomes_a_problem_with_a_last_day(world: World) -> None:
    row = world.round(d1="通道堆了纸箱")

    (problem,) = row.problems.all()
    assert (problem.area, problem.due_on) == ("fire", DAY + timedelta(7))


def test_every_item_is_answered_and_a_round_made_once(world: World) -> None:
    told = all_good(api.DAILY)
    told.pop("d3")
    with pytest.raises(api.SafetyRefused, match="没有回答"):
        api.check_house(world.worker, world.home.pk, api.DAILY, told, on=DAY)
    with pytest.raises(api.SafetyRefused, match="写明是什么问题"):
        world.round(d1=" ")

    world.round()
    with pytest.raises(api.SafetyRefused, match="已经做过"):
        world.round()


def test_a_problem_is_put_right_with_a_photo(world: World) -> None:
    problem = world.round(d1="堵了").problems.get()
    with pytest.raises(api.SafetyRefused, match="照片"):
        api.fix_problem(world.worker, problem.pk, "清了", None, on=DAY)

    done = api.fix_problem(world.worker, problem.pk, "清了", PHOTO, on=DAY)
    assert (done.fixed_on, api.open_photo(world.worker, done)[1]) == (DAY, "image/png")
    with pytest.raises(api.SafetyRefused, match="不用再报"):
        api.fix_problem(world.worker, problem.pk, "清了", PHOTO, on=DAY)


def test_a_late_fire_problem_is_red_and_equipment_amber(world: World) -> None:
    world.round(d1="堵了", d6="扶手松")
    late = DAY + timedelta(8)

    (found,) = api.look_at_problems([world.home.pk], late)
    assert (found.colour, "堵了" in found.why, "扶手松" in found.why) == ("red", True, True)
    assert list(api.look_at_problems([world.home.pk], DAY + timedelta(7))) == []


def test_a_missed_round_shows(world: World) -> None:
    world.round()
    houses = [world.home.pk]

    assert list(api.look_at_rounds(houses, DAY + timedelta(1))) == []
    (found,) = api.look_at_rounds(houses, DAY + timedelta(2))
    assert "每日自查（2026-11-03 应做）" in found.why


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (api.NewDrill("dance", DAY, 1, 1), "科目"),
        (api.NewDrill("fire", DAY + timedelta(1), 1, 1), "还没有到"),
        (api.NewDrill("fire", DAY - timedelta(40), 1, 1), "不能补记"),
        (api.NewDrill("fire", DAY, 0, 1), "至少是 1"),
        (api.NewDrill("fire", DAY, 1, 1, "门打不开"), "怎样改进"),
    ],
)
def test_a_drill_that_cannot_be_is_refused(world: World, new: api.NewDrill, words: str) -> None:
    with pytest.raises(api.SafetyRefused, match=words):
        api.record_drill(world.worker, world.home.pk, new, on=DAY)


def test_a_drill_is_due_twice_a_year(world: World) -> None:
    houses = [world.home.pk]
    assert [each.colour for each in api.look_at_drills(houses, DAY)] == ["amber"]

    api.record_drill(world.worker, world.home.pk, DRILL, on=DAY)
    assert list(api.look_at_drills(houses, DAY + timedelta(183))) == []
    assert [each.colour for each in api.look_at_drills(houses, DAY + timedelta(184))] == ["red"]


def test_a_resident_is_assessed_at_once_and_yearly(world: World) -> None:
    (due,) = api.due_assessments([world.home.pk], DAY)
    assert (due.stay.pk, due.last, due.due_on) == (world.stay.pk, None, date(2026, 9, 1))

    new = api.NewAssessment(DAY, ("fall",), "床栏升起", "温小雪", "柯美玲")
    row = api.assess_resident(world.worker, world.stay.pk, new, on=DAY)

    assert (row.kind, row.risk_words) == ("admission", "跌倒")
    assert api.due_assessments([world.home.pk], DAY) == []
    assert len(api.due_assessments([world.home.pk], date(2027, 10, 5))) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"second": "温小雪"}, "不同的人"),
        ({"second": ""}, "两位"),
        ({"risks": ("fall",), "measures": ""}, "防范措施"),
        ({"day": DAY + timedelta(1)}, "核对"),
        ({"risks": ("flood",)}, "不在表里"),
    ],
)
def test_an_assessment_that_cannot_be_is_refused(
    world: World, more: dict[str, object], words: str
) -> None:
    told = {"day": DAY, "first": "温小雪", "second": "柯美玲", **more}

    with pytest.raises(api.SafetyRefused, match=words):
        api.assess_resident(world.worker, world.stay.pk, api.NewAssessment(**told), on=DAY)  # type: ignore[arg-type]  # told by columns
