"""Every day: the next stretch of a rhythm opens, owners are reminded, what is late climbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from minzheng.engines.duties.coded import LADDER, State, TurnState
from minzheng.engines.duties.models import Duty, Turn
from minzheng.engines.duties.posts import confirmers_of, late
from minzheng.engines.duties.stretches import stretch
from minzheng.engines.duties.terms import confirm_days, escalate_days, remind_days
from minzheng.engines.duties.trail import record, tell_owner
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM

DUTY, CONFIRM = "任务", "任务核实"
MOST_OPENED = 400  # stretches at once: a rhythm of a month that slept for thirty years


@dataclass(frozen=True)
class DutyDay:
    """What a day brought."""

    opened: int
    reminded: int
    escalated: int


def advance_duties(on: date) -> DutyDay:
    """Open, remind, escalate; run again on the same day, nothing changes. Raises NotInForce."""
    opened = sum(_open_stretches(duty, on) for duty in _rhythms())
    _end_rhythms(on)
    return DutyDay(opened, _remind(on), _escalate(on))


def _rhythms() -> list[Duty]:
    rows = Duty.objects.filter(state=State.RUNNING, every_months__isnull=False)
    return list(rows.annotate(last=Max("turns__number")))


@transaction.atomic
def _open_stretches(duty: Duty, on: date) -> int:
    """Each stretch that has begun is there, whether the one before it was done or not."""
    first = duty.turns.order_by("number")[0]
    made: list[Turn] = []
    months, last = duty.every_months or 1, int(getattr(duty, "last", 0) or 0)
    for number in range(last + 1, last + MOST_OPENED):
        begins, due = stretch(first.begins_on, months, number, duty.at_least)
        if begins > on or (duty.until is not None and due > duty.until):
            break
        made.append(Turn(duty=duty, number=number, begins_on=begins, due_on=due))
    Turn.objects.bulk_create(made)
    if made:
        record(duty, "open_duty_turn", SYSTEM, turns=len(made))
    return len(made)


def _end_rhythms(on: date) -> None:
    """A rhythm that is over and has nothing open is done."""
    over = Duty.objects.filter(state=State.RUNNING, until__lt=on)
    waiting = Turn.objects.filter(duty=OuterRef("pk")).exclude(state=TurnState.CLOSED)
    over.exclude(Exists(waiting)).update(state=State.DONE, ended_on=on)


def _remind(on: date) -> int:
    told = 0
    rows = Turn.objects.filter(
        state=TurnState.OPEN, duty__state=State.RUNNING, reminded_on=None, due_on__gte=on
    )
    for row in rows.select_related("duty"):
        days = remind_days(row.duty.division_code, on)
        if row.due_on <= on + timedelta(days=days) and row.duty.given_on < on:
            _tell(row, on)
            told += 1
    return told


@transaction.atomic
def _tell(row: Turn, on: date) -> None:
    Turn.objects.filter(pk=row.pk).update(reminded_on=on)
    left = (row.due_on - on).days
    when = f"还剩 {left} 天" if left else "今天到期"
    tell_owner(row.duty, f"任务“{row.duty.title}”{row.due_on} 前办结，{when}", on=on)


def _escalate(on: date) -> int:
    how = notices.Urging("escalate_duties", "duties", _said, escalate_days)
    return notices.urge(_late(on), how, on=on)


def _late(on: date) -> Iterator[notices.Late]:
    """First the owner hears, then one post above after another; proofs climb as well."""
    rows = Turn.objects.filter(duty__state=State.RUNNING).select_related("duty")
    for row in rows.filter(late(on)):
        line = (row.duty.owner_role, *LADDER.get(row.duty.owner_role, ()))
        yield notices.Late(DUTY, row.ref, row.duty.division_code, row.due_on, line)
    for row in rows.filter(state=TurnState.HANDED_IN, handed_on__isnull=False):
        place = row.duty.division_code
        due = (row.handed_on or on) + timedelta(days=confirm_days(place, on))
        yield notices.Late(CONFIRM, row.ref, place, due, confirmers_of(row.duty))


def _said(what: str, count: int) -> str:
    return f"有 {count} 项{what}超过期限，请办理或督办"
