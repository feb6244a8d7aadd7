"""A group meets: agenda, call, attendance, decisions that are duties, signed minutes."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B
from minzheng.engines.audit.api import Entry
from minzheng.engines.duties import api as duties
from minzheng.engines.meetings import api
from minzheng.engines.meetings.testing import DAY, DUE, PHOTO, SEATS, World
from minzheng.engines.notices.api import Message

pytestmark = pytest.mark.django_db
TEXT = "会议听取了三个镇街的汇报，议定抓紧改造，月底前全部完成。"


def proof() -> duties.Proof:
    return duties.Proof("五户已经改造完", duties.Paper("验收.png", b"\x89PNG\r\n\x1a\n"))


@pytest.mark.parametrize(
    ("seats", "why"),
    [
        (SEATS[1:], "一位组长"),
        (SEATS[:1], "至少还要一位"),
        ((*SEATS, api.NewSeat("town_head", TOWN_A)), "一个席位"),
        ((*SEATS, api.NewSeat("district_clerk", "440999000000")), "不能作成员"),
        ((*SEATS, api.NewSeat("system_admin", DISTRICT)), "不能作成员"),
    ],
)
def test_a_group_without_order_is_refused(
    world: World, seats: tuple[api.NewSeat, ...], why: str
) -> None:
    new = api.NewGroup("另一个小组", "石", DISTRICT, seats)

    with pytest.raises(api.MeetingRefused, match=why):
        api.found_group(new, by=world.who("district_clerk"), on=DAY)


def test_a_name_is_given_once_and_seats_change(world: World) -> None:
    clerk = world.who("district_clerk")
    with pytest.raises(api.MeetingRefused, match="已经有"):
        api.found_group(api.NewGroup(world.group.name, "石", DISTRICT, SEATS), by=clerk, on=DAY)

    api.reseat(clerk, world.group.pk, (*SEATS, api.NewSeat("town_head", TOWN_B)))

    assert world.group.seats.count() == 4
    assert world.meeting in api.meetings_of(world.who("other_town_head"))


def test_only_members_and_who_writes_or_audits_see_it(world: World) -> None:
    seen = {key for key, viewer in world.cast.viewers.items() if api.meetings_of(viewer).exists()}

    assert {"district_clerk", "district_head", "finance_head", "town_head", "auditor"} <= seen
    assert not {"other_town_head", "village_worker", "town_clerk", "other_town_clerk"} & seen
    with pytest.raises(api.NoSuchMeeting):
        api.meeting_for(world.who("other_town_head"), world.meeting.pk)


def test_a_meeting_of_yesterday_or_by_a_member_is_refused(world: World) -> None:
    new = api.NewMeeting("dispatch", "调度会", DAY - timedelta(days=1), "会议室")

    with pytest.raises(api.MeetingRefused, match="已经过了"):
        api.plan_meeting(world.who("district_clerk"), world.group.pk, new, on=DAY)
    with pytest.raises(NotAllowed):
        api.plan_meeting(world.who("town_head"), world.group.pk, new, on=DAY)


def test_nobody_is_called_to_an_empty_agenda(world: World) -> None:
    with pytest.raises(api.MeetingRefused, match="还没有议题"):
        api.call_meeting(world.who("district_clerk"), world.meeting.pk, on=DAY)


def test_every_member_is_told_once_and_reads_the_paper(world: World) -> None:
    row = world.called()
    api.call_meeting(world.who("district_clerk"), row.pk, on=DAY)

    assert row.attendances.count() == len({each.key for each in row.attendances.all()}) >= 3
    assert Message.objects.filter(link=row.ref).count() == 2 * row.attendances.count()
    content, mime, name = api.open_paper(world.who("town_head"), row.pk, 1)
    assert (content, mime, name) == (PHOTO.content, "image/png", "方案.png")
    assert Entry.objects.filter(verb="open_meeting_paper").exists()


def test_a_member_in_two_seats_is_called_once(world: World) -> None:
    row = world.called()
    chairs = row.attendances.filter(seat=api.Place.CHAIR)

    assert chairs.count() == 1


def test_it_is_held_only_on_its_day_whole_and_with_a_chair(world: World) -> None:
    clerk, row = world.who("district_clerk"), world.called()
    here = api.Came(api.Presence.PRESENT)
    all_here = {each.pk: here for each in row.attendances.all()}

    with pytest.raises(api.MeetingRefused, match="开了以后"):
        api.hold(clerk, row.pk, all_here, on=DAY - timedelta(days=1))
    with pytest.raises(api.MeetingRefused, match="还没有记"):
        api.hold(clerk, row.pk, dict(list(all_here.items())[1:]), on=DAY)
    with pytest.raises(api.MeetingRefused, match="没有人主持"):
        away = {key: api.Came(api.Presence.EXCUSED) for key in all_here}
        api.hold(clerk, row.pk, away, on=DAY)
    with pytest.raises(api.MeetingRefused, match="谁代"):
        sent = {key: api.Came(api.Presence.SENT) for key in all_here}
        api.hold(clerk, row.pk, sent, on=DAY)
    assert api.hold(clerk, row.pk, all_here, on=DAY).state == api.State.HELD


def test_a_decision_is_a_duty_that_closes_with_proof(world: World) -> None:
    world.held()
    made = world.decide()
    town, clerk = world.who("town_head"), world.who("district_clerk")

    assert [each.duty.title for each in [made]] == ["本月改造完五户"]
    assert made.duty.source_words.endswith("第一次调度会")
    turn = made.duty.turns.get()
    duties.hand_in(town, turn.pk, proof(), on=DAY)
    assert [each.state for each in api.followed(clerk, DAY)] == ["waiting"]
    duties.confirm_done(clerk, turn.pk, on=DAY)
    assert [each.state for each in api.followed(town, DAY)] == ["closed"]
    assert api.unfinished(world.group, DAY) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "好"}, "至少四个字"),
        ({"item": 9}, "没有第 9 个议题"),
        ({"due": date(2026, 10, 1)}, "2026"),
        ({"due": None}, "期限|频次|几个月"),
        ({"evidence": ""}, "凭什么|凭据|办完"),
        ({"owner": duties.Owner("town_head", "440118999000")}, "."),
    ],
)
def test_a_decision_without_owner_day_or_words_is_refused(
    world: World, change: dict[str, object], why: str
) -> None:
    world.held()
    told: dict[str, object] = {
        "text": "本月改造完五户", "owner": duties.Owner("town_head", TOWN_A),
        "evidence": "验收单和照片", "due": DUE, "item": 1, **change,
    }  # fmt: skip

    with pytest.raises((api.MeetingRefused, NotAllowed, LookupError), match=why):
        api.decide(world.who("district_clerk"), world.meeting.pk,
                   api.NewDecision(**told), on=DAY)  # type: ignore[arg-type]  # fmt: skip
    assert not api.Decision.objects.exists()
    assert not duties.Duty.objects.exists()


def test_nothing_is_decided_before_the_meeting(world: World) -> None:
    world.called()

    with pytest.raises(api.MeetingRefused, match="已通知"):
        world.decide()


def test_the_next_meeting_looks_at_what_is_late_first(world: World) -> None:
    clerk = world.who("district_clerk")
    world.held()
    world.decide(DAY + timedelta(days=60))
    late = world.decide(DAY + timedelta(days=3))
    after = DAY + timedelta(days=10)
    new = api.NewMeeting("dispatch", "第二次调度会", after, "会议室")
    row = api.plan_meeting(clerk, world.group.pk, new, on=after)

    waiting = api.unfinished(world.group, after)
    assert waiting[0] == late
    assert len(waiting) == 2
    about = api.NewItem("看第一次议定的改造", "督查", about=late.pk)
    api.add_item(clerk, row.pk, about, on=after)
    assert list(late.taken_up.all()) == list(row.items.all())
    with pytest.raises(api.MeetingRefused, match="已经在议程里"):
        api.add_item(clerk, row.pk, about, on=after)


def test_an_item_is_struck_and_a_meeting_called_off_with_its_reason(world: World) -> None:
    clerk, row = world.who("district_clerk"), world.called()
    api.add_item(clerk, row.pk, api.NewItem("多余的", "办公室"), on=DAY)

    api.strike_item(clerk, row.pk, 2)

    assert [each.number for each in row.items.all()] == [1]
    with pytest.raises(api.MeetingRefused, match="为什么取消"):
        api.call_off(clerk, row.pk, " ", on=DAY)
    assert api.call_off(clerk, row.pk, "台风", on=DAY).state == api.State.OFF
    assert Message.objects.filter(text__contains="台风").exists()
    with pytest.raises(api.MeetingRefused, match="已取消"):
        api.call_meeting(clerk, row.pk, on=DAY)


def test_minutes_are_signed_by_the_chair_and_only_renewed(world: World) -> None:
    clerk, head = world.who("district_clerk"), world.who("district_head")
    row = world.held()
    world.decide()
    api.write_minutes(clerk, row.pk, TEXT, on=DAY)
    with pytest.raises(NotAllowed, match="组长签发"):
        api.sign_minutes(clerk, row.pk, on=DAY)

    signed = api.sign_minutes(head, row.pk, on=DAY)

    assert signed.number == "石民领〔2026〕1号"
    pdf, name = api.minutes_pdf(world.who("town_head"), row.pk, 1)
    assert pdf.startswith(b"%PDF-")
    assert name == "石民领〔2026〕1号第1版.pdf"
    with pytest.raises(api.MeetingRefused, match="已经签发"):
        world.decide()
    with pytest.raises(api.MeetingRefused, match="为什么改"):
        api.write_minutes(clerk, row.pk, TEXT + "再加一句。", on=DAY)
    again = api.write_minutes(clerk, row.pk, TEXT + "再加一句。", "漏了一句", on=DAY)
    assert (again.version, again.number) == (2, signed.number)
    assert api.sign_minutes(head, row.pk, on=DAY).version == 2
    assert api.minutes_pdf(clerk, row.pk, 1)[0] == pdf


def test_who_drafted_does_not_sign(world: World) -> None:
    head, row = world.who("district_head"), world.held()
    api.write_minutes(head, row.pk, TEXT, on=DAY)

    with pytest.raises(api.MeetingRefused, match="不同的人"):
        api.sign_minutes(head, row.pk, on=DAY)
    with pytest.raises(api.MeetingRefused, match="还没有签发"):
        api.minutes_pdf(head, row.pk, 1)


def test_the_draft_tells_who_presided_and_what_was_talked_of(world: World) -> None:
    row = world.held()

    told = api.draft_of(row)

    assert "2026年11月2日" in told
    assert "适老化改造进度" in told
    assert api.presiding(row)[0].name in told


def test_every_verb_leaves_a_trail(world: World) -> None:
    world.held()
    world.decide()

    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"found_group", "plan_meeting", "add_agenda_item", "call_meeting", "hold_meeting",
            "decide_in_meeting", "assign_duty"} <= verbs  # fmt: skip
