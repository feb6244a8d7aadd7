"""A meeting takes place: who came, what was decided; every decision is a duty at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties import api as duties
from minzheng.engines.meetings.arranging import writable
from minzheng.engines.meetings.coded import MEETING, Place, Presence, State
from minzheng.engines.meetings.errors import MeetingRefused
from minzheng.engines.meetings.models import Attendance, Decision, Meeting
from minzheng.engines.meetings.trail import record

LEAST = 4  # fewer signs decide nothing
PRESIDING = (Place.CHAIR, Place.VICE)


@dataclass(frozen=True)
class Came:
    """How somebody who was called came; `stands_in` names who came for her."""

    presence: str
    stands_in: str = ""


@dataclass(frozen=True)
class NewDecision:
    """What was decided, whose it is, what proves it, by when or how often; `item`: its number."""

    text: str
    owner: duties.Owner
    evidence: str
    due: date | None = None
    every_months: int | None = None
    item: int | None = None


@transaction.atomic
def hold(by: Viewer, pk: int, came: Mapping[int, Came], *, on: date) -> Meeting:
    """Write down who came; `came` by the number of the attendance.

    Raises MeetingRefused before its day, where somebody is left out, or where nobody presided.
    """
    row = writable(by, pk, State.CALLED)
    if on < row.day:
        raise MeetingRefused(f"会议定在 {row.day}，开了以后再记")
    called = {each.pk: each for each in row.attendances.all()}
    missing = [each.name for key, each in called.items() if key not in came]
    if missing:
        raise MeetingRefused(f"还没有记{'、'.join(missing)}来没来")
    for key, each in called.items():
        _mark(each, came[key])
    if not any(each.seat in PRESIDING and each.presence == Presence.PRESENT
               for each in called.values()):  # fmt: skip
        raise MeetingRefused("组长和副组长都没有到会，会议没有人主持。请改期，或者核对到会情况")
    row.state = State.HELD
    row.save(update_fields=["state"])
    record(row, "hold_meeting", by.doer, called=len(called))
    return row


@transaction.atomic
def decide(by: Viewer, pk: int, new: NewDecision, *, on: date) -> Decision:
    """Write a decision down: it is a duty of its owner from now on.

    Raises MeetingRefused before the meeting, after the minutes were signed, or for what the
    duties engine refuses (no owner in office, a day gone by, no evidence named).
    """
    row = writable(by, pk, State.HELD)
    if row.minutes.exclude(signed_on=None).exists():
        raise MeetingRefused("纪要已经签发，不能再加议定事项。请在下一次会议议定")
    item = row.items.filter(number=new.item).first() if new.item is not None else None
    if new.item is not None and item is None:
        raise MeetingRefused(f"没有第 {new.item} 个议题，请重新选")
    if len(new.text.strip()) < LEAST:
        raise MeetingRefused("请写明议定什么，至少四个字")
    told = duties.NewDuty(
        new.text, new.owner, new.evidence, new.due, new.every_months,
        source=duties.Link(MEETING, str(row.pk), f"{row.day} {row.title}"),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(told, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise MeetingRefused(str(refusal)) from refusal
    made = Decision.objects.create(
        meeting=row, item=item, number=row.decisions.count() + 1, text=new.text.strip()[:200],
        duty=duty,
    )  # fmt: skip
    record(row, "decide_in_meeting", by.doer, number=made.number, duty=duty.pk)
    return made


def _mark(row: Attendance, came: Came) -> None:
    if came.presence not in Presence.values or came.presence == Presence.CALLED:
        raise MeetingRefused(f"请选{row.name}是到会、派人代会、请假还是缺席")
    if came.presence == Presence.SENT and not came.stands_in.strip():
        raise MeetingRefused(f"请写谁代{row.name}参加")
    row.presence, row.stands_in = came.presence, came.stands_in.strip()[:60]
    row.save(update_fields=["presence", "stands_in"])
