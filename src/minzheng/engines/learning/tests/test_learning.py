"""Pilots with figures before and after, copied as duties; trips with answers and lessons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, VILLAGE_A
from minzheng.engines.audit.api import entries_about
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import compute
from minzheng.engines.indicators.tests.staging import case
from minzheng.engines.learning import api
from minzheng.engines.learning.testing import (
    ANSWERS,
    BACK,
    DAY,
    UNTIL,
    World,
    new_pilot,
    new_trip,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
RESULT = "办件快了四天，没有多花钱。"
COPY = api.NewCopy(TOWN_B, "照样做，先从三个村开始", UNTIL + timedelta(days=60))


def test_a_pilot_keeps_its_figures_of_before_and_after(world: World) -> None:
    assert {each["text"] for each in world.pilot.before.values()} == {"—"}
    case(world.cast, "x1", place=VILLAGE_A, submitted=date(2026, 10, 5))
    for month in (10, 11):
        compute(Month(2026, month), by=SYSTEM, on=date(2026, 12, 1))
    row = api.begin_pilot(
        replace(new_pilot(), title="另一个"), by=world.who("district_clerk"), on=date(2026, 12, 1)
    )
    assert row.before["cases-new"] == {
        "title": "新收申请", "unit": "件", "month": "2026-10", "text": "1",
    }  # fmt: skip

    ended = world.ended()

    assert ended.after["cases-new"]["month"] == "2026-11"
    assert ended.after["cases-new"]["text"] == "0"
    assert ended.state_words == "可以推广"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (replace(new_pilot(), title=" "), "名称"),
        (replace(new_pilot(), tries="试"), "至少 8 个字"),
        (replace(new_pilot(), until=DAY - timedelta(days=1)), "早于开始"),
        (replace(new_pilot(), keys=()), "请选 1 到"),
        (replace(new_pilot(), keys=("nothing",)), "请选 1 到"),
        (replace(new_pilot(), place="110000000000"), "不在本区"),
    ],
)  # fmt: skip
def test_a_pilot_that_could_tell_nothing_is_refused(
    world: World, new: api.NewPilot, said: str
) -> None:
    with pytest.raises(api.LearningRefused, match=said):
        api.begin_pilot(new, by=world.who("district_clerk"), on=DAY)


def test_another_hand_judges_it_on_its_last_day(world: World) -> None:
    head, clerk, pk = world.who("district_head"), world.who("district_clerk"), world.pilot.pk
    with pytest.raises(api.LearningRefused, match="才结束"):
        api.end_pilot(head, pk, RESULT, worked=True, on=DAY)
    with pytest.raises(NotAllowed):
        api.end_pilot(clerk, pk, RESULT, worked=True, on=UNTIL)
    with pytest.raises(api.LearningRefused, match="结果至少"):
        api.end_pilot(head, pk, "好", worked=True, on=UNTIL)
    world.ended()
    with pytest.raises(api.LearningRefused, match="已经在"):
        world.ended()


def test_it_is_copied_as_a_duty_of_the_other_town(world: World) -> None:
    head, pk = world.who("district_head"), world.pilot.pk
    with pytest.raises(api.LearningRefused, match="试点中"):
        api.copy_pilot(head, pk, COPY, on=UNTIL)
    world.ended()
    for place in (TOWN_A, "110000000000", VILLAGE_A):
        with pytest.raises(api.LearningRefused):
            api.copy_pilot(head, pk, replace(COPY, place=place), on=UNTIL)

    made = api.copy_pilot(head, pk, COPY, on=UNTIL)

    assert (made.duty.division_code, made.duty.owner_role) == (TOWN_B, "town_head")
    with pytest.raises(api.LearningRefused, match="已经在推广"):
        api.copy_pilot(head, pk, COPY, on=UNTIL)
    assert [entry.verb for entry in entries_about(world.pilot.ref)] == [
        "begin_pilot", "end_pilot", "copy_pilot",
    ]  # fmt: skip


def test_what_did_not_work_is_not_copied(world: World) -> None:
    world.ended(worked=False)
    with pytest.raises(api.LearningRefused, match="不推广"):
        api.copy_pilot(world.who("district_head"), world.pilot.pk, COPY, on=UNTIL)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (replace(new_trip(), destination=""), "去哪里"),
        (replace(new_trip(), members=" "), "哪些人"),
        (replace(new_trip(), questions=()), "没有问题不用去"),
        (replace(new_trip(), questions=("啊",)), "没有问题不用去"),
        (replace(new_trip(), until=DAY - timedelta(days=1)), "核对日期"),
    ],
)  # fmt: skip
def test_a_trip_without_a_question_is_refused(world: World, new: api.NewTrip, said: str) -> None:
    with pytest.raises(api.LearningRefused, match=said):
        api.plan_trip(new, by=world.who("district_clerk"), on=DAY)


def test_the_report_is_due_and_answers_every_question(world: World) -> None:
    clerk, turn = world.who("district_clerk"), world.trip.duty.turns.get()
    assert turn.due_on == BACK + timedelta(days=10)
    with pytest.raises(api.LearningRefused, match="才结束"):
        api.report_trip(clerk, world.trip.pk, ANSWERS, on=DAY)
    with pytest.raises(api.LearningRefused, match="还没有回答"):
        api.report_trip(clerk, world.trip.pk, (ANSWERS[0], ""), on=BACK)
    with pytest.raises(api.LearningRefused, match="个数不一样"):
        api.report_trip(clerk, world.trip.pk, ANSWERS[:1], on=BACK)

    row = world.reported()

    assert [each["answer"] for each in row.questions] == list(ANSWERS)
    assert row.duty.turns.get().state == duties.TurnState.HANDED_IN
    content, _, name = duties.open_paper(world.who("district_head"), turn.pk)
    assert content.startswith(b"%PDF")
    assert "考察报告" in name
    with pytest.raises(api.LearningRefused, match="已经交了"):
        world.reported()


def test_a_returned_report_is_written_anew(world: World) -> None:
    row = world.reported()
    turn = row.duty.turns.get()
    duties.send_back(world.who("district_head"), turn.pk, "第二个问题没有答到", on=BACK)

    assert world.reported().duty.turns.get().state == duties.TurnState.HANDED_IN


def test_a_lesson_is_a_duty_once_the_report_is_there(world: World) -> None:
    clerk = world.who("district_clerk")
    new = api.NewLesson("两家饭堂中午对外营业", duties.Owner("town_head", TOWN_A), "营业照片和账本",
                        UNTIL)  # fmt: skip
    with pytest.raises(api.LearningRefused, match="先写考察报告"):
        api.add_lesson(clerk, world.trip.pk, new, on=BACK)
    world.reported()

    made = api.add_lesson(clerk, world.trip.pk, new, on=BACK)

    assert made.duty.title == "两家饭堂中午对外营业"
    with pytest.raises(api.LearningRefused, match="凭什么算办完"):
        api.add_lesson(clerk, world.trip.pk, replace(new, evidence=""), on=BACK)


def test_towns_read_and_only_the_district_writes(world: World) -> None:
    town = world.who("town_head")
    assert api.pilot_for(town, world.pilot.pk) == world.pilot
    with pytest.raises(NotAllowed):
        api.begin_pilot(new_pilot(), by=town, on=DAY)
    with pytest.raises(NotAllowed):
        api.report_trip(town, world.trip.pk, ANSWERS, on=BACK)
    with pytest.raises(api.NoSuchLesson):
        api.trip_for(world.who("village_worker"), world.trip.pk)
    assert world.trip.division_code == DISTRICT
