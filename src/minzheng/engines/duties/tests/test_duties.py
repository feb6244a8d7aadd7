"""A duty is given, handed in with proof, confirmed by another hand; late ones climb."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import TOWN_A, TOWN_B
from minzheng.engines.duties import api
from minzheng.engines.duties.testing import DAY, DUE, PHOTO, World
from minzheng.engines.notices.api import Message

LATE = DUE + timedelta(days=1)


def heard(world: World, key: str) -> list[str]:
    number = world.cast.officers[key].staff_number
    return list(Message.objects.filter(recipient_key=number).values_list("text", flat=True))


def test_the_owner_is_told_and_closes_it_with_proof(world: World) -> None:
    duty = world.give()
    assert any("新任务" in text for text in heard(world, "town_head"))

    world.hand_in(duty)
    closed = api.confirm_done(world.who("district_head"), world.turn(duty).pk, on=DAY)

    duty.refresh_from_db()
    assert (closed.state, duty.state) == (api.TurnState.CLOSED, api.State.DONE)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"due": date(2026, 11, 1)}, "已经过了"), ({"due": None}, "两样选一样"),
        ({"every_months": 2}, "两样选一样"), ({"evidence": "无"}, "凭什么算办完"),
        ({"title": " "}, "任务内容"), ({"owner": api.Owner("assessor", TOWN_A)}, "责任岗位"),
        ({"owner": api.Owner("town_head", "999999000000")}, "没有区划"),
        ({"due": None, "every_months": 99}, "频次"),
        ({"due": None, "every_months": 1, "since": date(2025, 1, 1)}, "已经过了"),
        ({"due": None, "every_months": 1, "at_least": 99}, "至少几次"),
        ({"due": None, "every_months": 2, "until": DUE}, "一次都不够"),
        ({"owner": api.Owner("child_supervisor", "440118000000")}, "没有人"),
    ],
)  # fmt: skip
def test_what_cannot_be_given_says_why(world: World, more: dict[str, Any], said: str) -> None:
    with pytest.raises((api.DutyRefused, NotAllowed), match=f"{said}|岗位不能办理"):
        world.give(**more)


def test_only_the_owner_hands_in_and_another_confirms(world: World) -> None:
    duty = world.give(helpers=(api.Owner("district_clerk", "440118000000"),))
    turn, clerk = world.turn(duty), world.who("district_clerk")
    with pytest.raises(NotAllowed, match="不能代报"):
        api.hand_in(world.who("district_head"), turn.pk, api.Proof("都办好了", PHOTO), on=DAY)

    api.hand_in(clerk, turn.pk, api.Proof("都办好了", PHOTO), on=DAY)

    with pytest.raises(api.DutyRefused, match="不同的人"):
        api.confirm_done(clerk, turn.pk, on=DAY)


def test_a_helper_hands_in_too(world: World) -> None:
    duty = world.give(helpers=(api.Owner("town_clerk", TOWN_A),))

    api.report_progress(world.who("town_clerk"), world.turn(duty).pk, 60, "已开工 3 户", on=DAY)

    assert world.turn(duty).percent == 60
    assert api.my_duties(world.who("town_clerk")).count() == 1
    assert api.my_duties(world.who("village_worker")).count() == 0


def test_another_town_does_not_find_it(world: World) -> None:
    duty = world.give()

    with pytest.raises(api.NoSuchDuty):
        api.duty_for(world.who("other_town_head"), duty.pk)
    with pytest.raises(NotAllowed):
        new = api.NewDuty("x", api.Owner("town_head", TOWN_B), "有照片", DUE)
        api.assign_duty(new, by=world.who("town_head"), on=DAY)


def test_sent_back_it_is_open_again_with_its_reason(world: World) -> None:
    duty = world.give()
    world.hand_in(duty)

    api.send_back(world.who("district_clerk"), world.turn(duty).pk, "缺第五户照片", on=DAY)

    assert (world.turn(duty).state, world.turn(duty).returned_why) == ("open", "缺第五户照片")
    assert world.hand_in(duty).state == api.TurnState.HANDED_IN


def test_the_paper_is_sealed_and_looking_is_in_the_trail(world: World, tmp_path: Any) -> None:
    duty = world.give()
    turn = world.hand_in(duty)

    content, mime, name = api.open_paper(world.who("district_clerk"), turn.pk)

    assert (content, mime, name) == (PHOTO.content, "image/png", "完工.png")
    assert PHOTO.content not in (tmp_path / turn.paper).read_bytes()


def test_a_day_moved_keeps_the_reason(world: World) -> None:
    duty = world.give()

    api.move_due(world.who("district_clerk"), world.turn(duty).pk, LATE, "材料晚到", on=DAY)

    turn = world.turn(duty)
    assert turn.due_on == LATE
    assert turn.moved == [{"from": f"{DUE}", "why": "材料晚到", "on": f"{DAY}"}]
    with pytest.raises(api.DutyRefused, match="已经过了"):
        api.move_due(world.who("district_clerk"), turn.pk, date(2026, 10, 1), "x", on=DAY)


def test_dropped_it_is_over(world: World) -> None:
    duty = world.give()

    api.drop_duty(world.who("district_head"), duty.pk, "并入别的任务", on=DAY)

    assert world.turn(duty).state == api.TurnState.DROPPED
    with pytest.raises(api.DutyRefused, match="不用再撤销"):
        api.drop_duty(world.who("district_head"), duty.pk, "再来", on=DAY)


def test_it_reminds_once_before_the_day(world: World) -> None:
    world.give()

    days = [api.advance_duties(DUE - timedelta(days=n)).reminded for n in (8, 7, 7, 6)]

    assert days == [0, 1, 0, 0]


def test_what_is_late_climbs_step_by_step(world: World) -> None:
    world.give()

    days = (DUE + timedelta(days=n) for n in (0, 1, 1, 4, 7, 10))
    risen = [api.advance_duties(day).escalated for day in days]

    assert risen == [0, 1, 0, 1, 1, 0]
    assert any("超过期限" in text for text in heard(world, "district_head"))


def test_a_rhythm_opens_one_stretch_after_another(world: World) -> None:
    duty = world.give(due=None, every_months=2, since=DAY)

    opened = [api.advance_duties(day).opened for day in (DAY, date(2027, 1, 2), date(2027, 7, 1))]

    assert opened == [0, 1, 2]
    assert [f"{turn.begins_on}" for turn in api.turns_in_order(duty)] == [
        "2027-05-02", "2027-03-02", "2027-01-02", "2026-11-02",
    ]  # fmt: skip
    world.hand_in(duty, on=date(2027, 7, 1))
    api.confirm_done(world.who("district_head"), world.turn(duty).pk, on=date(2027, 7, 1))
    duty.refresh_from_db()
    assert duty.state == api.State.RUNNING


def test_how_duties_of_a_source_stand(world: World) -> None:
    world.give(source=api.Link("plan-item", "7", "一/（一）"))
    done = world.give(source=api.Link("plan-item", "7"))
    world.hand_in(done)

    told = api.standings("plan-item", ["7", "8"], LATE)

    assert told == {"7": api.Standing(closed=0, waiting=1, open=0, late=1)}


def test_lists_are_mine_late_or_everybodys(world: World) -> None:
    world.give()
    world.give(owner=api.Owner("town_head", TOWN_B))

    def found(key: str, **wanted: str) -> int:
        return len(api.turn_page(world.who(key), api.Wanted(**wanted), "", LATE).rows)

    assert (found("town_head"), found("town_head", whose="mine")) == (1, 1)
    assert (found("district_clerk"), found("district_clerk", whose="mine")) == (2, 0)
    assert (found("auditor", state="late"), found("auditor", division=TOWN_B)) == (2, 1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 24), st.integers(1, 30))
def test_stretches_follow_each_other_without_a_gap(since: date, months: int, number: int) -> None:
    first, last = api.stretch(since, months, number)
    following, _ = api.stretch(since, months, number + 1)

    assert first <= last
    assert following == last + timedelta(days=1)


def test_a_helper_of_another_town_finds_it(world: World) -> None:
    duty = world.give(helpers=(api.Owner("town_head", TOWN_B),))

    api.report_progress(world.who("other_town_head"), world.turn(duty).pk, 10, "已配合", on=DAY)

    assert api.duty_for(world.who("other_town_head"), duty.pk) == duty


def test_at_least_twice_in_half_a_year_is_two_turns(world: World) -> None:
    duty = world.give(due=None, every_months=6, at_least=2, since=DAY)

    api.advance_duties(date(2027, 5, 1))

    days = [(f"{turn.begins_on}", f"{turn.due_on}") for turn in api.turns_in_order(duty)]
    assert days == [("2027-01-31", "2027-05-01"), ("2026-11-02", "2027-01-30")]


def test_a_rhythm_ends(world: World) -> None:
    duty = world.give(due=None, every_months=1, since=DAY, until=date(2026, 12, 31))
    api.advance_duties(date(2027, 3, 1))
    assert len(api.turns_in_order(duty)) == 1

    world.hand_in(duty)
    api.confirm_done(world.who("district_head"), world.turn(duty).pk, on=DAY)
    api.advance_duties(date(2027, 3, 2))

    duty.refresh_from_db()
    assert duty.state == api.State.DONE


def test_a_proof_that_nobody_confirms_climbs(world: World) -> None:
    world.hand_in(world.give())

    assert api.advance_duties(DAY + timedelta(days=5)).escalated == 0
    assert api.advance_duties(DAY + timedelta(days=6)).escalated == 1


def test_what_was_sent_back_stays_in_the_record(world: World) -> None:
    duty = world.give()
    world.hand_in(duty)
    api.send_back(world.who("district_clerk"), world.turn(duty).pk, "缺照片", on=DAY)
    world.hand_in(duty)

    (kept,) = world.turn(duty).returned
    assert (kept["why"], kept["by"], bool(kept["paper"])) == ("缺照片", "陈秀英", True)


def test_a_town_head_confirms_for_her_village(world: World) -> None:
    duty = world.give(owner=api.Owner("village_worker", "440118101201"))
    turn = world.turn(duty)
    api.hand_in(world.who("village_worker"), turn.pk, api.Proof("走访完毕", PHOTO), on=DAY)

    assert api.confirm_done(world.who("town_head"), turn.pk, on=DAY).closed_by == "陈秀英"
