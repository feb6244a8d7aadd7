"""Somebody answers an alarm, arrives, and says what it was."""

from datetime import date, datetime

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.alarms.coded import Outcome, State
from minzheng.engines.alarms.errors import AlarmRefused
from minzheng.engines.alarms.models import Alarm, Step
from minzheng.engines.alarms.posts import alarm_for, may_answer
from minzheng.engines.audit import api as audit

MOST_WORDS = 200


@transaction.atomic
def answer(viewer: Viewer, pk: int, words: str, *, now: datetime) -> Alarm:
    """I take it: the ladder stops. Raises NoSuchAlarm, NotAllowed, AlarmRefused."""
    row = _at(viewer, pk, now.date(), State.OPEN)
    row.state, row.answered_at, row.answered_by = State.ANSWERED, now, viewer.doer.name
    row.save(update_fields=["state", "answered_at", "answered_by"])
    _note(viewer, row, "应答", words, now)
    audit.record(viewer.doer, "answer_alarm", row.ref, division=row.division_code,
                 detail={"seconds": int((now - row.received_at).total_seconds())})  # fmt: skip
    return row


@transaction.atomic
def arrive(viewer: Viewer, pk: int, words: str, *, now: datetime) -> Alarm:
    """Somebody is there. Raises as answer()."""
    row = _at(viewer, pk, now.date(), State.ANSWERED)
    row.state, row.arrived_at = State.ARRIVED, now
    row.save(update_fields=["state", "arrived_at"])
    _note(viewer, row, "到达现场", words, now)
    audit.record(viewer.doer, "arrive_at_alarm", row.ref, division=row.division_code)
    return row


@transaction.atomic
def close(viewer: Viewer, pk: int, outcome: str, found: str, *, now: datetime) -> Alarm:
    """What it was. A false alarm, a drill, or somebody safe by telephone needs nobody there.

    Raises as answer().
    """
    row = _at(viewer, pk, now.date(), State.ANSWERED, State.ARRIVED)
    _check(row, outcome, found)
    row.state, row.closed_at = State.CLOSED, now
    row.outcome, row.found = outcome, found.strip()[:MOST_WORDS]
    row.save(update_fields=["state", "closed_at", "outcome", "found"])
    _note(viewer, row, f"办结：{row.get_outcome_display()}", row.found, now)
    audit.record(viewer.doer, "close_alarm", row.ref, division=row.division_code,
                 detail={"outcome": outcome})  # fmt: skip
    return row


def _check(row: Alarm, outcome: str, found: str) -> None:
    if outcome not in Outcome.values:
        raise AlarmRefused("请选择结果")
    if (outcome == Outcome.DRILL) != row.drill:
        what = "演练的结果请选“演练”" if row.drill else "这不是演练，请选实际的结果"
        raise AlarmRefused(what)
    if not found.strip():
        raise AlarmRefused("请写明看到、问到的情况")
    there = (Outcome.HELPED, Outcome.HOSPITAL, Outcome.DANGER, Outcome.DIED)
    if outcome in there and row.state != State.ARRIVED:
        raise AlarmRefused("还没有记到达现场。请先记到场，再写这个结果")


def _at(viewer: Viewer, pk: int, on: date, *states: State) -> Alarm:
    if not may_answer(viewer, alarm_for(viewer, pk, on)):
        raise NotAllowed("报警由养老服务中心、镇街和区里的经办人应答。您可以查看")
    rows = Alarm.objects.select_for_update(of=("self",)).select_related("device", "facility")
    row = rows.get(pk=pk)
    if row.state not in states:
        who = f"，{row.answered_by}已经应答" if row.answered_by else ""
        raise AlarmRefused(f"这条报警现在是“{row.get_state_display()}”{who}。请刷新页面")
    return row


def _note(viewer: Viewer, row: Alarm, what: str, words: str, now: datetime) -> None:
    told = words.strip()[:MOST_WORDS]
    Step.objects.create(alarm=row, at=now, what=what[:20], words=told, by=viewer.doer.name)
