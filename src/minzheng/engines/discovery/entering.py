"""Somebody comes onto the list: one entry a household, every further reason joins it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from minzheng.engines.discovery.clocks import due
from minzheng.engines.discovery.coded import ORDER, VILLAGE
from minzheng.engines.discovery.models import Deed, Entry, Reason, State
from minzheng.engines.discovery.noting import write_down
from minzheng.engines.discovery.posts import first_level
from minzheng.kernel.doer import Doer
from minzheng.registers.sealing import seal

Kind = Deed.Kind


@dataclass(frozen=True)
class NewReason:
    """Why somebody comes onto the list. `home`: none while nobody knows who it is.

    `level`: from which level it may be read. `entry`: the entry somebody chose to join.
    """

    kind: str
    words: str
    division: str
    home: int | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    tip: int | None = None
    alert: int | None = None
    watched: int | None = None
    level: str = VILLAGE
    is_urgent: bool = False
    entry: int | None = None


def enter(new: NewReason, *, by: Doer, on: date) -> Entry:
    """The entry of a reason: its household's, or a new one; a reason is entered once.

    Stands inside the caller's transaction, which tells the trail.
    """
    before = _entered(new)
    if before is not None:
        return before
    entry = _standing(new)
    if entry is None:
        entry = _opened(new, by, on)
    elif entry.waits:
        _added(entry, new, by, on)
    else:
        back_on_list(entry, f"{new.words}", by=by, on=on, level=_level(new, on))
        _hasten(entry, new, on)
    Reason.objects.create(
        entry=entry, kind=new.kind, tip_id=new.tip, alert_id=new.alert,
        watched_id=new.watched, words=new.words[:60], level=new.level, on=on,
    )  # fmt: skip
    return entry


def back_on_list(entry: Entry, words: str, *, by: Doer, on: date, level: str) -> None:
    """A closed entry waits again, in nobody's hands, with a clock of its own."""
    entry.state, entry.level, entry.since = State.OPEN, level, on
    entry.closed_on, entry.outcome, entry.escalated_on = None, "", None
    entry.taken_by = entry.taken_name = entry.case_number = ""
    entry.due_on = due(entry, on)
    entry.save()
    write_down(entry, Kind.REOPENED, words, by=by, on=on)


def _entered(new: NewReason) -> Entry | None:
    keys = {"tip_id": new.tip, "alert_id": new.alert, "watched_id": new.watched}
    known = {name: key for name, key in keys.items() if key is not None}
    found = Reason.objects.filter(**known).select_related("entry").first()
    return found.entry if found else None


def _standing(new: NewReason) -> Entry | None:
    """The household's own entry, or the one that somebody said it is the same as."""
    rows = Entry.objects.select_for_update().exclude(state=State.JOINED)
    if new.home is not None:
        own = rows.filter(home=new.home).first()
        if own is not None:
            return own
    return rows.filter(pk=new.entry).first() if new.entry else None


def _opened(new: NewReason, by: Doer, on: date) -> Entry:
    told = {name: text for name, text in new.told.items() if text}
    entry = Entry(
        home=new.home,
        told_sealed=seal(json.dumps(told, ensure_ascii=False)) if told else "",
        division_code=new.division,
        level=_level(new, on),
        is_urgent=new.is_urgent,
        opened_on=on,
        since=on,
    )
    entry.due_on = due(entry, on)
    entry.place_in_order()
    entry.save()
    write_down(entry, Kind.LISTED, new.words, by=by, on=on)
    return entry


def _added(entry: Entry, new: NewReason, by: Doer, on: date) -> None:
    _hasten(entry, new, on)
    write_down(entry, Kind.ADDED, new.words, by=by, on=on)


def _hasten(entry: Entry, new: NewReason, on: date) -> None:
    """What is urgent makes the whole entry so; who it is may become known by it."""
    if new.home is not None and entry.home is None:
        entry.home = new.home
    if new.is_urgent and not entry.is_urgent:
        entry.is_urgent = True
        entry.due_on = min(entry.due_on, due(entry, on))
        entry.place_in_order()
    entry.save()


def _level(new: NewReason, on: date) -> str:
    """The lowest level somebody works at there, not below the one that may read the reason."""
    lowest = first_level(new.division, on)
    return max(lowest, new.level, key=ORDER.index)
