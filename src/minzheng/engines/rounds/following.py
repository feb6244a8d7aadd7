"""Each day: who must be visited from now on, who no longer, what is due, what is late."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.notices import api as notices
from minzheng.engines.rounds.coded import (
    CHECK_LINE,
    DIED,
    INSTITUTION,
    MISSED_LINE,
    MOVED,
    OVER,
    State,
)
from minzheng.engines.rounds.models import Check, Due, Listed
from minzheng.engines.rounds.noticing import Noticed, notice
from minzheng.engines.rounds.planning import mark_missed, plan
from minzheng.engines.rounds.terms import escalate_days
from minzheng.engines.rounds.trail import LINK, record
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

LOOK_BACK = timedelta(days=92)  # what was missed longer ago has gone up its whole line


@dataclass(frozen=True)
class Rounds:
    """What a day brought: who came, who changed, who left; visits planned, missed, gone up."""

    came: int
    changed: int
    left: int
    planned: int
    missed: int
    urged: int


def advance_rounds(on: date) -> Rounds:
    """Bring the list up to the registers, plan the month, tell of what is late. Run again: 0."""
    counted: Counter[str] = Counter()
    listed = Listed.objects.filter(ended_on=None).select_related("person")
    known = {row.person_id: row for row in listed}
    for some in notice(on):
        for seen in some:
            with transaction.atomic():
                counted[_follow(seen, known.pop(seen.person.pk, None), on)] += 1
    counted["left"] += sum(_gone(row, on) for row in known.values())
    open_now = Listed.objects.filter(ended_on=None).order_by("pk")
    planned = plan(open_now, Month.of(on), on)
    missed = mark_missed(on)
    return Rounds(counted["came"], counted["changed"], counted["left"], planned, missed, _urge(on))


def rounds_day(on: date) -> int:
    """The same as one number: how much changed. Run again: 0."""
    return sum(vars(advance_rounds(on)).values())


def end_listing(row: Listed, ended_as: str, words: str, on: date) -> None:
    """No longer visited; what was due is dropped. The caller writes the trail."""
    row.ended_on, row.ended_as, row.ended_words = on, ended_as, words[:200]
    row.save(update_fields=["ended_on", "ended_as", "ended_words"])
    row.dues.filter(state=State.OPEN, due_on__gte=on).update(state=State.DROPPED)
    row.checks.filter(closed_on=None).update(closed_on=on, closed_by=SYSTEM.name)


def _follow(seen: Noticed, row: Listed | None, on: date) -> str:
    """One elder: listed, changed, ended or as before."""
    if row is None:
        return _take_up(seen, on)
    why = INSTITUTION if seen.in_home else MOVED if seen.moved else ""
    if not why and not seen.groups and not row.told:
        why = OVER
    if why:
        end_listing(row, why, "", on)
        record(row, "end_round", SYSTEM, ended_as=why)
        return "left"
    return _refresh(row, seen)


def _take_up(seen: Noticed, on: date) -> str:
    place = seen.person.division_code
    if not seen.groups or seen.in_home or seen.moved or not place:
        return "nothing"
    row = Listed.objects.create(
        person=seen.person, division_code=place, found=list(seen.groups), since=on
    )
    record(row, "list_round", SYSTEM, groups=list(seen.groups))
    return "came"


def _refresh(row: Listed, seen: Noticed) -> str:
    place = seen.person.division_code or row.division_code
    if (row.division_code, row.found) == (place, list(seen.groups)):
        return "nothing"
    if row.division_code != place:
        # Who visits belongs to the village left behind.
        row.visitor_key = row.visitor = row.substitute_key = row.substitute = ""
    row.division_code, row.found = place, list(seen.groups)
    row.save()
    record(row, "change_round", SYSTEM, groups=list(seen.groups))
    return "changed"


def _gone(row: Listed, on: date) -> int:
    """Somebody listed whom no register knows as a living elder."""
    died = row.person.died_on is not None and row.person.died_on <= on
    if row.told and not died:
        return 0
    with transaction.atomic():
        end_listing(row, DIED if died else OVER, "", on)
        record(row, "end_round", SYSTEM, ended_as=row.ended_as)
    return 1


def _urge(on: date) -> int:
    """What is late goes up its line, a post more each so many days."""
    how = notices.Urging("escalate_rounds", LINK, _said, escalate_days)
    return notices.urge(_late(on), how, on=on)


def _said(what: str, count: int) -> str:
    return f"您辖区内有 {count} 项{what}超过期限，请督促探访"


def _late(on: date) -> Iterator[notices.Late]:
    missed = Due.objects.filter(state=State.MISSED, due_on__gte=on - LOOK_BACK)
    for due in missed.order_by("pk"):
        yield notices.Late("老年人探访", due.ref, due.division_code, due.due_on, MISSED_LINE)
    for row in Check.objects.filter(closed_on=None).order_by("pk"):
        yield notices.Late("紧急核实", row.ref, row.division_code, row.due_on, CHECK_LINE)
