"""Up and down between village, town and district: each move has a reason and a new clock."""

from collections import Counter
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.discovery.clocks import due
from minzheng.engines.discovery.coded import DISTRICT, LEVELS, VILLAGE
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.models import WAITING, Deed, Entry, State
from minzheng.engines.discovery.noting import (
    locked,
    note,
    require_waiting,
    require_words,
    waiting,
    write_down,
)
from minzheng.engines.discovery.posts import (
    HEADS,
    POSTS,
    level_below,
    next_level,
    require_raise,
)
from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import level as level_of
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import officers_with

Kind = Deed.Kind
TOGETHER = 500


@transaction.atomic
def raise_up(entry: Entry, words: str, *, by: Viewer, on: date) -> Entry:
    """Hand an entry to the level above, or take it up from there; it lies on that level's list.

    Raises DiscoveryRefused (closed, no reason, at the top already), NotAllowed.
    """
    row = locked(entry)
    require_raise(by, row)
    require_waiting(row)
    if row.level == DISTRICT:
        raise DiscoveryRefused("已经在区里，没有再上一级；请在区里办理，或者下派")
    require_words(words, "请写明为什么上交：试过什么、还差什么")
    _move(row, next_level(row.level), on)
    note(row, Kind.RAISED, words, by=by, on=on)
    _tell(row, f"有一户由{LEVELS[level_below(row.level)]}上交，{row.due_on}到期", on)
    return row


@transaction.atomic
def hand_down(entry: Entry, words: str, *, by: Viewer, on: date) -> Entry:
    """Hand an entry to the level below. Raises DiscoveryRefused (closed, no reason, nobody there,
    no village known), NotAllowed.
    """
    row = waiting(entry, by)
    if row.level == VILLAGE:
        raise DiscoveryRefused("已经在村（社区），没有再下一级；请直接办理，或者上交")
    require_words(words, "请写明为什么下派：要村里、镇里做什么")
    below = level_below(row.level)
    if below == VILLAGE and level_of(row.division_code) != "village":
        raise DiscoveryRefused("还不知道在哪个村（社区），不能下派；请先问清住处")
    if not any(officers_with(role, row.division_code, on) for role in POSTS[below]):
        raise DiscoveryRefused(f"那里的{LEVELS[below]}现在没有人在岗，请在这一级办理")
    _move(row, below, on)
    note(row, Kind.LOWERED, words, by=by, on=on)
    _tell(row, f"有一户由{LEVELS[next_level(below)]}下派，请办理，{row.due_on}到期", on)
    return row


@transaction.atomic
def escalate_overdue(on: date) -> int:
    """Move every late entry one level up; at the top its head is told once. Gives how many.

    Run again on the same day, nothing changes: who was moved has a new clock.
    """
    late = Entry.objects.filter(state__in=WAITING, due_on__lt=on)
    rows = list(late.exclude(level=DISTRICT, escalated_on__isnull=False)[: TOGETHER * 100])
    told: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for officer in officers_with(HEADS[row.level], row.division_code, on):
            told[officer.staff_number, officer.name] += 1
        _escalate(row, on)
    if not rows:
        return 0
    for (number, name), count in told.items():
        text = f"主动发现名单上有 {count} 户到期没有办，已转到您这一级，请督办"
        to = notices.Recipient("officer", number, name)
        notices.send_message(to, text, link="entries", on=on)
    detail = {"on": on.isoformat(), "late": len(rows)}
    audit.record(SYSTEM, "escalate_entries", "entries", detail=detail)
    return len(rows)


def _escalate(row: Entry, on: date) -> None:
    words = f"{row.due_on} 到期没有办结"
    if row.level == DISTRICT:
        row.escalated_on = on
        row.save(update_fields=["escalated_on"])
    else:
        _move(row, next_level(row.level), on)
    write_down(row, Kind.LATE, words, by=SYSTEM, on=on)


def _move(row: Entry, level: str, on: date) -> None:
    """At the other level it is on the list, in nobody's hands, and its clock begins."""
    row.level, row.since, row.escalated_on = level, on, None
    row.taken_by = row.taken_name = ""
    row.state = State.VISITED if row.state == State.VISITED else State.OPEN
    row.due_on = due(row, on)
    row.save(update_fields=[
        "level", "since", "escalated_on", "taken_by", "taken_name", "state", "due_on",
    ])  # fmt: skip


def _tell(row: Entry, text: str, on: date) -> None:
    for officer in officers_with(POSTS[row.level][0], row.division_code, on):
        to = notices.Recipient("officer", officer.staff_number, officer.name)
        notices.send_message(to, text, link=row.ref, on=on)
