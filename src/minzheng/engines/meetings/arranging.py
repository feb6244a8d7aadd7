"""A meeting is arranged: its day, its agenda, who is called; or it does not take place."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.meetings.coded import WRITERS, Kind, Place, State
from minzheng.engines.meetings.errors import MeetingRefused
from minzheng.engines.meetings.following import unfinished
from minzheng.engines.meetings.models import Attendance, Item, Meeting
from minzheng.engines.meetings.posts import group_for, meeting_for
from minzheng.engines.meetings.trail import record, tell_called
from minzheng.registers.offices.api import officers_with
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER, MOST_ITEMS = "meeting-papers", 40


@dataclass(frozen=True)
class NewMeeting:
    """When and where a group meets, and what for."""

    kind: str
    title: str
    day: date
    place: str


@dataclass(frozen=True)
class NewItem:
    """Something to talk of. `about`: the number of a decision of an earlier meeting."""

    title: str
    told_by: str
    words: str = ""
    paper: Paper | None = None
    about: int | None = None


@transaction.atomic
def plan_meeting(by: Viewer, group: int, new: NewMeeting, *, on: date) -> Meeting:
    """Arrange a meeting. Raises NoSuchMeeting, MeetingRefused (a day gone by), NotAllowed."""
    row = group_for(by, group)
    require(by, WRITERS, row.division_code)
    if new.kind not in Kind.values:
        raise MeetingRefused(f"会议种类请从{'、'.join(Kind.labels)}里选")
    if not new.title.strip() or not new.place.strip():
        raise MeetingRefused("请写会议名称和地点")
    if new.day < on:
        raise MeetingRefused(f"会议日期 {new.day} 已经过了，请写 {on} 以后的日期")
    made = Meeting.objects.create(
        group=row, kind=new.kind, title=new.title.strip()[:120], day=new.day,
        place=new.place.strip()[:120], planned_on=on, planned_by=by.doer.name,
    )  # fmt: skip
    record(made, "plan_meeting", by.doer, day=f"{new.day}")
    return made


@transaction.atomic
def add_item(by: Viewer, pk: int, new: NewItem, *, on: date) -> Item:
    """Put something on the agenda, before the meeting was held. Raises as plan_meeting."""
    row = writable(by, pk, State.PLANNED, State.CALLED)
    if not new.title.strip() or not new.told_by.strip():
        raise MeetingRefused("请写议题和谁来汇报")
    known = list(row.items.values_list("number", "about_id"))
    if len(known) >= MOST_ITEMS:
        raise MeetingRefused(f"一次会议最多 {MOST_ITEMS} 个议题，请另开一次")
    if new.about is not None:
        _refuse_about(row, new.about, {about for _, about in known}, on)
    made = Item(
        meeting=row, number=max((number for number, _ in known), default=0) + 1,
        title=new.title.strip()[:120], told_by=new.told_by.strip()[:80],
        words=new.words.strip()[:500], about_id=new.about,
    )  # fmt: skip
    if new.paper is not None:
        _keep(made, new.paper)
    made.save()
    record(row, "add_agenda_item", by.doer, number=made.number, paper=made.paper_name)
    return made


@transaction.atomic
def strike_item(by: Viewer, pk: int, number: int) -> Meeting:
    """Take an item off again, before anything was decided of it. Raises as plan_meeting."""
    row = writable(by, pk, State.PLANNED, State.CALLED)
    if not row.items.filter(number=number).delete()[0]:
        raise MeetingRefused(f"没有第 {number} 个议题，请刷新页面")
    record(row, "strike_agenda_item", by.doer, number=number)
    return row


@transaction.atomic
def call_meeting(by: Viewer, pk: int, *, on: date) -> Meeting:
    """Tell every member; called again, newcomers to the posts are told too.

    Raises MeetingRefused without an agenda or where nobody holds the chair's post.
    """
    row = writable(by, pk, State.PLANNED, State.CALLED)
    if not row.items.exists():
        raise MeetingRefused("还没有议题。请先把要议的列入议程，再通知")
    _seat_everybody(row, on)
    if not row.attendances.filter(seat=Place.CHAIR).exists():
        raise MeetingRefused("组长的岗位现在没有人。请先改小组成员，或者补上任职")
    row.state, row.called_on = State.CALLED, on
    row.save(update_fields=["state", "called_on"])
    count = row.items.count()
    tell_called(
        row, f"{row.day} 在{row.place}开“{row.title}”，议题 {count} 个，请看议程和材料", on=on
    )
    record(row, "call_meeting", by.doer, called=row.attendances.count())
    return row


@transaction.atomic
def call_off(by: Viewer, pk: int, why: str, *, on: date) -> Meeting:
    """It does not take place; who was called is told why. Raises as plan_meeting."""
    row = writable(by, pk, State.PLANNED, State.CALLED)
    if not why.strip():
        raise MeetingRefused("请写明为什么取消，被通知的人会看到")
    row.state, row.off_why = State.OFF, why.strip()[:200]
    row.save(update_fields=["state", "off_why"])
    tell_called(row, f"“{row.title}”不开了：{row.off_why[:100]}", on=on)
    record(row, "call_off_meeting", by.doer, why=row.off_why)
    return row


def open_paper(viewer: Viewer, pk: int, number: int) -> tuple[bytes, str, str]:
    """The paper of an item, its kind and name. Raises NoSuchMeeting, MeetingRefused, PaperLost."""
    row = meeting_for(viewer, pk)
    item = row.items.filter(number=number).exclude(paper="").first()
    if item is None:
        raise MeetingRefused("这个议题没有材料")
    content, mime = read_kept(item.paper, item.paper_digest)
    with transaction.atomic():
        record(row, "open_meeting_paper", viewer.doer, number=number)
    return content, mime, item.paper_name


def writable(by: Viewer, pk: int, *states: str) -> Meeting:
    """The meeting, locked, in one of the states.

    Raises NoSuchMeeting, MeetingRefused, NotAllowed.
    """
    row = Meeting.objects.select_for_update().get(pk=meeting_for(by, pk).pk)
    require(by, WRITERS, row.group.division_code)
    if row.state not in states:
        raise MeetingRefused(f"会议现在是“{row.get_state_display()}”，这一步不能办。请刷新页面")
    return row


def _refuse_about(row: Meeting, about: int, taken: set[int | None], on: date) -> None:
    if about in taken:
        raise MeetingRefused("这件议定事项已经在议程里了")
    if about not in {each.pk for each in unfinished(row.group, on)}:
        raise MeetingRefused("这件议定事项不是本小组没有办结的，请重新选")


def _keep(item: Item, paper: Paper) -> None:
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise MeetingRefused(str(refusal)) from refusal
    item.paper, item.paper_digest, item.paper_name = kept.path, kept.digest, paper.name[:120]


def _seat_everybody(row: Meeting, on: date) -> None:
    """Who holds each seat's post; nobody twice, and in the highest seat she has."""
    order = {Place.CHAIR: 0, Place.VICE: 1, Place.MEMBER: 2}
    known = set(row.attendances.values_list("key", flat=True))
    for seat in sorted(row.group.seats.all(), key=lambda each: (order[Place(each.place)], each.pk)):
        for officer in officers_with(seat.role, seat.division_code, on):
            if officer.staff_number not in known:
                known.add(officer.staff_number)
                Attendance.objects.create(
                    meeting=row, key=officer.staff_number, name=officer.name, role=seat.role,
                    division_code=seat.division_code, seat=seat.place,
                )  # fmt: skip
